package com.artisancommerce.architecture.contract;

import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.Tokens;
import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends the document's examples in their order, judges the answers and remembers the calls, which are good ones to spoil. */
final class Replay {
    private final Client client;
    private final Tokens tokens;
    private final Map<String, String> saved = new HashMap<>();
    private final Map<Step, Call> calls = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    Replay(Client client, Tokens tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    void run() {
        Contract.operations().stream()
                .flatMap(operation -> operation.replay().stream())
                .sorted(Comparator.comparingInt(Step::order))
                .forEach(this::play);
    }

    /** What did not go as documented. */
    List<String> faults() {
        return faults;
    }

    /** The call of each step, as it was sent. */
    Map<Step, Call> calls() {
        return calls;
    }

    private void play(Step step) {
        Call call = Call.of(step, token(step.actor()), saved);
        calls.put(step, call);
        Answer answer = client.send(call);
        answer.faults(step.operation(), step.status()).forEach(fault -> faults.add(step + " " + fault));
        if (answer.status() == step.status()) {
            save(step, answer);
            askAgain(step, call, answer);
        }
    }

    private void save(Step step, Answer answer) {
        step.node().path("save").properties().forEach(wanted -> {
            String from = wanted.getValue().asText();
            saved.put(
                    wanted.getKey(),
                    from.startsWith("/")
                            ? Contract.parse(answer.body())
                                    .at(JsonPointer.compile(from))
                                    .asText()
                            : answer.header(from));
        });
    }

    private void askAgain(Step step, Call call, Answer answer) {
        if (step.operation().takesHeader("If-None-Match")) {
            Answer unchanged = client.send(call.withHeader("If-None-Match", answer.header("ETag")));
            unchanged.faults(step.operation(), 304).forEach(fault -> faults.add(step + " asked again " + fault));
        }
    }

    private Optional<String> token(String actor) {
        return DemoUser.named(actor).map(tokens::of);
    }
}
