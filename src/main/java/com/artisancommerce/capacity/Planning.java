package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.capacity.domain.plan.Scenario;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What would become of a queue, if. Reads one version of it, locks nothing and writes nothing; works on a thread of its own, since a long
 * queue takes some milliseconds.
 */
@Singleton
public class Planning {

    private final Sql sql;
    private final Artisans artisans;
    private final QueueViews views;
    private final Clock clock;

    Planning(Sql sql, Artisans artisans, QueueViews views, Clock clock) {
        this.sql = sql;
        this.artisans = artisans;
        this.views = views;
        this.clock = clock;
    }

    /** Tries changes out, one after the other. 422 for one that would be refused if it were really made, 404 for somebody else's queue, and for an artisan who has stated no hours. */
    public Uni<Simulation> simulate(Caller caller, ArtisanId artisan, List<WhatIf> changes) {
        return queue(caller, artisan).map(found -> simulate(found, changes, found.at(clock.now())));
    }

    private static Simulation simulate(QueueSnapshot found, List<WhatIf> changes, Instant now) {
        WhatIfLimits.require(changes, LocalDate.ofInstant(now, found.zone()));
        return Scenario.of(found.queue(), changes, found.orders(), now, found.estimator());
    }

    /** The order of work that keeps the most promises; 404 as above. */
    public Uni<Suggestion> suggest(Caller caller, ArtisanId artisan) {
        return queue(caller, artisan).map(found -> Suggestions.of(found, found.at(clock.now())));
    }

    private Uni<QueueSnapshot> queue(Caller caller, ArtisanId artisan) {
        return artisans.owned(caller, artisan)
                .chain(() -> sql.inTransaction(caller.tenant(), tx -> views.snapshot(tx, caller.tenant(), artisan)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> found.orElseThrow(() ->
                        ProblemType.NOT_FOUND.because("Artisan %s has no queue yet. State hours first.", artisan)));
    }
}
