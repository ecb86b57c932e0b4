package com.artisancommerce.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** However an answer is cut on its way, it is complete with its last byte and not before. */
class AnswerReaderTest {

    private static final String BY_LENGTH = "HTTP/1.1 200 OK\r\nETag: \"1\"\r\ncontent-length: 5\r\n\r\nhello";
    private static final String BY_CHUNKS =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1A\r\n0\r\n\r\n6789 123456789 123456\r\n0\r\n\r\n";
    private static final String EMPTY = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";

    private final AnswerReader reader = new AnswerReader();

    @Test
    void endsAtItsLength() {
        endsWithItsLastByte(BY_LENGTH);
        assertThat(reader.ok()).isTrue();
    }

    @Test
    void endsWithItsLastChunk() {
        endsWithItsLastByte(BY_CHUNKS);
    }

    @Test
    void tellsWhatIsNot200() {
        endsWithItsLastByte(EMPTY);
        assertThat(reader.ok()).isFalse();
    }

    @Test
    void readsOneAfterTheOther() {
        endsWithItsLastByte(BY_CHUNKS);
        reader.clear();
        endsWithItsLastByte(BY_LENGTH);
        reader.clear();
        assertThat(reader.take(BY_LENGTH.getBytes(ISO_8859_1), BY_LENGTH.length()))
                .isTrue();
        assertThat(reader.length()).isEqualTo(BY_LENGTH.length());
    }

    private void endsWithItsLastByte(String answer) {
        for (int at = 0; at < answer.length(); at++) {
            byte[] next = {(byte) answer.charAt(at)};
            assertThat(reader.take(next, 1)).as(answer.substring(0, at + 1)).isEqualTo(at == answer.length() - 1);
        }
    }
}
