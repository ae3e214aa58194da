package id.aduan.intake.callcenter.figures;

import java.util.EnumMap;
import java.util.Map;

/** Calls by what they were. */
record Counts(Map<Fate, Long> calls) {
    static final Counts NONE = new Counts(Map.of());

    Counts {
        calls = calls.isEmpty() ? Map.of() : Map.copyOf(calls);
    }

    static Counts of(Fate fate, long calls) {
        return new Counts(Map.of(fate, calls));
    }

    long of(Fate fate) {
        return calls.getOrDefault(fate, 0L);
    }

    long total() {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    Counts plus(Counts other) {
        Map<Fate, Long> sum = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            long both = of(fate) + other.of(fate);
            if (both > 0) {
                sum.put(fate, both);
            }
        }
        return new Counts(sum);
    }
}
