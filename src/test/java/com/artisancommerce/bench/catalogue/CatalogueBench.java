package com.artisancommerce.bench.catalogue;

import com.artisancommerce.bench.Bench;
import com.artisancommerce.bench.Row;
import com.artisancommerce.faults.Shop;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The catalogue as guests read it: from memory, without Redis, and when no cache has it yet. */
public final class CatalogueBench implements Bench {

    /** More in a minute than any machine answers; and clients keep their connections while others have their turn. */
    private static final Map<String, String> KEYS =
            Map.of("artisan.limits.address-per-minute", "1000000000", "artisan.http.idle-timeout", "PT1H");

    @Override
    public String name() {
        return "catalogue";
    }

    @Override
    public String summary() {
        return "what a product and a page of them cost from the caches, beside raw Vert.x (Linux)";
    }

    @Override
    public List<Row> run(Options options) {
        Scale scale = options.quick() ? Scale.QUICK : Scale.FULL;
        List<Row> rows = new ArrayList<>();
        try (LocalStack stack = LocalStack.fresh().start();
                ServiceProcess service = ServiceProcess.start(stack, KEYS)) {
            Shop shop = Shop.at(service.baseUri(), stack.issuer().tokens());
            Wares wares = Wares.of(shop, 50);
            List<Wares> unread = FirstReads.wares(shop, scale.rounds, scale.unread);
            try (SideBySide beside = new SideBySide(service, wares)) {
                rows.addAll(beside.run(scale, ""));
                rows.addAll(FirstReads.run(stack, service, KEYS, wares, unread, scale));
                stack.redis().stop();
                rows.addAll(beside.run(scale, " without Redis"));
            }
        }
        return rows;
    }

    /** @param unread products that nobody has read, for each round */
    record Scale(int rounds, Duration window, Duration warmUp, int unread) {
        static final Scale QUICK = new Scale(5, Duration.ofMillis(400), Duration.ofSeconds(2), 50);
        static final Scale FULL = new Scale(7, Duration.ofSeconds(3), Duration.ofSeconds(60), 400);
    }
}
