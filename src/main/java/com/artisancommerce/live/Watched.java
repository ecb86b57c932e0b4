package com.artisancommerce.live;

/** Something that is watched, seen by one who watches it. */
public interface Watched<T> {

    /** What it is by now; at once and on any thread. */
    T latest();

    void leave();
}
