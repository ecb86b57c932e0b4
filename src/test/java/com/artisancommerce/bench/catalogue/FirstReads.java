package com.artisancommerce.bench.catalogue;

import com.artisancommerce.bench.Row;
import com.artisancommerce.bench.catalogue.CatalogueBench.Scale;
import com.artisancommerce.bench.load.ClientsProcess;
import com.artisancommerce.bench.measure.Spread;
import com.artisancommerce.bench.measure.Watched;
import com.artisancommerce.faults.Shop;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Products that an instance is asked for the first time: from the database when no other was before it, else from Redis. */
final class FirstReads {

    private FirstReads() {}

    static List<Wares> wares(Shop shop, int rounds, int each) {
        return IntStream.range(0, rounds)
                .mapToObj(round -> Wares.of(shop, each))
                .toList();
    }

    /**
     * @param first has read none of the unread
     * @param read to warm up with
     */
    static List<Row> run(
            LocalStack stack,
            ServiceProcess first,
            Map<String, String> keys,
            Wares read,
            List<Wares> unread,
            Scale scale) {
        List<Row> rows = new ArrayList<>(measured("from the database", first, read, unread, scale));
        try (ServiceProcess second = ServiceProcess.start(stack, keys)) {
            rows.addAll(measured("from Redis", second, read, unread, scale));
        }
        return rows;
    }

    private static List<Row> measured(
            String where, ServiceProcess service, Wares read, List<Wares> unread, Scale scale) {
        try (ClientsProcess clients = ClientsProcess.of(service.baseUri(), SideBySide.CONNECTIONS)) {
            Reading reading = new Reading(where, new Watched(service.pid()), clients, read.single());
            reading.warmUp(scale.window(), scale.warmUp());
            unread.forEach(each -> reading.measureOnce(each.single()));
            return List.of(
                    Spread.of(reading.microseconds()).row("processor time of a request, a product " + where, "us"),
                    reading.median().row("median time of an answer, a product " + where, "ms"));
        }
    }
}
