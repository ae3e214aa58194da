package id.aduan.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.Notice;
import id.aduan.contracts.NoticeReceipt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small rules about notices: states, quiet hours, budget, working days. */
class NoticeRulesTest {
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(6, 0));

    @Test
    void whateverTheOrderOfReceiptsTheHighestStateRemains() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<NoticeReceipt.State> receipts = random.ints(6, 0, NoticeReceipt.State.values().length)
                    .mapToObj(i -> NoticeReceipt.State.values()[i])
                    .toList();
            NoticeState state = NoticeState.SENT;
            NoticeState highest = NoticeState.SENT;
            for (NoticeReceipt.State receipt : receipts) {
                NoticeState next = NoticeState.of(receipt);
                state = state.risesTo(next) ? next : state;
                highest = next.compareTo(highest) > 0 ? next : highest;
            }
            assertThat(state).as(receipts.toString()).isEqualTo(highest);
        }
    }

    @Test
    void whatWasUncertainIsSettledWhenTheProviderSaysThatItWasSent() {
        assertThat(NoticeState.UNCERTAIN.risesTo(NoticeState.of(NoticeReceipt.State.SENT)))
                .isTrue();
        assertThat(NoticeState.of(NoticeReceipt.State.SENT).risesTo(NoticeState.UNCERTAIN))
                .isFalse();
    }

    @Test
    void deliveryIsBelievedAfterAFailureAndNoFailureAfterADelivery() {
        assertThat(NoticeState.FAILED.risesTo(NoticeState.DELIVERED)).isTrue();
        assertThat(NoticeState.DELIVERED.risesTo(NoticeState.FAILED)).isFalse();
        assertThat(NoticeState.READ.risesTo(NoticeState.FAILED)).isFalse();
        assertThat(NoticeState.FAILED.risesTo(NoticeState.UNCERTAIN)).isFalse();
        assertThat(NoticeState.SUPPRESSED.risesTo(NoticeState.READ)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-28T13:59:59Z, 2026-11-28T13:59:59Z", // 20.59 WIB
        "2026-11-28T14:00:00Z, 2026-11-28T23:00:00Z", // 21.00
        "2026-11-28T16:59:00Z, 2026-11-28T23:00:00Z", // 23.59
        "2026-11-28T17:30:00Z, 2026-11-28T23:00:00Z", // 00.30
        "2026-11-28T22:59:59Z, 2026-11-28T23:00:00Z", // 05.59
        "2026-11-28T23:00:00Z, 2026-11-28T23:00:00Z" // 06.00
    })
    void nightEndsInTheMorning(Instant moment, Instant end) {
        assertThat(NIGHT.endAfter(moment)).isEqualTo(end);
    }

    @Test
    void quietHoursMayBeAtNoonOrNever() {
        QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0));
        QuietHours never = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        Instant halfPastTwelve = Instant.parse("2026-11-28T05:30:00Z");

        assertThat(noon.endAfter(halfPastTwelve)).isEqualTo("2026-11-28T06:00:00Z");
        assertThat(noon.endAfter(Instant.parse("2026-11-28T07:00:00Z"))).isEqualTo("2026-11-28T07:00:00Z");
        assertThat(never.endAfter(halfPastTwelve)).isEqualTo(halfPastTwelve);
    }

    @Test
    void answersAndEndingsAreToldWhateverTheBudget() {
        NoticeBudget spent = new NoticeBudget(0, 0);

        assertThat(spent.refusal(Notice.Kind.ANSWERED, 9, 9)).isEmpty();
        assertThat(spent.refusal(Notice.Kind.CLOSED, 9, 9)).isEmpty();
        assertThat(spent.refusal(Notice.Kind.AT_AGENCY, 0, 0)).contains(NoticeReason.BUDGET_OF_THE_DAY);
        assertThat(spent.refusal(Notice.Kind.WAITS_FOR_REPORTER, 0, 0)).contains(NoticeReason.BUDGET_OF_THE_CASE);
    }

    @Test
    void questionToAReporterIsBoundByTheBudgetOfItsCaseAlone() {
        NoticeBudget budget = new NoticeBudget(1, 3);

        assertThat(budget.refusal(Notice.Kind.WAITS_FOR_REPORTER, 1, 2)).isEmpty();
        assertThat(budget.refusal(Notice.Kind.WAITS_FOR_REPORTER, 0, 3)).contains(NoticeReason.BUDGET_OF_THE_CASE);
        assertThat(budget.refusal(Notice.Kind.AT_AGENCY, 0, 2)).isEmpty();
        assertThat(budget.refusal(Notice.Kind.AT_AGENCY, 1, 0)).contains(NoticeReason.BUDGET_OF_THE_DAY);
    }

    @Test
    void holidaysAndWeekendsAreNoWorkingDays() {
        WorkingDays days = WorkingDays.known(List.of(LocalDate.parse("2026-12-01")));

        assertThat(days.includes(LocalDate.parse("2026-11-27"))).isTrue(); // Friday
        assertThat(days.includes(LocalDate.parse("2026-11-28"))).isFalse();
        assertThat(days.includes(LocalDate.parse("2026-12-25"))).isFalse();
        assertThat(days.includes(LocalDate.parse("2026-12-01"))).isFalse(); // decreed later
        assertThat(days.onOrBefore(LocalDate.parse("2026-11-29"))).isEqualTo("2026-11-27");
        assertThat(days.after(LocalDate.parse("2026-11-27"), 2)).isEqualTo("2026-12-02");
        assertThat(days.after(LocalDate.parse("2026-11-27"), 0)).isEqualTo("2026-11-27");
    }
}
