package com.artisancommerce.localstack;

/** One server of the stack. It keeps its port and its data when it is stopped and started again. */
public interface LocalServer {
    /** The name people know it by, as in "PostgreSQL". */
    String name();

    int port();

    /** Starts the server and returns when it answers; a server that runs is left alone. */
    void start();

    /** Stops the server orderly; a server that is stopped is left alone. */
    void stop();
}
