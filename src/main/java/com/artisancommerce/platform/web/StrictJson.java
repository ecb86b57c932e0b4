package com.artisancommerce.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON as the document means it: a number is no text, 1.5 is no whole number, and no name stands twice. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    private static final List<LogicalType> NUMBERS_AND_FLAGS =
            List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean);
    private static final List<LogicalType> WRITTEN_AS_TEXT =
            List.of(LogicalType.Textual, LogicalType.DateTime, LogicalType.OtherScalar, LogicalType.Enum);

    /** Beyond what any body of ours has; how long a text in it may be is checked where it is read. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(50)
            .maxNumberLength(100)
            .maxNameLength(1_000)
            .build();

    /** After the framework's own, whose deserializers would come first otherwise. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().setStreamReadConstraints(LIMITS);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.registerModule(new SimpleModule("strict-dates").addDeserializer(LocalDate.class, new DateAsText()));
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        NUMBERS_AND_FLAGS.forEach(type -> refuse(
                mapper, type, CoercionInputShape.String, CoercionInputShape.EmptyString, CoercionInputShape.Boolean));
        refuse(mapper, LogicalType.Boolean, CoercionInputShape.Integer, CoercionInputShape.Float);
        WRITTEN_AS_TEXT.forEach(type ->
                refuse(mapper, type, CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean));
        mapper.coercionConfigFor(LogicalType.OtherScalar)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.DateTime).setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    }

    /** The library's own also takes lists of numbers, and an empty list for no date. */
    private static final class DateAsText extends StdDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        DateAsText() {
            super(LocalDate.class);
        }

        @Override
        public @Nullable LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
            }
            try {
                return LocalDate.parse(parser.getText());
            } catch (DateTimeParseException e) {
                return (LocalDate) context.handleWeirdStringValue(LocalDate.class, parser.getText(), "not a date");
            }
        }
    }

    private static void refuse(ObjectMapper mapper, LogicalType type, CoercionInputShape... shapes) {
        for (CoercionInputShape shape : shapes) {
            mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
        }
    }
}
