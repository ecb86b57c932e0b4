package com.artisancommerce.capacity.domain;

import java.util.Arrays;
import java.util.NavigableSet;
import java.util.SortedSet;

/**
 * Gives keys to entries between others, and leaves those of the others alone as long as there is room. Where there is none, the smallest
 * neighbourhood that has some is spaced anew. A working value, not for sharing.
 */
final class OrderKeys {
    /** What a neighbourhood that is spaced anew leaves between two, so that it need not happen again soon. */
    private static final long ROOM = 1L << 10;

    private final long[] keys;
    private final boolean[] open;
    private final NavigableSet<Long> taken;
    private long tail;

    /**
     * @param keys in the order wanted, ascending but for the open ones
     * @param open which of them are to be given
     * @param taken keys of entries that do not wait
     * @param tail the highest key given so far
     */
    OrderKeys(long[] keys, boolean[] open, NavigableSet<Long> taken, long tail) {
        this.keys = keys.clone();
        this.open = open.clone();
        this.taken = taken;
        this.tail = tail;
    }

    /** All keys, strictly ascending. */
    long[] given() {
        for (int from = 0; from < keys.length; from++) {
            if (open[from]) {
                give(from, endOfOpen(from));
            }
        }
        return keys.clone();
    }

    /** The highest key given so far. */
    long tail() {
        return tail;
    }

    private void give(int first, int end) {
        int from = first;
        int to = end;
        Gap gap = gap(from, to);
        for (long room = 1; gap.room(to - from) < room; room = ROOM) {
            from = Math.max(0, from - 1);
            to = endOfOpen(Math.min(keys.length, to + 1));
            gap = gap(from, to);
        }
        gap.spread(keys, from, to);
        Arrays.fill(open, from, to, false);
    }

    private int endOfOpen(int from) {
        int end = from;
        while (end < keys.length && open[end]) {
            end++;
        }
        return end;
    }

    private Gap gap(int from, int to) {
        int count = to - from;
        if (to == keys.length) {
            long last = tail;
            tail += count * QueueState.KEY_SPACING;
            return new Gap(last, tail + QueueState.KEY_SPACING);
        }
        long high = keys[to];
        if (from > 0) {
            return widest(keys[from - 1], high);
        }
        Long below = taken.lower(high);
        return new Gap(below == null ? high - (count + 1) * QueueState.KEY_SPACING : below, high);
    }

    private Gap widest(long low, long high) {
        Gap widest = new Gap(low, low);
        long last = low;
        SortedSet<Long> between = taken.subSet(low, false, high, false);
        for (long obstacle : between) {
            widest = widest.orWider(new Gap(last, obstacle));
            last = obstacle;
        }
        return widest.orWider(new Gap(last, high));
    }

    /** Keys from one to another, neither included. */
    private record Gap(long low, long high) {

        Gap orWider(Gap other) {
            return other.high - other.low > high - low ? other : this;
        }

        /** How far apart so many keys would be. */
        long room(int count) {
            return (high - low) / (count + 1);
        }

        void spread(long[] keys, int from, int to) {
            long step = room(to - from);
            for (int i = from; i < to; i++) {
                keys[i] = low + step * (i - from + 1);
            }
        }
    }
}
