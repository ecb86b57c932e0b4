package com.artisancommerce.bench.checkout;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection of a client in a single thread, down at the sockets so that it costs little: what comes is kept until somebody takes it. */
final class Lane {

    private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64 * 1024);
    private static final String LENGTH = "content-length: ";
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final SocketChannel channel;
    private final Runnable news;
    private final StringBuilder heard = new StringBuilder();
    private long sentAt;

    /** @param news run by {@link #read} whenever something came */
    private Lane(SocketChannel channel, Runnable news) {
        this.channel = channel;
        this.news = news;
    }

    static Lane open(int port, Selector selector, java.util.function.Consumer<Lane> news) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Lane[] self = new Lane[1];
        Lane lane = new Lane(channel, () -> news.accept(self[0]));
        self[0] = lane;
        channel.register(selector, SelectionKey.OP_READ, lane);
        return lane;
    }

    /** Requests are small: the socket takes them whole. */
    void send(String request) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(ISO_8859_1));
        sentAt = System.nanoTime();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    void read() throws IOException {
        BUFFER.clear();
        int count = channel.read(BUFFER);
        if (count < 0) {
            channel.close();
            throw new IOException("The server hung up after: " + heard);
        }
        for (int i = 0; i < count; i++) {
            heard.append((char) (BUFFER.get(i) & 0xff));
        }
        news.run();
    }

    /** The next whole answer with its head; empty when it is not all there yet. Every answer says how long it is. */
    String answer() {
        int head = heard.indexOf(END_OF_HEAD);
        if (head < 0) {
            return "";
        }
        int end = head + END_OF_HEAD.length() + length(head);
        if (heard.length() < end) {
            return "";
        }
        String answer = heard.substring(0, end);
        heard.delete(0, end);
        return answer;
    }

    private int length(int head) {
        String lower = heard.substring(0, head).toLowerCase(java.util.Locale.ROOT);
        int at = lower.indexOf(LENGTH);
        if (at < 0) {
            return 0;
        }
        int end = lower.indexOf('\r', at);
        return Integer.parseInt(lower.substring(at + LENGTH.length(), end < 0 ? lower.length() : end));
    }

    /** All that came and was not taken. */
    CharSequence heard() {
        return heard;
    }

    long nanosSinceSent() {
        return System.nanoTime() - sentAt;
    }

    void close() throws IOException {
        channel.close();
    }
}
