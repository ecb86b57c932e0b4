package com.artisancommerce.capacity.domain;

import java.util.Arrays;

/**
 * Longest ascending runs: which keys of a sequence may stay when it is to ascend.
 *
 * <p>Patience sorting, O(n log n): M. Fredman, "On computing the length of longest increasing subsequences", Discrete Mathematics 11
 * (1975).
 */
public final class Ascending {
    private final long[] keys;

    private Ascending(long[] keys) {
        this.keys = keys;
    }

    public static Ascending all(long[] keys) {
        return new Ascending(keys);
    }

    /** How many of all keys have to change at least, so that all ascend. */
    public static int changes(long[] keys) {
        int changes = 0;
        for (boolean open : new Ascending(keys).allBut(0, keys.length)) {
            changes += open ? 1 : 0;
        }
        return changes;
    }

    /** Marks all between two indices but a longest run that ascends, and lies between the keys before and after them. */
    boolean[] allBut(int from, int to) {
        long above = from == 0 ? Long.MIN_VALUE : keys[from - 1];
        long below = to == keys.length ? Long.MAX_VALUE : keys[to];
        int[] ends = new int[to - from];
        int[] before = new int[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            if (keys[i] > above && keys[i] < below) {
                int at = firstNotLess(ends, length, keys[i]);
                before[i - from] = at == 0 ? -1 : ends[at - 1];
                ends[at] = i;
                length = Math.max(length, at + 1);
            }
        }
        boolean[] open = new boolean[keys.length];
        Arrays.fill(open, from, to, true);
        for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = before[i - from]) {
            open[i] = false;
        }
        return open;
    }

    private int firstNotLess(int[] ends, int length, long key) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[ends[middle]] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
