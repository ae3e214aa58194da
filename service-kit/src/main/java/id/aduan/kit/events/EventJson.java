package id.aduan.kit.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * The one way in which events become bytes and bytes become events: UTF-8 JSON, instants as ISO 8601 in UTC, absent
 * for null. Unknown fields are ignored, since schemas grow by addition.
 */
public final class EventJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private EventJson() {}

    public static byte[] write(Object event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not writable as JSON: " + event.getClass().getName(), withoutContent(e));
        }
    }

    /** Fails with {@link UnreadableEvent}, whose message never quotes the content. */
    public static <T> T read(byte[] body, Class<T> type) {
        try {
            return MAPPER.readValue(body, type);
        } catch (IOException e) {
            throw new UnreadableEvent(type.getSimpleName(), cause(e));
        }
    }

    /** As {@link #read(byte[], Class)}, for generic types. */
    public static <T> T read(byte[] body, TypeReference<T> type) {
        try {
            return MAPPER.readValue(body, type);
        } catch (IOException e) {
            throw new UnreadableEvent(type.getType().getTypeName(), cause(e));
        }
    }

    private static String cause(IOException e) {
        if (e instanceof com.fasterxml.jackson.databind.exc.ValueInstantiationException invalid
                && invalid.getCause() != null) {
            return invalid.getCause().getMessage();
        }
        if (e instanceof com.fasterxml.jackson.databind.JsonMappingException mapping) {
            return "the field at " + mapping.getPathReference().replaceAll("[A-Za-z0-9_.]+\\[", "[") + " does not fit";
        }
        return "the body is no JSON";
    }

    private static Exception withoutContent(JsonProcessingException e) {
        e.clearLocation();
        return e;
    }
}
