package id.aduan.cases.domain;

/** In which capacity somebody acts on a case. */
public enum ActorKind {
    /** The reporter, with the authority that his channel has proven. */
    CITIZEN,
    /** A decision of routing, by rule or person. */
    ROUTING,
    /** An officer of the agency that holds the case. */
    AGENCY,
    VERIFIER,
    SUPERVISOR,
    /** Who took the call, or dispatches. */
    OPERATOR,
    /** Aduan itself. */
    SYSTEM
}
