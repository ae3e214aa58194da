package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The keys that an object must and may have. A key that is not named is refused, unless the shape is open. */
final class Shape implements Rule {
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private boolean open;

    static Shape object() {
        return new Shape();
    }

    Shape required(String key, Rule rule) {
        required.add(key);
        return optional(key, rule);
    }

    Shape optional(String key, Rule rule) {
        rules.put(key, rule);
        return this;
    }

    /** What is not named is ignored. */
    Shape open() {
        open = true;
        return this;
    }

    @Override
    public void check(JsonNode value, String path) {
        if (!value.isObject()) {
            throw GraphFailure.plain("Param " + path + " must be a JSON object.");
        }
        for (String key : required) {
            if (value.path(key).isMissingNode() || value.path(key).isNull()) {
                throw GraphFailure.missing(below(path, key));
            }
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            Rule rule = rules.get(field.getKey());
            if (rule != null) {
                rule.check(field.getValue(), below(path, field.getKey()));
            } else if (!open) {
                throw GraphFailure.unexpected(field.getKey(), path);
            }
        }
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + "['" + key + "']";
    }
}
