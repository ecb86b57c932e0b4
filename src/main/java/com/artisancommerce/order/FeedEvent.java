package com.artisancommerce.order;

import java.time.Instant;

/**
 * What a follower of an order is told. Each carries the number of the newest timeline event that the follower has by then.
 */
public sealed interface FeedEvent {

    long sequence();

    /** Where the order stands, in full. May repeat, may skip what lay between; the last one always arrives. */
    record State(OrderAnswer answer, Instant computedAt, long sequence) implements FeedEvent {}

    /** Something happened. Each exactly once, in order, without gaps. */
    record Happened(TimelineEvent event) implements FeedEvent {
        @Override
        public long sequence() {
            return event.sequence();
        }
    }

    /** The cursor is none of ours or from elsewhere: forget what you have, a full state follows. */
    record Reset(long sequence) implements FeedEvent {}
}
