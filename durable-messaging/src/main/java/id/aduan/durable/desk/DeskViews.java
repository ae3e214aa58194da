package id.aduan.durable.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.contracts.Language;
import id.aduan.durable.ParkedDecisions.ParkedDecision;
import id.aduan.durable.ParkedRecords.ParkedRecord;
import id.aduan.durable.ParkedSummary.FailedRecord;
import id.aduan.durable.desk.DeadLetterDesk.Group;
import id.aduan.durable.desk.DeadLetterDesk.Opened;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the pages of the desk show, in the words of a language. */
record DeskViews(DeskMessages words, Language language, String pages) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d/M/uuuu HH.mm.ss 'WIB'", Locale.ROOT).withZone(ZoneId.of("Asia/Jakarta"));
    private static final ObjectWriter PRETTY = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
    private static final int LONGEST_BODY = 40_000;

    @CheckedTemplate(basePath = "dead-letters", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(Frame frame, ListPage page);

        static native TemplateInstance letter(Frame frame, LetterPage page);
    }

    /** What both pages have around them. */
    record Frame(String language, String desk, String signOut) {}

    record ListPage(boolean empty, String totals, List<CauseView> causes, List<String> done, List<LineView> log) {}

    record CauseView(
            String id,
            String words,
            String cause,
            String consumer,
            String topic,
            String since,
            String totals,
            String shown,
            List<LetterView> letters) {}

    record LetterView(String id, String position, String key, String since, String behind) {}

    record LetterPage(
            LetterView letter,
            String words,
            String cause,
            String consumer,
            String event,
            List<NamedValue> headers,
            String body,
            String hidden,
            boolean cut,
            String reason,
            TroubleView trouble,
            List<LineView> log) {}

    record NamedValue(String name, String value) {}

    record LineView(String at, String by, String act, String position, String reason) {}

    /** What was refused, for the page to say it beside the form. */
    record TroubleView(String title, String detail, List<String> messages) {}

    TemplateInstance list(List<Group> groups, List<ParkedDecision> log, List<String> done) {
        long failed =
                groups.stream().mapToLong(group -> group.cause().records()).sum();
        long behind = groups.stream().mapToLong(group -> group.cause().behind()).sum();
        return Templates.list(
                        frame(),
                        new ListPage(
                                groups.isEmpty(),
                                words.totals(failed, behind),
                                groups.stream().map(this::cause).toList(),
                                done,
                                log.stream().map(this::line).toList()))
                .setLocale(language.locale());
    }

    TemplateInstance letter(Opened opened, String reason, TroubleView trouble) {
        ParkedRecord parked = opened.parked();
        byte[] bytes = parked.eventRecord().body();
        String body = MaskedRecord.body(bytes).map(DeskViews::pretty).orElse(null);
        boolean cut = body != null && body.length() > LONGEST_BODY;
        return Templates.letter(
                        frame(),
                        new LetterPage(
                                new LetterView(
                                        parked.id().toString(),
                                        parked.eventRecord().toString(),
                                        key(parked.eventRecord().key()),
                                        MOMENT.format(parked.parkedAt()),
                                        Long.toString(opened.withSameKey())),
                                CauseKind.of(parked.cause()).in(words),
                                parked.cause(),
                                parked.consumer(),
                                parked.eventRecord().eventId().toString(),
                                named(MaskedRecord.headers(parked.eventRecord().headers())),
                                cut ? body.substring(0, LONGEST_BODY) : body,
                                body == null ? words.bodyHidden(bytes.length, MaskedRecord.sha256(bytes)) : null,
                                cut,
                                reason == null ? "" : reason,
                                trouble,
                                opened.decisions().stream().map(this::line).toList()))
                .setLocale(language.locale());
    }

    private Frame frame() {
        return new Frame(language.tag(), pages + "/dead-letters", pages + "/sign-out");
    }

    private CauseView cause(Group group) {
        return new CauseView(
                group.cause().id(),
                CauseKind.of(group.cause().cause()).in(words),
                group.cause().cause(),
                group.cause().consumer(),
                group.cause().topic(),
                moment(group.cause().since()),
                words.totals(group.cause().records(), group.cause().behind()),
                words.shownOf(group.records().size(), group.cause().records()),
                group.records().stream().map(this::letter).toList());
    }

    private LetterView letter(FailedRecord failed) {
        return new LetterView(
                failed.id().toString(),
                failed.topic() + "-" + failed.partition() + "@" + failed.offset(),
                key(failed.key()),
                moment(failed.since()),
                words.behindIt(failed.behind()));
    }

    private String key(String key) {
        return key == null ? words.noKey() : MaskedRecord.key(key);
    }

    private LineView line(ParkedDecision decision) {
        String act =
                switch (decision.act()) {
                    case OPENED -> words.actOpened();
                    case REPLAYED -> words.actReplayed();
                    case REPLAY_FAILED -> words.actReplayFailed();
                    case DROPPED -> words.actDropped();
                };
        String position = decision.topic() == null
                ? decision.consumer()
                : decision.topic() + "-" + decision.partition() + "@" + decision.offset();
        return new LineView(moment(decision.at()), decision.by(), act, position, decision.reason());
    }

    private static List<NamedValue> named(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> new NamedValue(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String pretty(Object body) {
        try {
            return PRETTY.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON is not writable", e);
        }
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant);
    }
}
