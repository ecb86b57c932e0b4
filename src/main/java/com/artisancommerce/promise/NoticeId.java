package com.artisancommerce.promise;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one delay notice. */
public record NoticeId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NoticeId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
