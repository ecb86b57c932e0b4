package com.artisancommerce.platform.streams;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.GenericFutureListener;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1, written below the server's HTTP encoder: an event is one chunk in one buffer, which goes to the socket as it is.
 *
 * <p>The head before and the last chunk after are the server's own, so all it knows of its connection stays true.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what could not be written ends the connection, and that is listened for
final class ChunkedWire implements Wire {

    /** Room for the size of a chunk: at most eight digits and the end of the line. */
    private static final int CHUNK_HEADER = 10;

    private static final int USUAL_EVENT = 1024;
    private static final int DIGIT_BITS = 4;
    private static final int DIGIT = 0xF;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);
    private static final int NEW_LINE = '\r' << Byte.SIZE | '\n';
    private static final ByteBuf HEARTBEAT = shared("c\r\n:heartbeat\n\n\r\n");

    private final HttpServerResponse response;
    private final ChannelHandlerContext encoder;
    private final ChannelPromise untold;
    private @Nullable GenericFutureListener<ChannelFuture> closing;

    /** @param untold of the connection: a write that fails is followed by the end of the connection, which is heard of */
    ChunkedWire(HttpServerResponse response, ChannelHandlerContext encoder, ChannelPromise untold) {
        this.response = response;
        this.encoder = encoder;
        this.untold = untold;
    }

    private static ByteBuf shared(String text) {
        ByteBuf bytes = Unpooled.directBuffer(text.length());
        bytes.writeCharSequence(text, US_ASCII);
        return Unpooled.unreleasableBuffer(bytes.asReadOnly());
    }

    @Override
    public void onLoop(Runnable task) {
        channel().eventLoop().execute(task);
    }

    @Override
    public void listen(Runnable news, Runnable closed) {
        response.drainHandler(drained -> news.run());
        closing = future -> closed.run();
        channel().closeFuture().addListener(closing);
    }

    @Override
    public boolean hasRoom() {
        return channel().isWritable();
    }

    @Override
    public ByteBuf buffer() {
        return encoder.alloc().directBuffer(USUAL_EVENT).setIndex(CHUNK_HEADER, CHUNK_HEADER);
    }

    @Override
    public void send(ByteBuf event) {
        int at = CHUNK_HEADER - Short.BYTES;
        int size = event.readableBytes();
        event.setShort(at, NEW_LINE);
        do {
            event.setByte(--at, DIGITS[size & DIGIT]);
            size >>>= DIGIT_BITS;
        } while (size > 0);
        write(event.writeShort(NEW_LINE).readerIndex(at));
    }

    /** The server's idle handler sits above the encoder and sees nothing of what is sent here. */
    @Override
    public void beat() {
        if (channel().pipeline().get("idle") instanceof IdleStateHandler idle) {
            idle.resetWriteTimeout();
        }
        write(HEARTBEAT.duplicate());
    }

    @Override
    public void end() {
        if (closing != null) {
            channel().closeFuture().removeListener(closing);
        }
        response.drainHandler(null);
        response.end();
    }

    private void write(ByteBuf bytes) {
        encoder.writeAndFlush(bytes, untold);
    }

    private Channel channel() {
        return encoder.channel();
    }
}
