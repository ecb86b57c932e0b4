package com.artisancommerce.platform.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventWriterTest {

    private final EventWriter writer = new EventWriter(
            new SmallRyeConfigBuilder()
                    .withMapping(StreamsConfig.class)
                    .withDefaultValue("artisan.streams.max-open", "1")
                    .withDefaultValue("artisan.streams.max-reading", "1")
                    .build()
                    .getConfigMapping(StreamsConfig.class),
            new ObjectMapper());

    @Test
    void writesALineForEachFieldAndABlankOne() {
        assertThat(written(new StreamEvent("state", "7", List.of("a\nb", "ö")), false))
                .isEqualTo("id:7\nevent:state\ndata:[\"a\\nb\",\"ö\"]\n\n");
    }

    @Test
    void leavesTheIdBeforeInForceWhereThereIsNone() {
        assertThat(written(new StreamEvent("reset", null, 1), false)).isEqualTo("event:reset\ndata:1\n\n");
    }

    @Test
    void saysFirstWhenToComeBackAndNotToAllTheSame() {
        List<String> retries = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> written(new StreamEvent("state", "7", 1), true))
                .toList();

        assertThat(retries)
                .allMatch(event -> event.matches("id:7\nevent:state\nretry:1\\d{3}\ndata:1\n\n|(?s).*retry:2000.*"));
        assertThat(retries.stream().distinct().count()).isGreaterThan(10);
    }

    @Test
    void writesDataThatIsSharedOnce() {
        AtomicInteger asked = new AtomicInteger();
        SharedData lengths = new SharedData(
                (Iterable<Integer>) () -> List.of(asked.incrementAndGet()).iterator());

        assertThat(written(new StreamEvent("state", "1", lengths), false)).contains("data:[1]\n");
        assertThat(written(new StreamEvent("state", "2", lengths), false)).contains("id:2\n", "data:[1]\n");
        assertThat(asked.get()).isEqualTo(1);
    }

    private String written(StreamEvent event, boolean first) {
        ByteBuf to = Unpooled.buffer();
        writer.write(event, first, to);
        return to.toString(UTF_8);
    }
}
