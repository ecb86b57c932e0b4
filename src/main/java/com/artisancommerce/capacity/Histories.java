package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.History;
import com.artisancommerce.capacity.domain.History.Subject;
import com.artisancommerce.capacity.store.Answers;
import com.artisancommerce.capacity.store.Entries;
import com.artisancommerce.capacity.store.LogRows;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an entry stands where it stands, told from its own row and the log of its queue. Who may read it is asked by those who call. */
@Singleton
public class Histories {

    /** Far more than happens in a queue while one entry waits; what comes after so many changes is not told. */
    private static final int MAX_LINES = 20_000;

    private final Entries entries;
    private final LogRows log;
    private final Answers answers;
    private final QueueViews views;

    Histories(Entries entries, LogRows log, Answers answers, QueueViews views) {
        this.entries = entries;
        this.log = log;
        this.answers = answers;
        this.views = views;
    }

    /**
     * What happened to an entry, oldest first; empty when there is no such entry in that queue.
     *
     * @param told the version of the last line that is known already, -1 for none
     */
    public Uni<Optional<List<HistoryLine>>> of(Tx tx, TenantId tenant, ArtisanId artisan, EntryId id, long told) {
        return entries.find(tx, tenant, artisan, id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : told(tx, tenant, found.get(), told).map(Optional::of));
    }

    private Uni<List<HistoryLine>> told(Tx tx, TenantId tenant, Entry entry, long told) {
        return subject(tx, tenant, entry)
                .chain(subject -> log.since(tx, tenant, entry.artisan(), subject.heldAt(), 0, MAX_LINES)
                        .map(lines -> History.of(subject, lines, told)));
    }

    private Uni<Subject> subject(Tx tx, TenantId tenant, Entry entry) {
        return answers.known(tx, List.of(entry.checkoutId()))
                .map(Map::values)
                .chain(known -> views.entries(tx, tenant, List.of(entry.id()))
                        .map(now -> new Subject(
                                entry.id(),
                                entry.milestones().heldAt(),
                                entry.orderKey(),
                                positionHeld(entry.id(), known),
                                positionNow(now.get(entry.id())))));
    }

    /** A checkout that was held again after a late payment has kept its first answer, of other entries. */
    private static @Nullable Integer positionHeld(EntryId entry, Collection<ReservationAnswered> answers) {
        return answers.stream()
                .flatMap(answer -> answer.places().stream())
                .filter(place -> place.entry().equals(entry))
                .map(ReservationAnswered.Place::position)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Integer positionNow(@Nullable EntryView view) {
        return view == null ? null : view.position();
    }
}
