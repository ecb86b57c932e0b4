package com.artisancommerce.bench.load;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients in one thread, down at the sockets, on connections that stay open: each asks again as soon as it is answered. Told what to do by
 * lines: {@code requests <file>} (in it one request a line, line ends as {@code |}), {@code for <milliseconds>} (round and round),
 * {@code once} (each request once). The last two are answered by a {@link Tally}.
 */
final class Clients {

    private static final long PATIENCE_MILLIS = 30_000;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(128 * 1024);
    private final byte[] copy = new byte[128 * 1024];
    private final List<Client> clients = new ArrayList<>();
    private List<ByteBuffer> requests = List.of();
    private int next;
    private int last;
    private long until;
    private int waiting;
    private Latencies latencies = new Latencies();

    private Clients(int port, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Client client = new Client(channel);
            channel.register(selector, SelectionKey.OP_READ, client);
            clients.add(client);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Clients clients = new Clients(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                clients.obey(line.split(" ", 2));
            }
        }
    }

    private void obey(String[] order) throws IOException {
        switch (order[0]) {
            case "requests" -> {
                requests = Files.readAllLines(Path.of(order[1])).stream()
                        .map(line -> ByteBuffer.wrap(line.replace("|", "\r\n").getBytes(UTF_8)))
                        .toList();
                next = 0;
                System.out.println(requests.size());
            }
            case "for" -> ask(Integer.MAX_VALUE, Long.parseLong(order[1]));
            case "once" -> ask(requests.size(), Integer.MAX_VALUE);
            default -> System.err.println("What is " + order[0] + "?");
        }
    }

    private void ask(int most, long millis) throws IOException {
        latencies = new Latencies();
        long begin = System.nanoTime();
        until = begin + millis * 1_000_000;
        last = most;
        next = 0;
        for (Client client : clients) {
            client.ask(begin);
        }
        while (waiting > 0) {
            if (selector.select(PATIENCE_MILLIS) == 0) {
                throw new IllegalStateException(waiting + " requests are not answered");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                ((Client) key.attachment()).read();
            }
            selector.selectedKeys().clear();
        }
        System.out.println(latencies.tally(System.nanoTime() - begin));
    }

    /** One connection with at most one request under way. */
    private final class Client {

        private final SocketChannel channel;
        private final AnswerReader answer = new AnswerReader();
        private long askedAt;

        Client(SocketChannel channel) {
            this.channel = channel;
        }

        void ask(long now) throws IOException {
            if (next >= last || now >= until) {
                return;
            }
            ByteBuffer request = requests.get(next++ % requests.size()).duplicate();
            askedAt = now;
            waiting++;
            while (request.hasRemaining()) {
                channel.write(request);
            }
        }

        void read() throws IOException {
            buffer.clear();
            int count = channel.read(buffer);
            if (count < 0) {
                throw new IllegalStateException("The server hung up after " + answer);
            }
            buffer.flip().get(copy, 0, count);
            if (answer.take(copy, count)) {
                long now = System.nanoTime();
                waiting--;
                latencies.answered(now - askedAt, answer);
                answer.clear();
                ask(now);
            }
        }
    }
}
