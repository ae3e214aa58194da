package id.aduan.cases.domain;

import static id.aduan.cases.domain.ActorKind.AGENCY;
import static id.aduan.cases.domain.ActorKind.CITIZEN;
import static id.aduan.cases.domain.ActorKind.ROUTING;
import static id.aduan.cases.domain.ActorKind.SUPERVISOR;
import static id.aduan.cases.domain.ActorKind.VERIFIER;

import java.util.EnumSet;
import java.util.Set;

/**
 * The ways from one state to the next. A way is open from exactly those states that implement its capability, so the
 * answer to "what is legal now?" cannot differ from what the states can do.
 */
public enum Transition {
    VERIFY(CaseState.Verifiable.class, ROUTING),
    DISPATCH(CaseState.Dispatchable.class, ROUTING),
    TRIAGE(CaseState.Triageable.class, ROUTING),
    REFER(CaseState.Referable.class, ROUTING),
    ACCEPT(CaseState.Acceptable.class, AGENCY),
    ANSWER(CaseState.Answerable.class, AGENCY),
    RETURN(CaseState.Returnable.class, AGENCY),
    POSTPONE(CaseState.Postponable.class, AGENCY, VERIFIER, SUPERVISOR),
    RESUME(CaseState.Resumable.class, AGENCY, VERIFIER, SUPERVISOR, CITIZEN),
    DECLARE_UNABLE(CaseState.Workable.class, AGENCY),
    CONFIRM(CaseState.Confirmable.class, CITIZEN),
    CLOSE(CaseState.Closable.class, VERIFIER, SUPERVISOR),
    DISPUTE(CaseState.Disputable.class, CITIZEN, VERIFIER, SUPERVISOR),
    ARCHIVE(CaseState.Archivable.class, VERIFIER, SUPERVISOR, ROUTING);

    private final Class<?> capability;
    private final Set<ActorKind> actors;

    Transition(Class<?> capability, ActorKind first, ActorKind... others) {
        this.capability = capability;
        this.actors = EnumSet.of(first, others);
    }

    public boolean legalFrom(CaseState state) {
        return capability.isInstance(state);
    }

    public boolean allowedTo(ActorKind actor) {
        return actors.contains(actor);
    }

    /** What this actor can do in this state. */
    public static Set<Transition> legal(CaseState state, ActorKind actor) {
        Set<Transition> legal = EnumSet.noneOf(Transition.class);
        for (Transition transition : values()) {
            if (transition.legalFrom(state) && transition.allowedTo(actor)) {
                legal.add(transition);
            }
        }
        return legal;
    }
}
