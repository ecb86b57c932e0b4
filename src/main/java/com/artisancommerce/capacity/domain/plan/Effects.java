package com.artisancommerce.capacity.domain.plan;

import com.artisancommerce.capacity.Effect;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares where everybody stands before and after. Time grows with the number of entries. */
public final class Effects {

    private Effects() {}

    /**
     * Every entry whose position, dates or risk are others, in the order of work afterwards; those that are gone come last.
     *
     * @param orders of the entries that have one
     */
    public static List<Effect> between(List<Standing> before, List<Standing> after, Map<EntryId, UUID> orders) {
        Map<EntryId, Standing> gone = new HashMap<>();
        before.forEach(standing -> gone.put(standing.entry(), standing));
        List<Effect> effects = new ArrayList<>();
        for (Standing standing : after) {
            Standing was = gone.remove(standing.entry());
            if (was == null || differ(was, standing)) {
                effects.add(effect(standing, orders, was, standing));
            }
        }
        before.stream()
                .filter(standing -> gone.containsKey(standing.entry()))
                .forEach(standing -> effects.add(effect(standing, orders, standing, null)));
        return effects;
    }

    private static Effect effect(
            Standing any, Map<EntryId, UUID> orders, @Nullable Standing before, @Nullable Standing after) {
        return new Effect(any.entry(), orders.get(any.entry()), any.promisedBy(), before, after);
    }

    private static boolean differ(Standing one, Standing other) {
        return one.state() != other.state()
                || !Objects.equals(one.position(), other.position())
                || one.risk() != other.risk()
                || !sameDates(one.estimate(), other.estimate());
    }

    private static boolean sameDates(Estimate one, Estimate other) {
        if (one instanceof Estimate.Known known && other instanceof Estimate.Known as) {
            return known.ready().equals(as.ready()) && known.delivery().equals(as.delivery());
        }
        return one.equals(other);
    }
}
