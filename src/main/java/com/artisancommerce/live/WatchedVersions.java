package com.artisancommerce.live;

import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The versions of what is watched by {@link LiveTicks}. The area that owns a kind fills this in. */
public interface WatchedVersions {

    /** The topic of the kind's events, whose data carries the same {@code version}: {@code order.changes}. */
    String topic();

    /** What is stored now, in one statement. Runs as the system role; an id that is not there is left out. */
    Uni<Map<UUID, Long>> versions(Tx tx, Collection<UUID> ids);
}
