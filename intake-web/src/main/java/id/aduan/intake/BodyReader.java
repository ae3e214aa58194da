package id.aduan.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.contracts.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the JSON bodies of the doors' APIs strictly: a field that is unknown or of the wrong type is told by its path,
 * instead of being passed over.
 */
public final class BodyReader {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> PLACE = Set.of("latitude", "longitude", "accuracyMeters", "areaCode", "text");
    private static final Set<String> REPORTER = Set.of("name", "phone", "email");
    private static final Set<String> REPORT = Set.of(
            "kind", "title", "narrative", "place", "occurredAt", "language", "anonymous", "confidential", "reporter");
    private static final Set<String> ACT = Set.of("type", "text", "stars");

    private final List<FieldFault> faults = new ArrayList<>();

    private BodyReader() {}

    /** A report as it came in, with what is wrong with its form. */
    public record RawRead<T>(T raw, List<FieldFault> faults) {
        public RawRead {
            faults = List.copyOf(faults);
        }

        @Override
        public String toString() {
            return "RawRead[…]";
        }
    }

    /** An act as it came in. */
    public record RawAct(String type, String text, String stars) {
        @Override
        public String toString() {
            return "RawAct[" + type + "]";
        }
    }

    /** Fails with a refusal of 400 when the body is no JSON object. */
    public static RawRead<RawReport> report(byte[] body, Language language) {
        JsonNode json = object(body, language);
        BodyReader reader = new BodyReader();
        reader.known(json, "", REPORT);
        JsonNode place = reader.child(json, "place", PLACE);
        JsonNode reporter = reader.child(json, "reporter", REPORTER);
        RawReport raw = new RawReport(
                reader.text(json, "", "kind"),
                reader.text(json, "", "title"),
                reader.text(json, "", "narrative"),
                reader.number(place, "place.", "latitude"),
                reader.number(place, "place.", "longitude"),
                reader.number(place, "place.", "accuracyMeters"),
                null,
                reader.text(place, "place.", "areaCode"),
                reader.text(place, "place.", "text"),
                reader.text(json, "", "occurredAt"),
                reader.text(json, "", "language"),
                reader.flag(json, "anonymous"),
                reader.flag(json, "confidential"),
                reader.text(reporter, "reporter.", "name"),
                reader.text(reporter, "reporter.", "phone"),
                reader.text(reporter, "reporter.", "email"));
        return new RawRead<>(raw, reader.faults);
    }

    /** Fails with a refusal of 400 when the body is no JSON object. */
    public static RawRead<RawAct> act(byte[] body, Language language) {
        JsonNode json = object(body, language);
        BodyReader reader = new BodyReader();
        reader.known(json, "", ACT);
        RawAct raw = new RawAct(
                reader.text(json, "", "type"), reader.text(json, "", "text"), reader.number(json, "", "stars"));
        return new RawRead<>(raw, reader.faults);
    }

    private static JsonNode object(byte[] body, Language language) {
        if (body == null) {
            throw Refusals.unreadable(language);
        }
        try {
            JsonNode json = JSON.readTree(body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException malformed) {
            throw Refusals.unreadable(language);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
        throw Refusals.unreadable(language);
    }

    private JsonNode child(JsonNode parent, String name, Set<String> fields) {
        JsonNode child = parent.path(name);
        if (child.isMissingNode() || child.isNull()) {
            return JSON.createObjectNode();
        }
        if (!child.isObject()) {
            faults.add(FieldFault.of(name, FaultCode.WRONG_TYPE));
            return JSON.createObjectNode();
        }
        known(child, name + ".", fields);
        return child;
    }

    private void known(JsonNode object, String path, Set<String> fields) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!fields.contains(field.getKey())) {
                String shown = field.getKey().length() > 60 ? field.getKey().substring(0, 60) : field.getKey();
                faults.add(FieldFault.of(path + shown, FaultCode.UNKNOWN_FIELD));
            }
        }
    }

    private String text(JsonNode object, String path, String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            faults.add(FieldFault.of(path + name, FaultCode.WRONG_TYPE));
            return null;
        }
        return value.textValue();
    }

    /** A number, or a text that the parser will refuse or read. */
    private String number(JsonNode object, String path, String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber() && !value.isTextual()) {
            faults.add(FieldFault.of(path + name, FaultCode.WRONG_TYPE));
            return null;
        }
        return value.asText();
    }

    private boolean flag(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            faults.add(FieldFault.of(name, FaultCode.WRONG_TYPE));
            return false;
        }
        return value.booleanValue();
    }
}
