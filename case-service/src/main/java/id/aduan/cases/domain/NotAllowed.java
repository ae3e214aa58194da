package id.aduan.cases.domain;

/** What was asked is possible, but not for who asks. */
public final class NotAllowed extends CaseException {
    private static final long serialVersionUID = 1L;

    /** @param transition what was asked for, or null when it was no transition */
    public NotAllowed(Transition transition) {
        super(transition == null ? "not for this actor" : transition + " is not for this actor");
    }
}
