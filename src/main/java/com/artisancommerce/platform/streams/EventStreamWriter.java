package com.artisancommerce.platform.streams;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Writes the head of a stream's answer and hands the connection over. For JAX-RS the request is done then, and let go of. */
@Provider
public class EventStreamWriter implements ServerMessageBodyWriter<EventStream> {

    private static final String ENCODER = "httpEncoder";

    @Override
    public void writeResponse(EventStream stream, Type type, ServerRequestContext context) {
        RoutingContext request = ((ResteasyReactiveRequestContext) context).unwrap(RoutingContext.class);
        HttpServerResponse response = request.response();
        if (request.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else if (!response.closed()) {
            response.setChunked(true).writeHead();
            forget(request);
            Wire wire = wire(request);
            wire.onLoop(() -> ((OpenStream) stream).begin(wire));
        }
    }

    /**
     * Lets go of what nobody asks for any more once the head is out. The caller's claims, the context of the operation and the headers of both
     * sides would weigh more than all the rest of a stream that is open for hours.
     */
    @SuppressWarnings("deprecation") // the way that replaces it is one of a login, which this is not
    private static void forget(RoutingContext request) {
        int next = request.addHeadersEndHandler(headWritten -> {});
        for (int id = 0; id <= next; id++) {
            request.removeHeadersEndHandler(id);
        }
        request.response().closeHandler(null);
        request.clearUser();
        request.data().clear();
        request.request().headers().clear();
        request.response().headers().clear();
    }

    private static Wire wire(RoutingContext request) {
        ConnectionBase connection = (ConnectionBase) request.request().connection();
        ChannelHandlerContext encoder =
                connection.channelHandlerContext().pipeline().context(ENCODER);
        return request.request().version() == HttpVersion.HTTP_1_1 && encoder != null
                ? new ChunkedWire(request.response(), encoder, connection.voidPromise)
                : new PlainWire(request, connection.getContext());
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType media) {
        return EventStream.class.isAssignableFrom(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return EventStream.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            EventStream stream,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream to) {
        throw new UnsupportedOperationException("A stream needs a connection, not a body that ends");
    }
}
