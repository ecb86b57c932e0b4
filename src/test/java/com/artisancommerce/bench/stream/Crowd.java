package com.artisancommerce.bench.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Thousands of clients of one server in one thread, down at the sockets so that they cost little. It is told what to do by lines:
 * {@code connect <port> <count> <head>}, {@code told} (events so far), {@code reach <events>} (waits a minute, and says when), {@code last <data>}
 * (how many were last told this).
 */
final class Crowd {

    private static final long PATIENCE_MILLIS = 60_000;
    private static final byte LINE_FEED = '\n';

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private final ConcurrentLinkedQueue<String> orders = new ConcurrentLinkedQueue<>();
    private final List<Member> members = new ArrayList<>();
    private long told;
    private long awaited = Long.MAX_VALUE;
    private long givenUpAt;

    private Crowd() throws IOException {}

    public static void main(String[] arguments) throws IOException {
        Crowd crowd = new Crowd();
        Thread.ofPlatform().daemon().start(crowd::listenToOrders);
        crowd.run();
    }

    private void listenToOrders() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                orders.add(line);
                selector.wakeup();
            }
        } catch (IOException e) {
            System.err.println("The bench hung up: " + e);
        }
        System.exit(0);
    }

    private void run() throws IOException {
        while (true) {
            selector.select(PATIENCE_MILLIS);
            for (SelectionKey key : selector.selectedKeys()) {
                ((Member) key.attachment()).read();
            }
            selector.selectedKeys().clear();
            if (told >= awaited) {
                awaited = Long.MAX_VALUE;
                System.out.println(System.nanoTime());
            } else if (awaited != Long.MAX_VALUE && System.nanoTime() > givenUpAt) {
                awaited = Long.MAX_VALUE;
                System.out.println("only " + told);
            }
            for (String order = orders.poll(); order != null; order = orders.poll()) {
                obey(order.split(" ", 4));
            }
        }
    }

    private void obey(String[] order) throws IOException {
        switch (order[0]) {
            case "connect" -> connect(Integer.parseInt(order[1]), Integer.parseInt(order[2]), order[3]);
            case "told" -> System.out.println(told);
            case "reach" -> {
                awaited = Long.parseLong(order[1]);
                givenUpAt = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
                selector.wakeup();
            }
            case "last" ->
                System.out.println(last(String.join(" ", List.of(order).subList(1, order.length))));
            default -> System.err.println("What is " + order[0] + "?");
        }
    }

    private void connect(int port, int count, String head) throws IOException {
        ByteBuffer request =
                ByteBuffer.wrap(head.replace('|', '\n').replace("\n", "\r\n").getBytes(UTF_8));
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.write(request.duplicate());
            channel.configureBlocking(false);
            Member member = new Member(channel);
            channel.register(selector, SelectionKey.OP_READ, member);
            members.add(member);
        }
        System.out.println(members.size());
    }

    private long last(String data) {
        String wanted = timeless(data);
        return members.stream()
                .filter(member -> timeless(member.tail()).equals(wanted))
                .count();
    }

    /** Without the instant and the version of which it was computed: where nothing else differs, there is no news. */
    private static String timeless(String data) {
        return data.replaceAll("\"(computedAt\":\"[^\"]*\"|queueVersion\":\\d+)", "");
    }

    /** One client: counts the blank lines that end events, and keeps the end of what it was sent. */
    private final class Member {

        private static final int TAIL = 4096;

        private final SocketChannel channel;
        private byte before;
        private byte[] tail = {};

        Member(SocketChannel channel) {
            this.channel = channel;
        }

        void read() throws IOException {
            buffer.clear();
            int count = channel.read(buffer);
            if (count < 0) {
                System.err.println("A client was hung up on; it was last told " + tail());
                channel.close();
                return;
            }
            for (int i = 0; i < count; i++) {
                byte now = buffer.get(i);
                if (now == LINE_FEED && before == LINE_FEED) {
                    told++;
                }
                before = now;
            }
            remember(count);
        }

        private void remember(int count) {
            int kept = Math.min(count, TAIL);
            int old = Math.min(tail.length, TAIL - kept);
            byte[] both = new byte[old + kept];
            System.arraycopy(tail, tail.length - old, both, 0, old);
            buffer.get(count - kept, both, old, kept);
            tail = both;
        }

        String tail() {
            String text = new String(tail, UTF_8);
            int data = text.lastIndexOf("data:");
            return data < 0 ? "" : text.substring(data + "data:".length()).strip();
        }
    }
}
