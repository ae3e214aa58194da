package id.aduan.bench;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A part of the pipeline that is measured by itself. */
enum Stage {
    INTAKE("intake", "POST → 201"),
    WHOLE_WAY("whole-way", "POST → the case can be seen"),
    BURST("burst", "more than usual for a while: accepted, lost, drained"),
    ROUTING("routing", "a backlog of received reports is decided"),
    CASES("cases", "a backlog of decisions becomes cases"),
    WEBHOOK("webhook", "POST of WhatsApp → 200"),
    CONVERSATIONS("conversations", "a citizen's message → the bot's answer at the provider"),
    NOTICES("notices", "a backlog of notices goes out, within the provider's limit and without one"),
    EMERGENCIES("emergencies", "an operator logs an emergency → its card on the dispatcher's board"),
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
        return named(word)
                .orElseThrow(() -> new IllegalArgumentException("There is no stage " + word + ". There are: "
                        + Arrays.stream(values()).map(Stage::word).collect(Collectors.joining(", ")) + "."));
    }

    /** The stage of this word; empty when there is none. */
    static Optional<Stage> named(String word) {
        return Arrays.stream(values()).filter(stage -> stage.word.equals(word)).findFirst();
    }
}
