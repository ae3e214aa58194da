package id.aduan.cases.domain;

import id.aduan.contracts.Notice;
import java.util.Optional;

/**
 * How much may be told, since each notice costs money and patience.
 *
 * @param perDay notices a day, all together
 * @param perCase notices of one case
 */
public record NoticeBudget(int perDay, int perCase) {
    public NoticeBudget {
        if (perDay < 0 || perCase < 0) {
            throw new IllegalArgumentException("a budget of notices is negative");
        }
    }

    /**
     * Why it must not be sent, or empty. An answer and the end are told always; a question to the reporter is bound by
     * the budget of the case alone, since a case ends when nobody replies.
     */
    public Optional<NoticeReason> refusal(Notice.Kind kind, long sentToday, long sentOfCase) {
        return switch (kind) {
            case ANSWERED, CLOSED -> Optional.empty();
            case WAITS_FOR_REPORTER -> ofCase(sentOfCase);
            case RECEIVED, AT_AGENCY ->
                sentToday >= perDay ? Optional.of(NoticeReason.BUDGET_OF_THE_DAY) : ofCase(sentOfCase);
        };
    }

    private Optional<NoticeReason> ofCase(long sent) {
        return sent >= perCase ? Optional.of(NoticeReason.BUDGET_OF_THE_CASE) : Optional.empty();
    }
}
