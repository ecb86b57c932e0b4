package com.artisancommerce.bench.catalogue;

import com.artisancommerce.bench.load.ClientsProcess;
import com.artisancommerce.bench.load.Request;
import com.artisancommerce.bench.load.Tally;
import com.artisancommerce.bench.measure.Spread;
import com.artisancommerce.bench.measure.WarmUp;
import com.artisancommerce.bench.measure.Watched;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** One server asked for one thing by clients of its own, window by window. */
final class Reading {

    private static final double MICROSECONDS = 1e6;

    private final String server;
    private final Watched watched;
    private final ClientsProcess clients;
    private final List<Request> requests;
    private final List<Window> windows = new ArrayList<>();

    Reading(String server, Watched watched, ClientsProcess clients, List<Request> requests) {
        this.server = server;
        this.watched = watched;
        this.clients = clients;
        this.requests = requests;
    }

    String server() {
        return server;
    }

    /** Until two windows in a row agree, or for as long as is allowed. */
    Reading warmUp(Duration window, Duration atMost) {
        WarmUp.until(() -> measured(window).cpuPerAnswer(), atMost);
        return this;
    }

    void measure(Duration window) {
        windows.add(measured(window));
    }

    /** Each request once: the first time that it is asked for. */
    void measureOnce(List<Request> each) {
        windows.add(measured(each, ClientsProcess::once));
    }

    List<Double> microseconds() {
        return each(window -> window.cpuPerAnswer() * MICROSECONDS);
    }

    Spread perSecond() {
        return Spread.of(each(window -> window.tally.perSecond()));
    }

    Spread clientsShare() {
        return Spread.of(each(Window::clientsShare));
    }

    Spread serverShare() {
        return Spread.of(each(Window::serverShare));
    }

    Spread median() {
        return Spread.of(each(window -> window.tally.median()));
    }

    private Window measured(Duration time) {
        return measured(requests, asking -> asking.during(time));
    }

    private Window measured(List<Request> asked, Function<ClientsProcess, Tally> asking) {
        clients.ask(asked);
        double cpu = watched.processorSeconds();
        double clientsCpu = clients.watched().processorSeconds();
        Tally tally = asking.apply(clients).require200();
        return new Window(
                tally, watched.processorSeconds() - cpu, clients.watched().processorSeconds() - clientsCpu);
    }

    private List<Double> each(ToDoubleFunction<Window> what) {
        return windows.stream().mapToDouble(what).boxed().toList();
    }

    /**
     * What was seen in one.
     *
     * @param cpu seconds of processor time of the server
     * @param clientsCpu the same of the clients
     */
    private record Window(Tally tally, double cpu, double clientsCpu) {

        double cpuPerAnswer() {
            return cpu / tally.answers();
        }

        double clientsShare() {
            return clientsCpu / tally.seconds();
        }

        double serverShare() {
            return cpu / tally.seconds();
        }
    }
}
