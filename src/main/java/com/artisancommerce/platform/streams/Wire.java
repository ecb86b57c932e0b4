package com.artisancommerce.platform.streams;

import io.netty.buffer.ByteBuf;

/** The way to one client once the head of its answer is out. Used on the client's event loop, but for {@link #onLoop}. */
interface Wire {

    /** Runs the task on the client's event loop, soon. On any thread. */
    void onLoop(Runnable task);

    /** {@code news} is run when the wire has room again, {@code closed} when the client is gone. */
    void listen(Runnable news, Runnable closed);

    /** Whether the client takes what it is sent. */
    boolean hasRoom();

    /** A buffer to write an event into, with room in front for what the wire writes before it. */
    ByteBuf buffer();

    /** Sends what was written into a buffer of this wire, at once. The buffer is the wire's from then on. */
    void send(ByteBuf event);

    /** A comment that reaches nobody but those who watch the bytes. */
    void beat();

    /** Ends the answer after what was sent; the connection may serve another request. */
    void end();
}
