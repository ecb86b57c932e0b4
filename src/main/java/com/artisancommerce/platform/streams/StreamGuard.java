package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides whether a stream may be opened at all, while a problem can still be answered: a stream cannot take back its 200. */
public interface StreamGuard {

    /** The operation that it guards: {@code streamOrder}. */
    String operation();

    /**
     * Whether there is anything to stream; when not, the answer is 204, which tells a browser not to come back. Fails with the problem to
     * answer when the caller may not see it.
     *
     * @param id the id in the path
     */
    Uni<Boolean> check(Caller caller, UUID id, Visit visit);

    /**
     * What a client brings.
     *
     * @param orderToken the guest's {@code X-Order-Token}
     * @param lastEventId of an earlier stream that it resumes
     */
    record Visit(@Nullable String orderToken, @Nullable String lastEventId) {}
}
