package com.artisancommerce.bench.load;

import java.util.List;

/**
 * A GET of a path.
 *
 * @param headers as lines
 */
public record Request(String path, List<String> headers) {

    public Request {
        headers = List.copyOf(headers);
    }

    public static Request to(String path, String... headers) {
        return new Request(path, List.of(headers));
    }

    /** With a bar where a line ends. */
    String line() {
        StringBuilder line = new StringBuilder("GET " + path + " HTTP/1.1|Host: localhost|");
        headers.forEach(header -> line.append(header).append('|'));
        return line.append('|').toString();
    }
}
