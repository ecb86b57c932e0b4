package com.artisancommerce.bench.catalogue;

import com.artisancommerce.bench.Row;
import com.artisancommerce.bench.catalogue.CatalogueBench.Scale;
import com.artisancommerce.bench.load.ClientsProcess;
import com.artisancommerce.bench.load.Request;
import com.artisancommerce.bench.measure.PeerProcess;
import com.artisancommerce.bench.measure.Watched;
import com.artisancommerce.localstack.Ports;
import com.artisancommerce.localstack.ServiceProcess;
import java.util.List;

/** The service and raw Vert.x, with clients of their own each. */
final class SideBySide implements AutoCloseable {

    static final int CONNECTIONS = 32;

    private final ServiceProcess service;
    private final Wares wares;
    private final PeerProcess raw;
    private final ClientsProcess ours;
    private final ClientsProcess its;

    SideBySide(ServiceProcess service, Wares wares) {
        this.service = service;
        this.wares = wares;
        String port = Integer.toString(service.baseUri().getPort());
        this.raw = PeerProcess.start(
                "raw Vert.x",
                Ports.free(),
                List.of("-cp", System.getProperty("java.class.path"), ReplayPeer.class.getName(), "%d", port));
        this.ours = ClientsProcess.of(service.baseUri(), CONNECTIONS);
        this.its = ClientsProcess.of(raw.baseUri(), CONNECTIONS);
    }

    /** @param how the service is, for what the rows are called */
    List<Row> run(Scale scale, String how) {
        List<Pair> pairs = List.of(
                pair("a product" + how, wares.single()),
                pair("a page of 50" + how, wares.page()),
                pair("a page of 50, gzip" + how, wares.page("Accept-Encoding: gzip")));
        pairs.forEach(pair -> pair.warmUp(scale.window(), scale.warmUp()));
        for (int round = 0; round < scale.rounds(); round++) {
            pairs.forEach(pair -> pair.measure(scale.window()));
        }
        return pairs.stream().flatMap(pair -> pair.rows().stream()).toList();
    }

    private Pair pair(String what, List<Request> requests) {
        return new Pair(
                what,
                new Reading("ours", new Watched(service.pid()), ours, requests),
                new Reading(raw.name(), raw.watched(), its, requests));
    }

    @Override
    public void close() {
        ours.close();
        its.close();
        raw.close();
    }
}
