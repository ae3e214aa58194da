package id.aduan.intake.callcenter.figures;

import id.aduan.intake.callcenter.calls.Desk;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Refusal;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What is asked for.
 *
 * @param to the last day, included
 */
record Period(LocalDate from, LocalDate to, Desk desk) {
    static final int LONGEST = 92;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9999;

    /** Reads an address; today and the calls of 112 where it tells nothing. Ends with a problem when it makes no sense. */
    static Period of(String from, String to, String desk, RoutingContext request) {
        LocalDate today = LocalDate.now(Clock.system(CallFigures.WIB));
        try {
            LocalDate last = isGiven(to) ? LocalDate.parse(to) : today;
            LocalDate first = isGiven(from) ? LocalDate.parse(from) : last;
            Desk which = isGiven(desk) ? Desk.valueOf(desk) : Desk.CALL_CENTER;
            boolean known = first.getYear() >= FIRST_YEAR && last.getYear() <= LAST_YEAR;
            if (known && !last.isBefore(first) && ChronoUnit.DAYS.between(first, last) < LONGEST) {
                return new Period(first, last, which);
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // told below
        }
        FiguresMessages words = RequestLanguage.words(FiguresMessages.class, request);
        throw new Refusal(Problem.of(400, "period-unfit", words.periodTitle(), words.periodDetail(LONGEST)));
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }
}
