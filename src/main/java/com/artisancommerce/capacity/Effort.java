package com.artisancommerce.capacity;

import com.artisancommerce.catalog.Offer;
import com.artisancommerce.catalog.ProductOption;
import com.artisancommerce.catalog.Selection;
import java.util.Arrays;

/**
 * What one product asks of its artisan, in minutes: {@code setup + quantity * perUnit} of work and the minutes of the
 * options chosen, then passive time (drying, firing, curing) that passes by itself and uses no capacity.
 */
public record Effort(long setupMinutes, long perUnitMinutes, long passiveMinutes) {
    public Effort {
        if (setupMinutes < 0 || perUnitMinutes < 0 || passiveMinutes < 0) {
            throw new IllegalArgumentException("An effort has no negative minutes: setup " + setupMinutes
                    + ", per unit " + perUnitMinutes + ", passive " + passiveMinutes);
        }
    }

    public static Effort of(Offer offer) {
        return new Effort(offer.setupMinutes(), offer.minutesPerUnit(), offer.passiveMinutes());
    }

    /** The work of what is chosen: the snapshot taken at checkout. */
    public static WorkItem of(Selection chosen) {
        return of(chosen.offer()).work(chosen.quantity(), chosen.options().toArray(ProductOption[]::new));
    }

    /** The work of so many pieces with these options, each of which is worked on once per line. */
    public WorkItem work(int quantity, ProductOption... options) {
        if (quantity < 1) {
            throw new IllegalArgumentException("The quantity of a line is at least 1, not " + quantity);
        }
        long minutes = Math.addExact(setupMinutes, Math.multiplyExact(perUnitMinutes, quantity));
        long ofOptions =
                Arrays.stream(options).mapToLong(ProductOption::minutes).sum();
        return new WorkItem(Math.addExact(minutes, ofOptions), passiveMinutes);
    }
}
