package id.aduan.intake.callcenter.callbacks;

import id.aduan.intake.callcenter.calls.Caller;
import id.aduan.intake.callcenter.calls.Desk;
import id.aduan.kit.pages.RegencyTime;
import id.aduan.kit.pages.RequestLanguage;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What the list shows, in words.
 *
 * @param done what was kept just now, or null
 * @param previous the address of the page before, or null
 */
record CallBackPage(
        String language, long open, String done, List<Row> rows, String self, String previous, String next) {
    /** Who looked at a number longer ago than this is not calling any more. */
    private static final Duration CALLING = Duration.ofMinutes(10);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d/M HH.mm", Locale.ROOT).withZone(RegencyTime.ZONE);

    /**
     * A person.
     *
     * @param due false when the next try is later
     * @param calling who is calling him, or null
     * @param later when he is tried again, or null before the first try
     */
    record Row(
            String id,
            String title,
            String where,
            String reached,
            String saying,
            String sayingLanguage,
            boolean due,
            String calling,
            String later,
            String until,
            String others) {}

    /** Who it is, for the page of one. */
    record Person(
            String language,
            Row row,
            String name,
            String phone,
            String dial,
            String email,
            boolean gone,
            int longest) {}

    static CallBackPage of(
            CallBackDesk.Listed listed, String language, CallBackMessages words, String done, int offset, int page) {
        return new CallBackPage(
                language,
                listed.open(),
                done,
                listed.callBacks().stream()
                        .map(each -> row(each, listed.now(), words))
                        .toList(),
                address(offset),
                offset == 0 ? null : address(Math.max(0, offset - page)),
                listed.more() ? address(offset + page) : null);
    }

    static Person person(CallBack callBack, Caller caller, Instant now, String language, CallBackMessages words) {
        String phone = caller.reachedAt();
        return new Person(
                language,
                row(callBack, now, words),
                caller.name() == null ? words.noName() : caller.name(),
                phone,
                phone == null ? null : "tel:" + phone,
                caller.email(),
                phone == null && caller.email() == null,
                CallBackDesk.LONGEST_NOTE);
    }

    private static String address(int offset) {
        return "/callcenter/callbacks" + (offset == 0 ? "" : "?offset=" + offset);
    }

    private static Row row(CallBack callBack, Instant now, CallBackMessages words) {
        boolean calling =
                callBack.calledAt() != null && callBack.calledAt().plus(CALLING).isAfter(now);
        return new Row(
                callBack.id().toString(),
                callBack.joined() ? words.joined() : words.report(callBack.trackingNumber()),
                callBack.desk() == Desk.WALK_IN ? words.walkIn() : words.callCenter(),
                callBack.contact() == CallBack.Contact.EMAIL
                        ? words.emailOnly()
                        : words.numberEndsWith(callBack.endsWith()),
                Saying.of(callBack, RequestLanguage.words(CallBackMessages.class, callBack.language())),
                callBack.language().tag(),
                !callBack.nextTryAt().isAfter(now),
                calling ? words.beingCalled(callBack.calledBy(), MOMENT.format(callBack.calledAt())) : null,
                callBack.tries() == 0 ? null : words.nextTry(callBack.tries(), MOMENT.format(callBack.nextTryAt())),
                words.until(MOMENT.format(callBack.expiresAt())),
                callBack.notices() > 1 ? words.others(callBack.notices() - 1) : null);
    }
}
