package com.artisancommerce.architecture.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the linter cannot know about the document. */
class DocumentTest {
    private static final Set<String> ROLES = Set.of("customer", "artisan", "shop-admin", "operator");

    static List<Operation> operations() {
        return Contract.operations();
    }

    @Test
    void namesEachOperationOnce() {
        assertThat(operations())
                .extracting(Operation::id)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void saysWhoMayCall(Operation operation) {
        assertThat(operation.node().has("x-roles")).isTrue();
        assertThat(ROLES).containsAll(operation.roles());
        boolean takesTickets = operation.node().path("parameters").toString().contains("StreamTicket");
        assertThat(operation.node().has("security"))
                .as("an operation for everybody, or for who has a ticket, says so in security, too")
                .isEqualTo(operation.roles().isEmpty() || takesTickets);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void saysHowItsExampleIsReplayed(Operation operation) {
        assertThat(operation.replay()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givesExamplesThatFitTheirSchemas(Operation operation) {
        assertThat(contents(operation))
                .isNotEmpty()
                .allSatisfy(media -> assertThat(Schemas.faults(
                                media.path("schema"), media.path("example").toString()))
                        .isEmpty());
    }

    /** By the end of its address a request for a stream is known before anything is done for it. */
    @ParameterizedTest
    @MethodSource("operations")
    void namesStreamsEventsAndNothingElse(Operation operation) {
        boolean streams =
                operation.node().path("responses").path("200").path("content").has("text/event-stream");
        assertThat(operation.path().endsWith("/events")).isEqualTo(streams);
    }

    @Test
    void replaysInOneOrder() {
        assertThat(operations().stream().flatMap(operation -> operation.replay().stream()))
                .extracting(Step::order)
                .doesNotHaveDuplicates();
    }

    private static List<JsonNode> contents(Operation operation) {
        Stream<JsonNode> answers = operation.node().path("responses").properties().stream()
                .map(Map.Entry::getValue)
                .map(Contract::resolve)
                .flatMap(answer -> answer.path("content").properties().stream())
                .map(Map.Entry::getValue);
        return Stream.concat(operation.body().stream(), answers).toList();
    }
}
