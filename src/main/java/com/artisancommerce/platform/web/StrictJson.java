package com.artisancommerce.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads JSON as the document means it: a number is no text, 1.5 is no whole number, and no name stands twice. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    private static final List<LogicalType> NUMBERS_AND_FLAGS =
            List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean);
    private static final List<LogicalType> WRITTEN_AS_TEXT =
            List.of(LogicalType.Textual, LogicalType.DateTime, LogicalType.OtherScalar, LogicalType.Enum);

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
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

    private static void refuse(ObjectMapper mapper, LogicalType type, CoercionInputShape... shapes) {
        for (CoercionInputShape shape : shapes) {
            mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
        }
    }
}
