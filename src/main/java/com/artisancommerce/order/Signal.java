package com.artisancommerce.order;

import com.artisancommerce.live.QueueTick;

/** Why a follower looks again. */
sealed interface Signal {

    /** The order itself may have changed: read it again. */
    record OrderMoved() implements Signal {}

    /** A queue that one of its entries waits in has changed: its answers are in the tick. */
    record QueueMoved(QueueTick tick) implements Signal {}
}
