package id.aduan.intake.whatsapp.notices;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Language;
import id.aduan.contracts.Notice;
import id.aduan.intake.whatsapp.conversation.OptionId;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import id.aduan.intake.whatsapp.sending.OutgoingMessage.Button;
import id.aduan.intake.whatsapp.sending.OutgoingMessage.Buttons;
import id.aduan.intake.whatsapp.sending.OutgoingMessage.Choices;
import id.aduan.intake.whatsapp.sending.OutgoingMessage.Row;
import id.aduan.intake.whatsapp.sending.OutgoingMessage.Template;
import id.aduan.intake.whatsapp.sending.OwnTemplates;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A notice as a citizen sees it: with buttons inside the window, as a template outside. */
final class NoticeMessages {
    private static final int MOST_STARS = 5;
    private static final int WORDS_IN_TEMPLATE = 600;
    private static final int NAME_IN_TEMPLATE = 120;

    private final NoticeWords words = new NoticeWords();

    /** @param outside as it goes where free form may not */
    record Rendered(OutgoingMessage message, Template outside) {}

    Rendered render(Notice notice) {
        return switch (notice.kind()) {
            case RECEIVED ->
                new Rendered(
                        shown(notice, "received"),
                        template(notice, OwnTemplates.RECEIVED, show(notice), number(notice)));
            case AT_AGENCY ->
                new Rendered(
                        shown(notice, "agency"),
                        template(notice, OwnTemplates.AT_AGENCY, show(notice), number(notice), agency(notice)));
            case ANSWERED -> answered(notice);
            case WAITS_FOR_REPORTER -> waits(notice);
            case CLOSED -> closed(notice);
        };
    }

    private OutgoingMessage shown(Notice notice, String key) {
        return buttons(notice, say(notice, key), List.of(button(notice, OptionId.show(notice.complaintId()), "show")));
    }

    private Rendered answered(Notice notice) {
        ComplaintId id = notice.complaintId();
        List<Button> buttons = List.of(
                button(notice, OptionId.confirm(id), "confirm"), button(notice, OptionId.dispute(id), "dispute"));
        return new Rendered(
                buttons(notice, say(notice, "answered"), buttons),
                template(
                        notice,
                        OwnTemplates.ANSWERED,
                        List.of(OptionId.confirm(id), OptionId.dispute(id), OptionId.show(id)),
                        number(notice),
                        agency(notice),
                        brief(words(notice), WORDS_IN_TEMPLATE)));
    }

    private Rendered waits(Notice notice) {
        String reply = OptionId.reply(notice.complaintId());
        return new Rendered(
                buttons(notice, say(notice, "waits"), List.of(button(notice, reply, "reply"))),
                template(
                        notice,
                        OwnTemplates.WAITS_FOR_REPORTER,
                        List.of(reply),
                        number(notice),
                        brief(words(notice), WORDS_IN_TEMPLATE),
                        until(notice)));
    }

    private Rendered closed(Notice notice) {
        ComplaintId id = notice.complaintId();
        List<Row> stars = new ArrayList<>();
        for (int n = MOST_STARS; n >= 1; n--) {
            stars.add(new Row(OptionId.rate(id, n), say(notice, "stars." + n), null));
        }
        return new Rendered(
                new Choices(say(notice, "closed"), say(notice, "rate"), stars),
                template(
                        notice,
                        OwnTemplates.CLOSED,
                        List.of(OptionId.rating(id), OptionId.dispute(id)),
                        number(notice)));
    }

    /** What is too long for buttons has the same choices as a list. */
    private OutgoingMessage buttons(Notice notice, String body, List<Button> buttons) {
        if (body.length() <= OutgoingMessage.MAX_BODY) {
            return new Buttons(body, buttons);
        }
        return new Choices(
                body,
                say(notice, "choose"),
                buttons.stream()
                        .map(each -> new Row(each.id(), each.title(), null))
                        .toList());
    }

    private Button button(Notice notice, String id, String key) {
        return new Button(id, say(notice, key));
    }

    private static Template template(Notice notice, String name, List<String> payloads, String... parameters) {
        return new Template(name, notice.language(), List.of(parameters), payloads);
    }

    private static List<String> show(Notice notice) {
        return List.of(OptionId.show(notice.complaintId()));
    }

    private String say(Notice notice, String key) {
        return words.say(
                notice.language(),
                key,
                Map.of(
                        "number", number(notice),
                        "agency", agency(notice),
                        "words", words(notice),
                        "until", until(notice)));
    }

    private static String number(Notice notice) {
        return notice.trackingNumber().value();
    }

    private String agency(Notice notice) {
        return notice.agencyName() == null || notice.agencyName().isBlank()
                ? words.say(notice.language(), "someone")
                : brief(notice.agencyName(), NAME_IN_TEMPLATE);
    }

    private String words(Notice notice) {
        return notice.words() == null || notice.words().isBlank()
                ? words.say(
                        notice.language(), "nothing." + (notice.kind() == Notice.Kind.ANSWERED ? "answered" : "asked"))
                : notice.words().strip();
    }

    private String until(Notice notice) {
        return notice.until() == null
                ? words.say(notice.language(), "soon")
                : words.say(notice.language(), "until", Map.of("day", day(notice.until(), notice.language())));
    }

    /** Months in Sundanese are written as in Indonesian by most, and known to all. */
    private static String day(LocalDate day, Language language) {
        Locale months = language == Language.ENGLISH ? Locale.ENGLISH : Language.INDONESIAN.locale();
        return DateTimeFormatter.ofPattern("d MMMM yyyy", months).format(day);
    }

    /** On one line, as a parameter of a template must be, and not longer than so. */
    private static String brief(String text, int longest) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= longest) {
            return line;
        }
        int end = longest - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
