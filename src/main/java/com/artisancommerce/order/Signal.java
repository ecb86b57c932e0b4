package com.artisancommerce.order;

import com.artisancommerce.live.QueueTick;

/** Why a follower looks again. */
sealed interface Signal {

    /** The order has this version now, or it is time to read it for the first time. */
    record OrderMoved(long version) implements Signal {}

    /** A queue that one of its entries waits in has changed: its answers are in the tick. */
    record QueueMoved(QueueTick tick) implements Signal {}
}
