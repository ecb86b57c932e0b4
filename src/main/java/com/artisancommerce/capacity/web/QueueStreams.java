package com.artisancommerce.capacity.web;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueOutline;
import com.artisancommerce.capacity.QueueOutlines;
import com.artisancommerce.platform.streams.EventStream;
import com.artisancommerce.platform.streams.SharedData;
import com.artisancommerce.platform.streams.StreamEvent;
import com.artisancommerce.platform.streams.Streams;
import com.artisancommerce.platform.tenancy.Caller;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.RestResponse;

/** Queues, live: what everybody may know. All who watch one are told the same, which is written once. */
@Singleton
class QueueStreams {

    private static final Uni<Boolean> EVERYBODY = Uni.createFrom().item(true);

    private final QueueOutlines outlines;
    private final Streams streams;
    /** By identity: the hub computes one outline for all who watch, and lets go of it at the next. */
    private final Cache<QueueOutline, StreamEvent> events =
            Caffeine.newBuilder().weakKeys().build();

    QueueStreams(QueueOutlines outlines, Streams streams) {
        this.outlines = outlines;
        this.streams = streams;
    }

    Uni<RestResponse<EventStream>> open(Caller caller, ArtisanId artisan) {
        return outlines.follow(caller.tenant(), artisan)
                .map(feed -> streams.open(caller, feed.map(this::event), () -> EVERYBODY));
    }

    /** Without an id: who comes back is told all there is. */
    private StreamEvent event(QueueOutline outline) {
        return events.get(
                outline, said -> new StreamEvent("state", null, new SharedData(QueueWire.outline(said))));
    }
}
