package com.artisancommerce.platform.sql;

import com.artisancommerce.localstack.LocalStack;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Transactions of the system role whose statements are counted on the wire, between the client and PostgreSQL: every Execute of the extended
 * protocol and every simple query, begin and commit included.
 */
public final class CountedSql implements AutoCloseable {

    private static final int EXECUTE = 'E';
    private static final int QUERY = 'Q';

    private final AtomicInteger statements = new AtomicInteger();
    private final PgConnectOptions server;
    private final ServerSocket door;
    private final Pool pool;

    public CountedSql(Vertx vertx) {
        var keys = LocalStack.shared().environment();
        server = PgConnectOptions.fromUri(keys.get("artisan.database.url"));
        try {
            door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::pass);
        PgConnectOptions counted = new PgConnectOptions(server)
                .setHost("127.0.0.1")
                .setPort(door.getLocalPort())
                .setUser("artisan_system")
                .setPassword(keys.get("artisan.database.system-password"))
                .setCachePreparedStatements(true);
        pool = new Pool(PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(1))
                .connectingTo(counted)
                .using(vertx.getDelegate())
                .build());
    }

    public SystemSql sql() {
        return new SystemSql(pool);
    }

    /** How many statements went through since the last time this was asked. */
    public int statements() {
        return statements.getAndSet(0);
    }

    private void pass() {
        try {
            Socket client = door.accept();
            Socket database = new Socket(server.getHost(), server.getPort());
            Thread.ofVirtual().start(() -> answers(database, client));
            requests(new DataInputStream(client.getInputStream()), new DataOutputStream(database.getOutputStream()));
        } catch (IOException hungUp) {
            // the test is over
        }
    }

    private static void answers(Socket database, Socket client) {
        try {
            database.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException hungUp) {
            // the test is over
        }
    }

    /** The first message has no type; every other one begins with it, and with the length of what follows. */
    private void requests(DataInputStream client, DataOutputStream database) throws IOException {
        copyRest(client, database);
        while (true) {
            int type = client.readUnsignedByte();
            if (type == EXECUTE || type == QUERY) {
                statements.incrementAndGet();
            }
            database.writeByte(type);
            copyRest(client, database);
        }
    }

    private static void copyRest(DataInputStream client, DataOutputStream database) throws IOException {
        int length = client.readInt();
        database.writeInt(length);
        database.write(client.readNBytes(length - Integer.BYTES));
        database.flush();
    }

    @Override
    public void close() {
        pool.closeAndForget();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
