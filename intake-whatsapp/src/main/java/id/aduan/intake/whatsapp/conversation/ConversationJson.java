package id.aduan.intake.whatsapp.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The form in which a state is stored. Each form that was ever written is read: a field that is added later is null in an
 * older one and gets its meaning from the record; a field that changes its meaning gets a new {@link
 * ConversationState#FORM} and a step here that turns the older tree into the newer.
 */
public final class ConversationJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    private ConversationJson() {}

    public static byte[] write(ConversationState state) {
        try {
            return MAPPER.writeValueAsBytes(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state cannot be written");
        }
    }

    /** Reads any form; one that a later release has written is read as far as this release knows it. */
    public static ConversationState read(byte[] json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            return MAPPER.treeToValue(tree, ConversationState.class);
        } catch (JsonProcessingException e) {
            // without the cause: its message quotes the text, which is personal data
            throw new UncheckedIOException(new IOException("a stored state cannot be read"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
