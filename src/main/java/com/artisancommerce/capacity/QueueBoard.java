package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The artisan's own view of their queue: every piece, in the order of work. Nobody else's to see. */
@Singleton
public class QueueBoard {

    private final Sql sql;
    private final Artisans artisans;
    private final QueueViews views;
    private final Clock clock;

    QueueBoard(Sql sql, Artisans artisans, QueueViews views, Clock clock) {
        this.sql = sql;
        this.artisans = artisans;
        this.views = views;
        this.clock = clock;
    }

    /** On a thread of its own, for a long queue takes some milliseconds; 404 for somebody else's queue, and for an artisan who has stated no hours. */
    public Uni<Shown> show(Caller caller, ArtisanId artisan) {
        return artisans.owned(caller, artisan)
                .chain(() -> sql.inTransaction(caller.tenant(), tx -> views.snapshot(tx, caller.tenant(), artisan)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> found.orElseThrow(() ->
                        ProblemType.NOT_FOUND.because("Artisan %s has no queue yet. State hours first.", artisan)))
                .map(snapshot -> new Shown(snapshot, snapshot.at(clock.now())));
    }

    /** A queue, and the instant for which it is shown. */
    public record Shown(QueueSnapshot snapshot, Instant now) {}
}
