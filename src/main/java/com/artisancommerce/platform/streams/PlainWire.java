package com.artisancommerce.platform.streams;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Whatever is not HTTP/1.1, written as the server writes: HTTP/2 and its flow control, HTTP/1.0. */
final class PlainWire implements Wire {

    private static final int USUAL_EVENT = 1024;
    private static final Buffer HEARTBEAT = Buffer.buffer(":heartbeat\n\n");

    private final RoutingContext request;
    private final HttpServerResponse response;
    private final Context loop;

    PlainWire(RoutingContext request, Context loop) {
        this.request = request;
        this.response = request.response();
        this.loop = loop;
    }

    @Override
    public void onLoop(Runnable task) {
        loop.runOnContext(now -> task.run());
    }

    @Override
    public void listen(Runnable news, Runnable closed) {
        response.drainHandler(drained -> news.run());
        request.addEndHandler(ended -> closed.run());
    }

    @Override
    public boolean hasRoom() {
        return !response.closed() && !response.writeQueueFull();
    }

    @Override
    public ByteBuf buffer() {
        return Unpooled.buffer(USUAL_EVENT);
    }

    @Override
    public void send(ByteBuf event) {
        response.write(Buffer.buffer(ByteBufUtil.getBytes(event)));
        event.release();
    }

    @Override
    public void beat() {
        response.write(HEARTBEAT);
    }

    @Override
    public void end() {
        if (!response.ended() && !response.closed()) {
            response.end();
        }
    }
}
