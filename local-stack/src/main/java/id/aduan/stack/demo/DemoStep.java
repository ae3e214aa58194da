package id.aduan.stack.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * Something that an officer, the desk, a verifier or the reporter does to a report of the demo.
 *
 * @param text what he says, or null
 * @param picture what he shows, or null
 * @param reason why an agency does not act, or null
 * @param target the agency it should go to, or the key of the report it is merged into, or null
 * @param number stars or days, or 0
 */
record DemoStep(Act act, String text, Picture picture, String reason, String target, int number) {
    /** Who does it. */
    enum Actor {
        AGENCY,
        VERIFIER,
        DESK,
        REPORTER
    }

    /** What is done; each leaves a line of its type in the history of the case. */
    enum Act {
        ACCEPT(Actor.AGENCY, "acceptance", "ACCEPTED"),
        ANSWER(Actor.AGENCY, "answers", "ANSWERED"),
        RETURN(Actor.AGENCY, "return", "RETURNED"),
        POSTPONE(Actor.AGENCY, "postponement", "POSTPONED"),
        UNABLE(Actor.AGENCY, "inability", "DECLARED_UNABLE"),
        CLOSE(Actor.VERIFIER, "closure", "CLOSED"),
        TRIAGE_ASSIGN(Actor.DESK, "ASSIGN", "DISPATCHED"),
        TRIAGE_MERGE(Actor.DESK, "MERGE", "ARCHIVED"),
        REPLY(Actor.REPORTER, "REPLY", "REPLIED"),
        CONFIRM(Actor.REPORTER, "CONFIRMATION", "CONFIRMED"),
        DISPUTE(Actor.REPORTER, "DISPUTE", "DISPUTED"),
        RATE(Actor.REPORTER, "RATING", "RATED");

        private final Actor actor;
        private final String wire;
        private final String line;

        Act(Actor actor, String wire, String line) {
            this.actor = actor;
            this.wire = wire;
            this.line = line;
        }

        Actor actor() {
            return actor;
        }

        /** The act's name in the API of its actor. */
        String wire() {
            return wire;
        }

        /** The type of its line in the history. */
        String line() {
            return line;
        }

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    DemoStep {
        requireNonNull(act, "act is null");
    }

    static DemoStep of(JsonNode entry) {
        String picture = entry.path("picture").asText(null);
        return new DemoStep(
                Act.valueOf(entry.path("act").asText().toUpperCase(Locale.ROOT).replace('-', '_')),
                entry.path("text").asText(null),
                picture == null ? null : Picture.of(picture),
                entry.path("reason").asText(null),
                entry.path("target").asText(null),
                entry.path("stars").asInt(entry.path("days").asInt(0)));
    }
}
