package id.aduan.cases.application;

import java.time.Instant;

/** A membership cannot begin before the one before it did. */
public final class OverlappingMembership extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Instant earliest;

    public OverlappingMembership(Instant earliest) {
        super("a membership begins after " + earliest);
        this.earliest = earliest;
    }

    /** The moment after which a membership can begin. */
    public Instant earliest() {
        return earliest;
    }
}
