package com.artisancommerce.platform.streams;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Events as bytes: fields of a line each, a blank line at the end. */
@Singleton
class EventWriter {

    private static final byte[] ID = "id:".getBytes(US_ASCII);
    private static final byte[] EVENT = "event:".getBytes(US_ASCII);
    private static final byte[] RETRY = "retry:".getBytes(US_ASCII);
    private static final byte[] DATA = "data:".getBytes(US_ASCII);

    private final StreamsConfig config;
    private final ObjectMapper json;

    EventWriter(StreamsConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    /** @param first says when to come back, so that clients who lost the same instance do not come at once */
    void write(StreamEvent event, boolean first, ByteBuf to) {
        line(ID, event.id(), to);
        line(EVENT, event.name(), to);
        if (first) {
            line(RETRY, Long.toString(retryMillis()), to);
        }
        to.writeBytes(DATA);
        data(event, to);
        to.writeByte('\n').writeByte('\n');
    }

    private static void line(byte[] field, @Nullable String value, ByteBuf to) {
        if (value != null) {
            to.writeBytes(field).writeCharSequence(value, UTF_8);
            to.writeByte('\n');
        }
    }

    /** JSON as Jackson writes it has no line ends of its own. */
    private void data(StreamEvent event, ByteBuf to) {
        try {
            if (event.data() instanceof SharedData shared) {
                to.writeBytes(shared.json(json));
            } else {
                json.writeValue((OutputStream) new ByteBufOutputStream(to), event.data());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the data of a " + event.name() + " event as JSON", e);
        }
    }

    private long retryMillis() {
        long least = config.retry().toMillis();
        return least + ThreadLocalRandom.current().nextLong(least + 1);
    }
}
