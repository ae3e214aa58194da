package id.aduan.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a run is to go.
 *
 * @param stages what to measure, in this order
 * @param json whether a line of JSON is printed for each figure instead of tables
 * @param seconds how long each load at a rate or in a closed loop lasts
 * @param size the size of a backlog or the numbers of cases; 0 for those of the stage
 * @param profile whether flame graphs of the services are drawn
 * @param write whether what was measured is written into docs/performance.md
 */
public record Options(
        List<Stage> stages, boolean json, int rounds, int seconds, int size, boolean profile, boolean write) {
    static final int ROUNDS = 3;
    static final int SECONDS = 30;

    private static final Map<String, Integer> LEAST = Map.of("--rounds", 1, "--seconds", 1, "--size", 1000);

    public Options {
        stages = List.copyOf(stages);
    }

    /** Reads a command line; fails with {@link IllegalArgumentException} that says what is wrong with it. */
    static Options read(List<String> words) {
        List<Stage> stages = new ArrayList<>();
        boolean json = false;
        boolean profile = false;
        boolean write = false;
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "--json" -> json = true;
                case "--profile" -> profile = true;
                case "--write" -> write = true;
                case "--rounds", "--seconds", "--size" -> {
                    i++;
                    numbers.put(word, number(word, i < words.size() ? words.get(i) : ""));
                }
                default -> stages.add(Stage.of(word));
            }
        }
        return new Options(
                stages.isEmpty() ? List.of(Stage.values()) : stages,
                json,
                numbers.getOrDefault("--rounds", ROUNDS),
                numbers.getOrDefault("--seconds", SECONDS),
                numbers.getOrDefault("--size", 0),
                profile,
                write);
    }

    private static int number(String option, String word) {
        try {
            int number = Integer.parseInt(word);
            if (number >= LEAST.get(option)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(
                option + " wants a number of at least " + LEAST.get(option) + ", and got \"" + word + "\".");
    }

    /** The settings in words. */
    String told() {
        return rounds + (rounds == 1 ? " round" : " rounds") + ", " + seconds + " s each"
                + (size == 0 ? "" : ", size " + size);
    }
}
