package id.aduan.bench;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A part of the pipeline that is measured by itself. */
enum Stage {
    INTAKE("intake", "POST → 201"),
    WHOLE_WAY("whole-way", "POST → the case can be seen"),
    BURST("burst", "more than usual for a while: accepted, lost, drained"),
    ROUTING("routing", "a backlog of received reports is decided"),
    CASES("cases", "a backlog of decisions becomes cases"),
    PAGES("pages", "inbox, case and tracking page while cases grow in number"),
    FOOTPRINT("footprint", "memory, allocation a report, start-up");

    private final String word;
    private final String meaning;

    Stage(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** How it is called on the command line and in the figures. */
    String word() {
        return word;
    }

    String meaning() {
        return meaning;
    }

    /** Fails with {@link IllegalArgumentException} that names all stages. */
    static Stage of(String word) {
        return Arrays.stream(values())
                .filter(stage -> stage.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no stage " + word + ". There are: "
                        + Arrays.stream(values()).map(Stage::word).collect(Collectors.joining(", ")) + "."));
    }
}
