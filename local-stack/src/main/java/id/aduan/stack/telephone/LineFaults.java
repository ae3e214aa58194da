package id.aduan.stack.telephone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Set;

/** Which faults are on. */
final class LineFaults {
    private final Set<LineFault> on = EnumSet.noneOf(LineFault.class);

    synchronized boolean isOn(LineFault fault) {
        return on.contains(fault);
    }

    synchronized void reset() {
        on.clear();
    }

    /**
     * Sets what is named and leaves the rest.
     *
     * @throws IllegalArgumentException when something is not known; then nothing is set
     */
    synchronized void set(JsonNode wanted) {
        wanted.properties().forEach(field -> {
            if (LineFault.named(field.getKey()).isEmpty() || !field.getValue().isBoolean()) {
                throw new IllegalArgumentException(
                        field.getKey() + " is no switch, or its value is neither true nor false");
            }
        });
        for (LineFault fault : LineFault.values()) {
            JsonNode value = wanted.path(fault.key());
            if (value.isBoolean() && value.booleanValue()) {
                on.add(fault);
            } else if (value.isBoolean()) {
                on.remove(fault);
            }
        }
    }

    synchronized ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (LineFault fault : LineFault.values()) {
            json.put(fault.key(), on.contains(fault));
        }
        return json;
    }
}
