package com.artisancommerce.checkout;

import com.artisancommerce.live.LiveTicks;
import com.artisancommerce.platform.web.Outages;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.platform.web.Stopping;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Follows one checkout: what it is now, and again whenever it has a new version. */
@Singleton
public class CheckoutWatch {

    private static final Logger LOG = Logger.getLogger(CheckoutWatch.class);

    private final Checkouts checkouts;
    private final LiveTicks ticks;
    private final CheckoutConfig config;
    private final Stopping stopping;

    CheckoutWatch(Checkouts checkouts, LiveTicks ticks, CheckoutConfig config, Stopping stopping) {
        this.checkouts = checkouts;
        this.ticks = ticks;
        this.config = config;
        this.stopping = stopping;
    }

    /** The checkout at once, then each version that differs. The watch begins before the first read, so nothing falls between. */
    public Multi<Checkout> follow(Checkout checkout) {
        return ticks.watch(CheckoutChanged.TOPIC, checkout.id().value())
                .onItem()
                .transformToUniAndConcatenate(tick -> read(checkout))
                .skip()
                .repetitions((one, other) -> Long.compare(one.version(), other.version()));
    }

    /**
     * The checkout once its reservation is answered, or as it is when the time is up or this instance stops; as it was accepted, when nobody can
     * look: what was accepted is not taken back because a server is away.
     */
    public Uni<Checkout> settled(Checkout checkout, Duration wish) {
        Duration wait = wish.compareTo(config.longestWait()) < 0 ? wish : config.longestWait();
        if (wait.isZero() || checkout.status().isSettled()) {
            return Uni.createFrom().item(checkout);
        }
        return answeredWithin(wait, checkout).onFailure(Outages::isOutage).recoverWithItem(e -> {
            LOG.warnf("Checkout %s was accepted, and nobody can look whether it is reserved: %s", checkout.id(), e);
            return checkout;
        });
    }

    private Uni<Checkout> answeredWithin(Duration wait, Checkout checkout) {
        return Uni.join()
                .first(answered(checkout), stopping.begins().chain(() -> read(checkout)))
                .toTerminate()
                .ifNoItem()
                .after(wait)
                .recoverWithUni(() -> read(checkout));
    }

    private Uni<Checkout> answered(Checkout checkout) {
        return follow(checkout)
                .select()
                .where(found -> found.status().isSettled())
                .toUni();
    }

    private Uni<Checkout> read(Checkout checkout) {
        return checkouts
                .find(checkout.tenant(), checkout.id())
                .map(found ->
                        found.orElseThrow(() -> ProblemType.NOT_FOUND.because("Checkout %s is gone.", checkout.id())));
    }
}
