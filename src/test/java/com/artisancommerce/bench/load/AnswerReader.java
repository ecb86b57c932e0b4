package com.artisancommerce.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** Tells where an HTTP/1.1 answer ends, and whether it was 200: by its length, or by its chunks. One at a time, as often as wanted. */
final class AnswerReader {

    private static final byte[] LENGTH = "content-length:".getBytes(ISO_8859_1);
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int LINE_END = 2;
    private static final int HEAD_END = 4;
    private static final int UNKNOWN = -1;

    private byte[] bytes = new byte[16 * 1024];
    private int count;
    private int seen;
    private int bodyAt = UNKNOWN;
    private int endsAt = UNKNOWN;

    /** Takes more of the answer; true when it is complete. More than one answer is a mistake, for one is asked at a time. */
    boolean take(byte[] from, int length) {
        if (count + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, count + length));
        }
        System.arraycopy(from, 0, bytes, count, length);
        count += length;
        return isComplete();
    }

    boolean ok() {
        return bytes[STATUS_AT] == '2' && bytes[STATUS_AT + 1] == '0' && bytes[STATUS_AT + 2] == '0';
    }

    int length() {
        return count;
    }

    /** Ready for the next one. */
    void clear() {
        count = 0;
        seen = 0;
        bodyAt = UNKNOWN;
        endsAt = UNKNOWN;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, count, ISO_8859_1);
    }

    private boolean isComplete() {
        if (bodyAt == UNKNOWN && !readHead()) {
            return false;
        }
        if (endsAt == UNKNOWN) {
            readChunks();
        }
        return endsAt != UNKNOWN && count >= endsAt;
    }

    private boolean readHead() {
        for (int at = Math.max(0, seen - HEAD_END); at + HEAD_END <= count; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                bodyAt = at + HEAD_END;
                seen = bodyAt;
                int length = announced();
                endsAt = length == UNKNOWN ? UNKNOWN : bodyAt + length;
                return true;
            }
        }
        seen = count;
        return false;
    }

    private int announced() {
        for (int at = 0; at < bodyAt - HEAD_END; at++) {
            if (bytes[at] == '\n' && isLength(at + 1)) {
                return number(at + 1 + LENGTH.length, 10);
            }
        }
        return UNKNOWN;
    }

    private boolean isLength(int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            if (at + i >= bodyAt || (bytes[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    /** From chunk to chunk; {@code seen} is where the next one begins. */
    private void readChunks() {
        for (int line = lineEnd(seen); line != UNKNOWN; line = lineEnd(seen)) {
            int size = number(seen, 16);
            seen = line + LINE_END + size + LINE_END;
            if (size == 0) {
                endsAt = seen;
                return;
            }
        }
    }

    private int lineEnd(int from) {
        for (int at = from; at + LINE_END <= count; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n') {
                return at;
            }
        }
        return UNKNOWN;
    }

    private int number(int from, int radix) {
        int at = from;
        while (bytes[at] == ' ') {
            at++;
        }
        int number = 0;
        for (int digit = Character.digit(bytes[at], radix); digit >= 0; digit = Character.digit(bytes[++at], radix)) {
            number = number * radix + digit;
        }
        return number;
    }
}
