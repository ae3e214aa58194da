package id.aduan.cases.pages;

import id.aduan.cases.application.Notices.Told;
import id.aduan.cases.domain.NoticeReason;
import id.aduan.cases.domain.NoticeState;
import id.aduan.contracts.Language;
import id.aduan.contracts.Notice;
import java.math.BigDecimal;
import java.util.stream.Stream;

/**
 * A notice on the page of its case; what may be null is null when there is nothing to show.
 *
 * @param due set while it waits for its time
 * @param reason one of ours
 * @param code a door's own reason
 */
record NoticeLine(
        Notice.Kind kind,
        NoticeState state,
        String tone,
        String at,
        String due,
        NoticeReason reason,
        String code,
        String cost) {
    static NoticeLine of(Told told, Language language) {
        NoticeReason reason = Stream.of(NoticeReason.values())
                .filter(each -> each.name().equals(told.reason()))
                .findFirst()
                .orElse(null);
        return new NoticeLine(
                told.kind(),
                told.state(),
                tone(told.state()),
                Look.moment(told.changedAt(), language),
                told.state() == NoticeState.PLANNED ? Look.moment(told.due(), language) : null,
                reason,
                reason == null ? told.reason() : null,
                told.cost() == null
                        ? null
                        : money(told.cost().amount(), told.cost().currency()));
    }

    static String money(BigDecimal amount, String currency) {
        return currency + " "
                + (amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString());
    }

    private static String tone(NoticeState state) {
        return switch (state) {
            case PLANNED, SENT, ACCEPTED, SUPPRESSED -> "info";
            case UNCERTAIN -> "warn";
            case FAILED -> "bad";
            case DELIVERED, READ -> "good";
        };
    }
}
