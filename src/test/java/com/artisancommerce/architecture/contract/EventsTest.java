package com.artisancommerce.architecture.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document and the code name the same topics, types and streams. */
class EventsTest {

    @Test
    void everyTopicAndItsTypeIsDescribedAndNoOther() {
        Map<String, String> written = new TreeMap<>();
        for (JavaClass each : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("com.artisancommerce")) {
            if (each.tryGetField("TOPIC").isPresent()) {
                written.put(constant(each, "TOPIC"), constant(each, "TYPE"));
            }
        }
        Map<String, String> described = new TreeMap<>();
        Events.channels("kafka")
                .forEach((topic, channel) -> described.put(
                        topic, String.join(" ", Events.messages(channel).keySet())));
        described.keySet().removeIf(topic -> topic.endsWith(".dead-letter"));

        assertThat(described).isEqualTo(written);
    }

    @Test
    void everyStreamOfTheApiIsDescribedWithTheSameEvents() {
        assertThat(Events.channels("service").keySet())
                .isEqualTo(Contract.operations().stream()
                        .filter(Operation::isStream)
                        .map(Operation::path)
                        .collect(Collectors.toCollection(TreeSet::new)));
        for (Operation operation :
                Contract.operations().stream().filter(Operation::isStream).toList()) {
            Map<String, String> described = new TreeMap<>();
            Events.messages("service", operation.path())
                    .forEach((name, message) ->
                            described.put(name, message.at("/payload/$ref").asText()));
            Map<String, String> offered = new TreeMap<>();
            operation
                    .response(200)
                    .at("/content/text~1event-stream/x-events")
                    .properties()
                    .forEach(event -> offered.put(
                            event.getKey(), event.getValue().path("$ref").asText()));
            assertThat(described).containsAllEntriesOf(offered);
        }
    }

    @Test
    void everyExampleFits() {
        assertThat(Events.channels("kafka").values())
                .flatMap(channel -> Events.messages(channel).values())
                .isNotEmpty()
                .allSatisfy(message -> {
                    assertThat(message.path("examples")).isNotEmpty();
                    assertThat(Events.faultsOfExamples(message)).isEmpty();
                });
    }

    private static String constant(JavaClass type, String name) {
        try {
            return String.valueOf(type.reflect().getField(name).get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has a topic and no public " + name, e);
        }
    }
}
