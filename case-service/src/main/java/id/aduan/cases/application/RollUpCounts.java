package id.aduan.cases.application;

import id.aduan.durable.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps counting cheap: every change of a case adds to the rows that a count adds up. */
@ApplicationScoped
class RollUpCounts {
    /** Adding up this many takes about a millisecond. */
    private static final long MANY = 2_000;

    private final Transactions transactions;
    private final CaseCounts counts;
    private long sums;

    RollUpCounts(Transactions transactions, CaseCounts counts) {
        this.transactions = transactions;
        this.counts = counts;
    }

    @Scheduled(
            identity = "case-counts",
            every = "{aduan.cases.counts.every:10S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return transactions
                .run(session -> counts.rows())
                .chain(rows -> rows < sums + MANY
                        ? Uni.createFrom().voidItem()
                        : transactions
                                .run(session -> counts.rollUp().chain(counts::rows))
                                .invoke(left -> sums = left)
                                .replaceWithVoid());
    }
}
