package id.aduan.cases.application;

import id.aduan.cases.application.Notices.Failed;
import id.aduan.cases.application.Notices.Month;
import id.aduan.cases.domain.NoticeBudget;
import id.aduan.durable.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/** How many notices there were, what became of them and what they cost, by month. */
@ApplicationScoped
public class ShowNotices {
    private static final int MONTHS = 12;
    private static final Duration FAILED_SHOWN = Duration.ofDays(30);
    private static final int MOST_FAILED = 100;

    private final Transactions transactions;
    private final Notices notices;
    private final ReleaseNotices release;
    private final Clock clock;

    ShowNotices(Transactions transactions, Notices notices, ReleaseNotices release, Clock clock) {
        this.transactions = transactions;
        this.notices = notices;
        this.release = release;
        this.clock = clock;
    }

    /** This month and the eleven before it, the latest first; months without a notice are left out. */
    public Uni<List<Month>> months() {
        Instant since = YearMonth.from(clock.instant().atZone(Time.WIB))
                .minusMonths(MONTHS - 1)
                .atDay(1)
                .atStartOfDay(Time.WIB)
                .toInstant();
        return transactions.run(session -> notices.months(since));
    }

    /** What did not arrive by its door in the last thirty days, the latest first. */
    public Uni<List<Failed>> failed() {
        Instant since = clock.instant().minus(FAILED_SHOWN);
        return transactions.run(session -> notices.failed(since, MOST_FAILED));
    }

    public NoticeBudget budget() {
        return release.budget();
    }
}
