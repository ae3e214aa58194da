package id.aduan.contracts;

/** What a routing decision comes to. */
public enum RoutingOutcome {
    /** An agency of the regency is responsible. */
    ASSIGNED,
    /** Another body is responsible; the decision says where to turn. */
    NOT_OURS,
    /** A person decides at the triage desk. */
    TRIAGE
}
