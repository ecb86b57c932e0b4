package com.artisancommerce.architecture.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The AsyncAPI document as it is packaged with the service, and what does not fit it. */
final class Events {

    static final JsonNode DOCUMENT = Contract.read("/openapi/asyncapi.json");

    private static final Schemas SCHEMAS = new Schemas(DOCUMENT);
    private static final String ANY_TOPIC = "{topic}";

    private Events() {}

    /** The channels of a server by their addresses; one address for each value of {@code {topic}}. */
    static Map<String, JsonNode> channels(String server) {
        Map<String, JsonNode> channels = new TreeMap<>();
        for (JsonNode channel : DOCUMENT.path("channels")) {
            if (channel.at("/servers/0/$ref").asText().equals("#/servers/" + server)) {
                addresses(channel).forEach(address -> channels.put(address, channel));
            }
        }
        return channels;
    }

    private static List<String> addresses(JsonNode channel) {
        String address = channel.path("address").asText();
        return address.contains(ANY_TOPIC)
                ? Operation.texts(channel.at("/parameters/topic/enum")).stream()
                        .map(topic -> address.replace(ANY_TOPIC, topic))
                        .toList()
                : List.of(address);
    }

    /** The messages of a channel by their names; none when there is no such channel. */
    static Map<String, JsonNode> messages(String server, String address) {
        JsonNode channel = channels(server).get(address);
        return channel == null ? Map.of() : messages(channel);
    }

    /** The messages of a channel by their names. */
    static Map<String, JsonNode> messages(JsonNode channel) {
        Map<String, JsonNode> messages = new TreeMap<>();
        for (JsonNode each : channel.path("messages")) {
            JsonNode message =
                    each.has("$ref") ? DOCUMENT.at(each.path("$ref").asText().substring(1)) : each;
            messages.put(message.path("name").asText(), message);
        }
        return messages;
    }

    static List<String> faults(ConsumerRecord<String, String> record) {
        String headers = headers(record);
        String type = Contract.parse(headers).path("ce_type").asText();
        JsonNode message = messages("kafka", record.topic()).get(type);
        if (message == null) {
            return List.of(record.topic() + " carries " + type + ", which is not documented");
        }
        List<String> faults = new ArrayList<>(SCHEMAS.judge(message.path("headers"), headers));
        faults.addAll(SCHEMAS.judge(message.path("payload"), record.value()));
        return faults.stream()
                .map(fault -> type + " " + fault + ": " + headers + " " + record.value())
                .toList();
    }

    /** @param address the stream's, as documented */
    static List<String> faults(String address, String event, String data) {
        JsonNode message = messages("service", address).get(event);
        return message == null
                ? List.of(address + " sends " + event + ", which is not documented")
                : SCHEMAS.judge(message.path("payload"), data);
    }

    static List<String> faultsOfExamples(JsonNode message) {
        List<String> faults = new ArrayList<>();
        message.path("examples")
                .forEach(example -> faults.addAll(SCHEMAS.judge(
                        message.path("payload"), example.path("payload").toString())));
        return faults;
    }

    private static String headers(ConsumerRecord<String, String> record) {
        ObjectNode headers = Contract.JSON.createObjectNode();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers.toString();
    }
}
