package id.aduan.cases.application;

import id.aduan.contracts.ComplaintId;
import id.aduan.durable.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads the histories of all cases and tells which are not whole. */
@ApplicationScoped
public class VerifyHistory {
    private static final int PAGE = 500;
    private static final int MOST_FAULTS = 1_000;

    private final Transactions transactions;
    private final Histories histories;

    VerifyHistory(Transactions transactions, Histories histories) {
        this.transactions = transactions;
        this.histories = histories;
    }

    /** A history that is not whole, and why. */
    public record Fault(ComplaintId caseId, String fault) {}

    /**
     * What was found.
     *
     * @param broken the first thousand at most
     */
    public record Verdict(boolean valid, long cases, long lines, List<Fault> broken) {
        public Verdict {
            broken = List.copyOf(broken);
        }

        Verdict and(Verdict other) {
            List<Fault> all = new ArrayList<>(broken);
            other.broken.stream().limit(MOST_FAULTS - broken.size()).forEach(all::add);
            return new Verdict(valid && other.valid, cases + other.cases, lines + other.lines, all);
        }
    }

    /** Histories of cases, a page at a time, each page as of one moment. */
    public interface Histories {
        /**
         * @param last the last case of the page
         */
        record CheckedPage(Verdict verdict, ComplaintId last) {}

        /** @param after the last case of the page before, or null for the first page */
        Uni<CheckedPage> check(ComplaintId after, int size);
    }

    public Uni<Verdict> handle() {
        return from(null, new Verdict(true, 0, 0, List.of()));
    }

    private Uni<Verdict> from(ComplaintId after, Verdict soFar) {
        return transactions.run(session -> histories.check(after, PAGE)).chain(page -> {
            Verdict verdict = soFar.and(page.verdict());
            return page.verdict().cases() < PAGE ? Uni.createFrom().item(verdict) : from(page.last(), verdict);
        });
    }
}
