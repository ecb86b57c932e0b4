package com.artisancommerce.capacity.messaging;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Change;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Line;
import com.artisancommerce.capacity.QueueChanged;
import com.artisancommerce.capacity.ReservationAnswered;
import com.artisancommerce.capacity.ReserveCapacity;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.platform.TenantId;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Commands and answers travel as JSON. A native image keeps their shape only when it is told; a test tells when one is missing here. */
@RegisterForReflection(
        targets = {
            ArtisanId.class,
            Change.Place.class,
            EntryId.class,
            Line.class,
            ProductId.class,
            QueueChanged.class,
            ReservationAnswered.class,
            ReservationAnswered.Outcome.class,
            ReservationAnswered.Place.class,
            ReservationAnswered.Refusal.class,
            ReservationAnswered.RefusalType.class,
            ReserveCapacity.class,
            ReserveCapacity.Piece.class,
            TenantId.class,
            Transit.class,
            WorkItem.class
        })
final class NativeJson {

    private NativeJson() {}
}
