package id.aduan.cases.domain;

import id.aduan.contracts.Milestone;
import java.time.Instant;

/** The milestone was reached before; it is reached once. */
public final class MilestoneReached extends CaseException {
    private static final long serialVersionUID = 1L;

    private final Milestone milestone;
    private final Instant at;

    MilestoneReached(Milestone milestone, Instant at) {
        super(milestone + " was reached at " + at);
        this.milestone = milestone;
        this.at = at;
    }

    public Milestone milestone() {
        return milestone;
    }

    public Instant at() {
        return at;
    }
}
