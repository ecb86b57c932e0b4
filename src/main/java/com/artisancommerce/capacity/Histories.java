package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.History;
import com.artisancommerce.capacity.domain.History.Subject;
import com.artisancommerce.capacity.store.Answers;
import com.artisancommerce.capacity.store.Entries;
import com.artisancommerce.capacity.store.LogRows;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Why an entry stands where it stands, told from its own row and the log of its queue. Who may read it is asked by those who call. */
@Singleton
public class Histories {

    /** Of the changes that concern one entry; far more than there are while it waits. Where there are more, the latest are told. */
    static final int MOST_LINES = 20_000;

    private final Entries entries;
    private final LogRows log;
    private final Answers answers;
    private final Clock clock;

    Histories(Entries entries, LogRows log, Answers answers, Clock clock) {
        this.entries = entries;
        this.log = log;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * Up to where somebody knows a history.
     *
     * @param version of the last line that is known, -1 for none
     * @param position after that line; null when the entry did not wait, or nobody can tell
     */
    public record Told(long version, @Nullable Integer position) {
        public static final Told NOTHING = new Told(-1, null);
    }

    /** Reads what happened to an entry after what is known; empty when there is no such entry in that queue. */
    public Uni<Optional<Untold>> read(Tx tx, TenantId tenant, ArtisanId artisan, EntryId id, Told told) {
        return entries.find(tx, tenant, artisan, id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : read(tx, tenant, found.get(), told).map(Optional::of));
    }

    private Uni<Untold> read(Tx tx, TenantId tenant, Entry entry, Told told) {
        return subject(tx, tenant, entry, told)
                .chain(subject -> log.concerning(tx, tenant, entry, told.version(), MOST_LINES + 1)
                        .map(lines -> new Untold(subject, lines, told.version())));
    }

    private Uni<Subject> subject(Tx tx, TenantId tenant, Entry entry, Told told) {
        return (told.version() < 0 ? held(tx, entry) : Uni.createFrom().item(Optional.ofNullable(told.position())))
                .chain(before -> entries.position(tx, tenant, entry, clock.now())
                        .map(now -> new Subject(
                                entry.id(),
                                entry.milestones().heldAt(),
                                entry.orderKey(),
                                before.orElse(null),
                                now.orElse(null))));
    }

    private Uni<Optional<Integer>> held(Tx tx, Entry entry) {
        return answers.known(tx, List.of(entry.checkoutId()))
                .map(Map::values)
                .map(known -> positionHeld(entry.id(), known));
    }

    /** A checkout that was held again after a late payment has kept its first answer, of other entries. */
    private static Optional<Integer> positionHeld(EntryId entry, Collection<ReservationAnswered> answers) {
        return answers.stream()
                .flatMap(answer -> answer.places().stream())
                .filter(place -> place.entry().equals(entry))
                .map(ReservationAnswered.Place::position)
                .findFirst();
    }

    /** What was read and is still to be put into words: that takes time for a long history, and is no work for an event loop. */
    public static final class Untold {

        private final Subject subject;
        private final Supplier<List<Change>> log;
        private final long told;

        private Untold(Subject subject, Supplier<List<Change>> log, long told) {
            this.subject = subject;
            this.log = log;
            this.told = told;
        }

        /** Oldest first. Of a history that is too long the beginning is missing, and with it the positions that were counted from there. */
        public List<HistoryLine> tell() {
            List<Change> lines = log.get();
            if (lines.size() <= MOST_LINES) {
                return History.of(subject, lines, told);
            }
            long untold = lines.getFirst().version();
            return History.of(cutOff(), lines.subList(1, lines.size()), untold);
        }

        private Subject cutOff() {
            return new Subject(subject.entry(), subject.heldAt(), subject.orderKey(), null, subject.positionNow());
        }
    }
}
