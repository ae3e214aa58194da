package id.aduan.cases.domain;

/** The transition exists, but not for this actor. */
public final class NotAllowed extends CaseException {
    private static final long serialVersionUID = 1L;

    private final Transition transition;

    NotAllowed(Transition transition, ActorKind actor) {
        super(transition + " is not for " + actor);
        this.transition = transition;
    }

    public Transition transition() {
        return transition;
    }
}
