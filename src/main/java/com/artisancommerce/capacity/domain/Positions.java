package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.domain.History.Effect;
import com.artisancommerce.capacity.domain.History.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The positions of an entry through its history: counted on from the one it was given by its hold, and back from the one it has now, as far
 * as either is known. Where the artisan moved it by an unknown number of ranks the two meet.
 */
final class Positions {

    private final Subject subject;
    private final List<Effect> effects;

    Positions(Subject subject, List<Effect> effects) {
        this.subject = subject;
        this.effects = effects;
    }

    /** The position before each change, then the one after the last; null where it does not wait or nobody can tell. */
    @Nullable
    Integer[] before() {
        @Nullable Integer[] positions = new Integer[effects.size() + 1];
        positions[0] = subject.positionHeld();
        for (int i = 0; i < effects.size(); i++) {
            positions[i + 1] = effects.get(i).leaves() ? null : moved(positions[i], effects.get(i), 1);
        }
        if (positions[effects.size()] == null) {
            positions[effects.size()] = subject.positionNow();
        }
        for (int i = effects.size() - 1; i >= 0 && positions[i] == null; i--) {
            positions[i] = moved(positions[i + 1], effects.get(i), -1);
        }
        return positions;
    }

    private static @Nullable Integer moved(@Nullable Integer position, Effect effect, int direction) {
        Integer ranks = effect.ranks();
        return position == null || ranks == null ? null : position + direction * ranks;
    }
}
