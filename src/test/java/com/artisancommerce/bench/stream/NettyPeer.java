package com.artisancommerce.bench.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.concurrent.GlobalEventExecutor;

/** The least that can be done: one buffer for all, written to each socket. The last event at once, then each that is posted. */
@SuppressWarnings("FutureReturnValueIgnored")
final class NettyPeer extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    private static final String DONE = "HTTP/1.1 204 No Content\r\n\r\n";
    private static final ChannelGroup LISTENERS = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private static volatile ByteBuf last = Unpooled.EMPTY_BUFFER;

    private NettyPeer() {}

    public static void main(String[] arguments) throws InterruptedException {
        new ServerBootstrap()
                .group(new NioEventLoopGroup(1), new NioEventLoopGroup())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpRequestDecoder(), new HttpObjectAggregator(65_536), new NettyPeer());
                    }
                })
                .bind("127.0.0.1", Integer.parseInt(arguments[0]))
                .sync()
                .channel()
                .closeFuture()
                .sync();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (request.method().equals(HttpMethod.POST)) {
            last = event(request.content().toString(UTF_8));
            LISTENERS.forEach(each -> each.writeAndFlush(last.retainedDuplicate(), each.voidPromise()));
            context.writeAndFlush(Unpooled.copiedBuffer(DONE, UTF_8));
        } else {
            LISTENERS.add(context.channel());
            context.writeAndFlush(Unpooled.wrappedBuffer(Unpooled.copiedBuffer(HEAD, UTF_8), last.copy()));
        }
    }

    private static ByteBuf event(String data) {
        String event = "id:1\nevent:state\ndata:" + data + "\n\n";
        String chunk = Integer.toHexString(event.getBytes(UTF_8).length) + "\r\n" + event + "\r\n";
        ByteBuf shared = Unpooled.directBuffer();
        shared.writeCharSequence(chunk, UTF_8);
        return shared;
    }
}
