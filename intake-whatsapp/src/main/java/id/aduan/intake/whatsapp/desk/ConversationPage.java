package id.aduan.intake.whatsapp.desk;

import id.aduan.contracts.Language;
import id.aduan.kit.pages.RegencyTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the page of one conversation shows, in the officer's language.
 *
 * @param status who has it, or null when nobody has
 * @param mine whether the officer himself has it
 * @param takeable whether he can take it
 * @param mayHandBack whether he can give it back
 * @param earlier the id before which there is more, or null
 * @param key names the next reply, so that the same form sent twice is one message
 */
record ConversationPage(
        String language,
        String id,
        String contact,
        String citizenLanguage,
        String waited,
        String because,
        String status,
        boolean mine,
        boolean takeable,
        boolean mayHandBack,
        boolean windowOpen,
        String window,
        List<Line> lines,
        String earlier,
        boolean atEnd,
        List<String> history,
        List<Canned> canned,
        String key,
        long templateLength,
        long takeOverMinutes,
        Notes notes) {

    /**
     * Something that was said.
     *
     * @param side {@code in}, {@code bot} or {@code officer}
     * @param file its address once it is here, or null
     * @param show {@code image}, {@code audio}, {@code video}, {@code save}, or null without a file
     * @param fileNote why the file is not here, or null
     * @param sent how far what we said has come, or null
     * @param lost whether it will not arrive
     */
    record Line(
            String side,
            String who,
            String at,
            String kind,
            String text,
            String options,
            String file,
            String show,
            String fileNote,
            String sent,
            boolean lost) {}

    /** A canned answer in the citizen's language. */
    record Canned(String label, String text) {}

    /**
     * What is told beside.
     *
     * @param done what has just been done, or null
     * @param problem what went wrong, or null
     * @param typed words that were not sent, or null
     * @param revealed number and name, when they were just revealed
     */
    record Notes(String done, String problem, String typed, List<String> revealed) {
        static final Notes NONE = new Notes(null, null, null, List.of());

        @Override
        public String toString() {
            return "Notes";
        }
    }

    static ConversationPage of(
            ConversationDesk.Opened opened,
            List<CannedAnswer> canned,
            boolean atEnd,
            String officer,
            boolean coordinator,
            String key,
            String language,
            ChatMessages words,
            Notes notes) {
        LiveConversation one = opened.listed().conversation();
        Instant now = opened.at();
        boolean mine = one.isHandledBy(officer, now);
        boolean handled = one.isHandled(now);
        return new ConversationPage(
                language,
                one.id().toString(),
                contact(opened.listed(), words),
                language(one.language(), words),
                one.isWaiting(now) ? waited(one.wantedSince(), now, words) : null,
                one.wantedSince() == null ? null : because(one.wantedBecause(), words),
                status(one, mine, handled, words),
                mine,
                !handled,
                mine || (handled && coordinator),
                one.isWindowOpen(now),
                window(one, now, words),
                opened.lines().stream().map(line -> line(one, line, words)).toList(),
                opened.earlier() ? opened.lines().get(0).id().toString() : null,
                atEnd,
                opened.history().stream().map(entry -> entry(entry, words)).toList(),
                canned.stream()
                        .map(answer -> new Canned(answer.label(), answer.in(one.language())))
                        .toList(),
                key,
                ConversationDesk.MAX_TEMPLATE_WORDS,
                opened.takeOver().toMinutes(),
                notes);
    }

    static String contact(ConversationDesk.Listed listed, ChatMessages words) {
        return listed.masked() == null ? words.noNumber() : words.numberEndsWith(listed.masked());
    }

    static String language(Language language, ChatMessages words) {
        return switch (language) {
            case INDONESIAN -> words.inIndonesian();
            case SUNDANESE -> words.inSundanese();
            case ENGLISH -> words.inEnglish();
        };
    }

    static String waited(Instant since, Instant now, ChatMessages words) {
        Duration time = Duration.between(since, now);
        long minutes = Math.max(0, time.toMinutes());
        return minutes < 60 ? words.minutes(minutes) : words.hours(minutes / 60, minutes % 60);
    }

    static String because(String code, ChatMessages words) {
        return switch (code == null ? "" : code) {
            case "ASKED_FOR" -> words.askedFor();
            case "NOT_UNDERSTOOD" -> words.notUnderstood();
            case "FAILED" -> words.failed();
            case LiveConversation.LEFT_OPEN -> words.leftOpen();
            default -> words.unknown();
        };
    }

    static String window(LiveConversation one, Instant now, ChatMessages words) {
        return one.isWindowOpen(now) ? words.windowOpen(RegencyTime.moment(one.windowUntil())) : words.windowClosed();
    }

    private static String status(LiveConversation one, boolean mine, boolean handled, ChatMessages words) {
        if (!handled) {
            return null;
        }
        String until = RegencyTime.moment(one.handledUntil());
        return mine ? words.yours(until) : words.theirs(one.handledBy(), until);
    }

    private static Line line(LiveConversation one, TranscriptLine line, ChatMessages words) {
        boolean kept = "KEPT".equals(line.mediaState());
        boolean hasFile = line.mediaId() != null;
        return new Line(
                switch (line.speaker()) {
                    case CITIZEN -> "in";
                    case BOT -> "bot";
                    case OFFICER -> "officer";
                },
                switch (line.speaker()) {
                    case CITIZEN -> words.citizen();
                    case BOT -> words.bot();
                    case OFFICER -> line.officer();
                },
                RegencyTime.moment(line.at()),
                kind(line.kind(), words),
                line.text(),
                line.options().isEmpty() ? null : words.options(String.join(" · ", line.options())),
                kept ? "/whatsapp/conversations/" + one.id() + "/files/" + line.mediaId() : null,
                kept ? show(line.mediaType()) : null,
                !hasFile || kept ? null : "WAITED".equals(line.mediaState()) ? words.fileOnItsWay() : words.fileLost(),
                sent(line.sent(), words),
                "FAILED".equals(line.sent()) || "GIVEN_UP".equals(line.sent()));
    }

    private static String sent(String state, ChatMessages words) {
        return switch (state == null ? "" : state) {
            case "" -> null;
            case "DELIVERED" -> words.stateDelivered();
            case "READ", "PLAYED" -> words.stateRead();
            case "FAILED" -> words.stateFailed();
            case "GIVEN_UP" -> words.stateGivenUp();
            case "ACCEPTED", "SENT" -> words.stateSent();
            default -> words.stateWaiting();
        };
    }

    private static String show(String mediaType) {
        if (mediaType.startsWith("image/")) {
            return "image";
        }
        if (mediaType.startsWith("audio/")) {
            return "audio";
        }
        return mediaType.startsWith("video/") ? "video" : "save";
    }

    private static String kind(String kind, ChatMessages words) {
        return switch (kind) {
            case "PHOTO", "PICTURE" -> words.photo();
            case "VOICE" -> words.voice();
            case "VIDEO" -> words.video();
            case "DOCUMENT" -> words.document();
            case "LOCATION" -> words.location();
            case "TAP" -> words.tap();
            case "CONTACT" -> words.contactShared();
            case "EDITED" -> words.edited();
            case "REVOKED" -> words.revoked();
            case "UNUSABLE" -> words.unusable();
            case "TEMPLATE" -> words.template();
            default -> null;
        };
    }

    private static String entry(DeskLog.Entry entry, ChatMessages words) {
        String act =
                switch (entry.act()) {
                    case OPENED -> words.actOpened();
                    case TOOK -> words.actTook();
                    case WROTE -> words.actWrote();
                    case SENT_PHOTO -> words.actPhoto();
                    case SENT_TEMPLATE -> words.actTemplate();
                    case HANDED_BACK -> words.actHandedBack();
                    case EXPIRED -> words.actExpired();
                    case REVEALED -> words.actRevealed(entry.note());
                    case CHANGED_ANSWER, REMOVED_ANSWER -> words.canned();
                };
        return RegencyTime.moment(entry.at()) + " · " + entry.officer() + " · " + act;
    }

    /** The rows of the list. */
    static List<Row> rows(ConversationDesk.Page page, ChatMessages words) {
        List<Row> rows = new ArrayList<>();
        for (ConversationDesk.Listed listed : page.items()) {
            LiveConversation one = listed.conversation();
            boolean waiting = one.isWaiting(page.at());
            rows.add(new Row(
                    one.id().toString(),
                    contact(listed, words),
                    waiting ? waited(one.wantedSince(), page.at(), words) : null,
                    waiting ? because(one.wantedBecause(), words) : null,
                    one.isHandled(page.at()) ? one.handledBy() : null,
                    one.lastSaidAt() == null ? null : RegencyTime.moment(one.lastSaidAt()),
                    window(one, page.at(), words),
                    one.isWindowOpen(page.at()),
                    language(one.language(), words)));
        }
        return rows;
    }

    /** A conversation in the list. */
    record Row(
            String id,
            String contact,
            String waited,
            String because,
            String officer,
            String lastSaid,
            String window,
            boolean windowOpen,
            String language) {}

    @Override
    public String toString() {
        return "ConversationPage[" + id + "]";
    }
}
