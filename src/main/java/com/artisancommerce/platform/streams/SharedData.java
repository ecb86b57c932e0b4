package com.artisancommerce.platform.streams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** The data of an event that many clients are told, such as that of a public queue: written as JSON once for all of them. */
public final class SharedData {

    private final Object data;
    private volatile byte @Nullable [] json;

    public SharedData(Object data) {
        this.data = data;
    }

    /** Two event loops may both write it, and write the same. */
    byte[] json(ObjectMapper mapper) throws JsonProcessingException {
        byte[] written = json;
        if (written == null) {
            written = mapper.writeValueAsBytes(data);
            json = written;
        }
        return written;
    }
}
