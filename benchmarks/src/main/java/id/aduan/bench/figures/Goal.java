package id.aduan.bench.figures;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a figure has to reach, in the words that stand in the table: {@code ratio ≥ 0.8}, {@code ≤ 50 ms, ratio ≤ 1.2},
 * {@code 0}, {@code kept up with: ≤ 1}; no words where nothing is wanted.
 */
public record Goal(String words) {
    private static final Pattern BOUND =
            Pattern.compile("(?:[^:✓✗]+: )?(ratio )?([≤≥])? ?(\\d[\\d,]*(?:\\.\\d+)?)(?: [^ ]+)?");

    public Goal {
        requireNonNull(words, "words is null");
        parts(words).forEach(Goal::matched);
    }

    /** Whether all of it is reached; empty where nothing is wanted, and where a figure is missing that decides it. */
    Optional<Boolean> isMet(double project, double ratio) {
        List<Matcher> bounds = parts(words).stream().map(Goal::matched).toList();
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        boolean met = true;
        for (Matcher bound : bounds) {
            double figure = bound.group(1) == null ? project : ratio;
            if (!Double.isFinite(figure)) {
                return Optional.empty();
            }
            met &= keeps(figure, bound);
        }
        return Optional.of(met);
    }

    private static boolean keeps(double figure, Matcher bound) {
        double wanted = Double.parseDouble(bound.group(3).replace(",", ""));
        if (bound.group(2) == null) {
            return figure == wanted;
        }
        return bound.group(2).equals("≤") ? figure <= wanted : figure >= wanted;
    }

    private static List<String> parts(String words) {
        return words.isEmpty() ? List.of() : Arrays.asList(words.split(", "));
    }

    private static Matcher matched(String part) {
        Matcher bound = BOUND.matcher(part);
        if (!bound.matches()) {
            throw new IllegalArgumentException("nothing that a figure can be held against: " + part);
        }
        return bound;
    }
}
