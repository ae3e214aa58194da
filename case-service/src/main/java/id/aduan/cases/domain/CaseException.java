package id.aduan.cases.domain;

/** A case refuses what was asked of it. */
public abstract sealed class CaseException extends RuntimeException
        permits IllegalTransition, NotAllowed, CaseNotFound, CaseChanged, CaseErased, MilestoneReached, NoEmergency {
    private static final long serialVersionUID = 1L;

    CaseException(String message) {
        super(message);
    }
}
