package com.artisancommerce.capacity;

/**
 * What one product asks of its artisan, in minutes: {@code setup + quantity * perUnit} of work, then passive time (drying,
 * firing, curing) that passes by itself and uses no capacity.
 */
public record Effort(long setupMinutes, long perUnitMinutes, long passiveMinutes) {
    public Effort {
        if (setupMinutes < 0 || perUnitMinutes < 0 || passiveMinutes < 0) {
            throw new IllegalArgumentException("An effort has no negative minutes: setup " + setupMinutes
                    + ", per unit " + perUnitMinutes + ", passive " + passiveMinutes);
        }
    }

    /** The work of so many pieces: the snapshot taken at checkout. */
    public WorkItem work(int quantity) {
        if (quantity < 1) {
            throw new IllegalArgumentException("The quantity of a line is at least 1, not " + quantity);
        }
        long minutes = Math.addExact(setupMinutes, Math.multiplyExact(perUnitMinutes, quantity));
        return new WorkItem(minutes, passiveMinutes);
    }
}
