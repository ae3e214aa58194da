package id.aduan.intake.whatsapp.accounts;

import id.aduan.intake.whatsapp.sending.AccountStates;
import id.aduan.intake.whatsapp.sending.RegisterTemplates;
import id.aduan.intake.whatsapp.sending.Templates;
import id.aduan.kit.pages.RegencyTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the page of our numbers shows, in the language of who looks at it.
 *
 * @param mayResume whether he may let a number go on
 * @param mayRegister whether he may register templates
 * @param outcomes of registering templates, just now; else empty
 * @param done what has just been done, or null
 * @param problem what went wrong, or null
 */
record AccountPage(
        String language,
        List<Card> numbers,
        List<Row> templates,
        List<String> history,
        boolean mayResume,
        boolean mayRegister,
        List<Outcome> outcomes,
        String done,
        String problem) {

    /**
     * A number.
     *
     * @param tone of its state: {@code good}, {@code warn}, {@code bad} or {@code info}
     * @param detail why it does not send, or null
     * @param facts what else WhatsApp tells of it
     */
    record Card(
            String name,
            String displayNumber,
            String state,
            String tone,
            String detail,
            boolean stopped,
            List<Fact> facts) {}

    /** @param tone of the value, or null */
    record Fact(String label, String value, String tone) {}

    /** A template. */
    record Row(
            String name,
            String language,
            String status,
            boolean usable,
            String category,
            String quality,
            String reason) {
        static Row of(Templates.Standing template) {
            return new Row(
                    template.name(),
                    template.language(),
                    template.status(),
                    template.usable(),
                    template.category(),
                    template.quality(),
                    template.reason());
        }
    }

    /** What became of a template. */
    record Outcome(String account, String name, String language, String words, boolean good, String detail) {
        static Outcome of(RegisterTemplates.Line line, AccountMessages words) {
            return new Outcome(
                    line.account(),
                    line.name(),
                    line.language(),
                    switch (line.outcome()) {
                        case THERE -> words.there();
                        case REGISTERED -> words.registered();
                        case MISSING -> words.missing();
                        case REFUSED -> words.refused();
                        case UNKNOWN -> words.notKnown();
                    },
                    switch (line.outcome()) {
                        case THERE, REGISTERED -> true;
                        case MISSING, REFUSED, UNKNOWN -> false;
                    },
                    line.words() == null ? line.status() : line.words());
        }
    }

    static Card card(AccountDesk.Number number, AccountMessages words) {
        String name = number.account().name();
        String display = number.account().displayNumber();
        return number.standing()
                .map(standing -> new Card(
                        name,
                        display,
                        state(standing, words),
                        tone(standing),
                        detail(standing, words),
                        standing.stop() != null,
                        facts(standing, words)))
                .orElseGet(() -> new Card(name, display, words.unknown(), "info", null, false, List.of()));
    }

    private static String state(AccountStates.Standing standing, AccountMessages words) {
        if (standing.stop() != null) {
            return words.stopped();
        }
        return standing.failingSince() == null ? words.sends() : words.unreachable();
    }

    private static String tone(AccountStates.Standing standing) {
        if (standing.stop() != null) {
            return "bad";
        }
        return standing.failingSince() == null ? "good" : "warn";
    }

    private static String detail(AccountStates.Standing standing, AccountMessages words) {
        if (standing.stop() == null) {
            return standing.failingSince() == null
                    ? null
                    : words.unreachableSince(RegencyTime.moment(standing.failingSince()));
        }
        String since = RegencyTime.moment(standing.stoppedAt());
        String code = String.valueOf(standing.code());
        return switch (standing.stop()) {
            case TOKEN -> words.stoppedByToken(since, code);
            case POLICY -> words.stoppedByPolicy(since, code);
        };
    }

    private static List<Fact> facts(AccountStates.Standing standing, AccountMessages words) {
        return Stream.of(
                        new Fact(words.quality(), standing.quality(), qualityTone(standing.quality())),
                        new Fact(words.limit(), standing.limit(), null),
                        new Fact(words.remark(), standing.remark(), null),
                        new Fact(words.waiting(), Long.toString(standing.waiting()), null))
                .filter(fact -> fact.value() != null)
                .toList();
    }

    private static String qualityTone(String quality) {
        return switch (quality == null ? "" : quality) {
            case "GREEN" -> "good";
            case "YELLOW" -> "warn";
            case "RED" -> "bad";
            default -> null;
        };
    }

    static String entry(AccountLog.Entry entry, AccountMessages words) {
        String act =
                switch (entry.act()) {
                    case RESUMED -> words.actResumed(entry.account());
                    case REGISTERED_TEMPLATES -> words.actRegistered(entry.account() + " " + entry.note());
                };
        return RegencyTime.moment(entry.at()) + " · " + entry.officer() + " · " + act;
    }
}
