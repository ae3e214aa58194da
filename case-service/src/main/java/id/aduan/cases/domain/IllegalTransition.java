package id.aduan.cases.domain;

import id.aduan.contracts.ComplaintId;
import java.util.Set;
import java.util.stream.Collectors;

/** The state has no such way out; says which ways it has for this actor. */
public final class IllegalTransition extends CaseException {
    private static final long serialVersionUID = 1L;

    private final CaseStatus status;
    private final Transition transition;
    private final transient Set<Transition> legal;

    IllegalTransition(ComplaintId id, CaseStatus status, Transition transition, Set<Transition> legal) {
        super("case " + id + " is " + status + ": " + transition + " is not legal, legal are ["
                + legal.stream().map(Transition::name).collect(Collectors.joining(", ")) + "]");
        this.status = status;
        this.transition = transition;
        this.legal = Set.copyOf(legal);
    }

    public CaseStatus status() {
        return status;
    }

    public Transition transition() {
        return transition;
    }

    public Set<Transition> legal() {
        return legal;
    }
}
