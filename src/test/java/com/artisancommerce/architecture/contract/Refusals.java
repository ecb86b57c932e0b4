package com.artisancommerce.architecture.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sends calls that must be refused, and notes each whose answer is not the right problem document. */
final class Refusals {
    private final Client client;
    private final List<String> faults = new ArrayList<>();

    Refusals(Client client) {
        this.client = client;
    }

    void expect(Call call, String what, int... statuses) {
        Answer answer = client.send(call);
        String where = call.operation() + " with " + what + " ";
        if (Arrays.stream(statuses).noneMatch(status -> status == answer.status())) {
            faults.add(where + "answers " + answer.status() + ": " + answer.body());
        } else if (!answer.mediaType().equals("application/problem+json")) {
            faults.add(where + "sends " + answer.mediaType());
        } else {
            answer.faults(call.operation(), answer.status()).forEach(fault -> faults.add(where + fault));
            faultsOfProblem(answer).forEach(fault -> faults.add(where + fault));
        }
    }

    private static List<String> faultsOfProblem(Answer answer) {
        JsonNode problem = Contract.parse(answer.body());
        List<String> faults = new ArrayList<>();
        if (problem.path("status").asInt() != answer.status()) {
            faults.add("says status " + problem.path("status"));
        }
        if (!problem.path("requestId").asText().equals(answer.header("X-Request-Id"))) {
            faults.add("says requestId " + problem.path("requestId"));
        }
        if (answer.body().contains("Exception") || answer.body().contains("com.artisancommerce")) {
            faults.add("tells about its insides: " + answer.body());
        }
        return faults;
    }

    /** Fails when a call was not refused as it should have been, and starts anew. */
    void assertAll() {
        List<String> found = List.copyOf(faults);
        faults.clear();
        assertThat(found).isEmpty();
    }
}
