package id.aduan.cases.application;

import id.aduan.cases.domain.Actor;
import id.aduan.cases.domain.CallBack;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.CaseNotFound;
import id.aduan.cases.domain.Change;
import id.aduan.cases.domain.HistoryType;
import id.aduan.cases.domain.MilestoneReached;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Milestone;
import id.aduan.durable.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * How far help has come for an emergency, as those tell it who help. No version is asked for: each milestone is reached
 * once, whoever comes second is told who was first.
 */
@ApplicationScoped
public class TellProgress {
    private final Transactions transactions;
    private final Cases cases;
    private final CaseBook book;
    private final Clock clock;

    TellProgress(Transactions transactions, Cases cases, CaseBook book, Clock clock) {
        this.transactions = transactions;
        this.cases = cases;
        this.book = book;
        this.clock = clock;
    }

    /**
     * What is told.
     *
     * @param callBack what came of it, exactly when the milestone is {@link Milestone#CALLED_BACK}
     * @param words for the staff, or null
     */
    public record Step(Milestone milestone, CallBack callBack, String words) {
        public Step {
            if ((milestone == Milestone.CALLED_BACK) != (callBack != null)) {
                throw new IllegalArgumentException("a call back, and nothing else, has a result");
            }
        }

        private Change on(Case subject, Actor actor, Instant at) {
            return milestone == Milestone.CALLED_BACK
                    ? subject.callBack(callBack, actor, words, at)
                    : subject.reach(milestone, actor, words, at);
        }
    }

    /** Somebody was faster: the milestone is reached, and this is by whom. */
    public static final class ToldBefore extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Milestone milestone;
        private final Instant at;
        private final String by;

        private ToldBefore(MilestoneReached reached, String by) {
            super(reached.getMessage(), null, false, false);
            this.milestone = reached.milestone();
            this.at = reached.at();
            this.by = by;
        }

        public Milestone milestone() {
            return milestone;
        }

        public Instant at() {
            return at;
        }

        /** The pseudonym of who told it, as in the history. */
        public String by() {
            return by;
        }
    }

    /**
     * Gives the case as it is afterwards. Fails with a {@link id.aduan.cases.domain.CaseException}: there is no such case for
     * the viewer, it is no open emergency, or it is not for him to tell; and with {@link ToldBefore}.
     */
    public Uni<Case> handle(Viewer viewer, ComplaintId id, Step step) {
        return transactions.run(session -> cases.hold(id).chain(found -> {
            Case subject = found.filter(viewer.scope()::includes).orElseThrow(CaseNotFound::new);
            Actor actor = viewer.helper(subject);
            Change change;
            try {
                change = step.on(subject, actor, clock.instant());
            } catch (MilestoneReached reached) {
                return teller(id, reached.milestone())
                        .chain(by -> Uni.createFrom().failure(new ToldBefore(reached, by)));
            }
            return book.write(change).replaceWith(change.after());
        }));
    }

    private Uni<String> teller(ComplaintId id, Milestone milestone) {
        return cases.history(id).map(lines -> lines.stream()
                .map(ToldLine::line)
                .filter(line -> line.type() == HistoryType.MILESTONE)
                .filter(line -> line.code().split("/", 2)[0].equals(milestone.name()))
                .reduce((first, second) -> second)
                .orElseThrow()
                .actor());
    }
}
