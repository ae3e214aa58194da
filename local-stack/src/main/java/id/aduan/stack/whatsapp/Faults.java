package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Which faults are on: always, or for the next few times. */
final class Faults {
    private static final int ALWAYS = -1;
    private static final String DELAY = "delaySeconds";
    private static final String PACE = "messagesPerSecond";
    private static final String CITIZENS_READ = "citizensRead";
    private static final String LATER = "windowRefusedLater";
    private static final int USUAL_PACE = 80;

    private final Map<Fault, Integer> left = new EnumMap<>(Fault.class);
    private int delaySeconds;
    private int messagesPerSecond;
    private boolean citizensRead;
    private boolean refusesLater;

    Faults() {
        reset();
    }

    synchronized void reset() {
        left.clear();
        delaySeconds = 3;
        messagesPerSecond = USUAL_PACE;
        citizensRead = true;
        refusesLater = false;
    }

    synchronized boolean isOn(Fault fault) {
        return left.getOrDefault(fault, 0) != 0;
    }

    /** Whether it happens now; one that is on for some times is on for one less. */
    synchronized boolean strikes(Fault fault) {
        int times = left.getOrDefault(fault, 0);
        if (times > 0) {
            left.put(fault, times - 1);
        }
        return times != 0;
    }

    synchronized Duration delay() {
        return Duration.ofSeconds(delaySeconds);
    }

    synchronized int messagesPerSecond() {
        return messagesPerSecond;
    }

    /** Whether the phones show what comes at once, so that it is read. */
    synchronized boolean citizensRead() {
        return citizensRead;
    }

    /** Whether a message outside the window is taken first and refused by a status (131047). */
    synchronized boolean refusesLater() {
        return refusesLater;
    }

    /**
     * Sets what is named and leaves the rest.
     *
     * @throws IllegalArgumentException when something is not known; then nothing is set
     */
    synchronized void set(JsonNode wanted) {
        wanted.properties().forEach(field -> require(field.getKey(), field.getValue()));
        delaySeconds = wanted.path(DELAY).asInt(delaySeconds);
        messagesPerSecond = wanted.path(PACE).asInt(messagesPerSecond);
        citizensRead = wanted.path(CITIZENS_READ).asBoolean(citizensRead);
        refusesLater = wanted.path(LATER).asBoolean(refusesLater);
        for (Fault fault : Fault.values()) {
            JsonNode value = wanted.path(fault.key());
            if (value.isBoolean()) {
                left.put(fault, value.booleanValue() ? ALWAYS : 0);
            } else if (value.isInt()) {
                left.put(fault, value.intValue());
            }
        }
    }

    synchronized ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Fault fault : Fault.values()) {
            int times = left.getOrDefault(fault, 0);
            if (times > 0) {
                json.put(fault.key(), times);
            } else {
                json.put(fault.key(), times == ALWAYS);
            }
        }
        return json.put(DELAY, delaySeconds)
                .put(PACE, messagesPerSecond)
                .put(CITIZENS_READ, citizensRead)
                .put(LATER, refusesLater);
    }

    private static void require(String key, JsonNode value) {
        boolean number = value.isInt() && value.intValue() >= 0;
        boolean known =
                switch (key) {
                    case DELAY -> number && value.intValue() <= 600;
                    case PACE -> number && value.intValue() > 0;
                    case CITIZENS_READ, LATER -> value.isBoolean();
                    default -> Fault.named(key).isPresent() && (number || value.isBoolean());
                };
        if (!known) {
            throw new IllegalArgumentException(key + " is no switch, or its value is wrong");
        }
    }
}
