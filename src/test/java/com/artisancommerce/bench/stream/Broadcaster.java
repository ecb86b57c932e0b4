package com.artisancommerce.bench.stream;

import com.artisancommerce.bench.measure.Watched;

/** A server that tells all who listen to it about each change. */
interface Broadcaster extends AutoCloseable {

    String name();

    Watched watched();

    /** Lets so many clients listen; returns when each was told where things stand. */
    void listen(CrowdProcess crowd, int count);

    /** One change for all who listen. */
    void change();

    @Override
    void close();
}
