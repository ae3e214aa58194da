package id.aduan.cases.application;

import static java.util.Objects.requireNonNull;

import id.aduan.cases.domain.Actor;
import id.aduan.cases.domain.ActorKind;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.NotAllowed;
import id.aduan.cases.domain.Transition;
import id.aduan.contracts.AgencyCode;
import id.aduan.kit.security.Roles;
import java.util.EnumSet;
import java.util.Set;

/**
 * A member of the staff who looks at cases.
 *
 * @param subject the sign-in's name for him
 * @param agency the agency that he belongs to now, or null
 */
public record Viewer(String subject, Set<String> roles, AgencyCode agency) {
    public Viewer {
        requireNonNull(subject, "subject is null");
        roles = Set.copyOf(roles);
    }

    public Scope scope() {
        return new Scope(
                isSupervisor(),
                isVerifier() || roles.contains(Roles.AUDITOR),
                isOperator(),
                roles.contains(Roles.AGENCY_OFFICER) ? agency : null);
    }

    public boolean isSupervisor() {
        return roles.contains(Roles.SUPERVISOR);
    }

    public boolean isVerifier() {
        return roles.contains(Roles.VERIFIER);
    }

    /** He takes calls and dispatches: he sees emergencies, and no other case. */
    public boolean isOperator() {
        return roles.contains(Roles.OPERATOR);
    }

    /** Whether he can tell how far help has come for an emergency. */
    public boolean mayTell(Case subject) {
        return subject.isOpenEmergency() && (holds(subject) || isSupervisor() || isOperator());
    }

    /** True when he works at the agency that holds the case. */
    public boolean holds(Case subject) {
        return roles.contains(Roles.AGENCY_OFFICER)
                && agency != null
                && agency.equals(subject.state().agency());
    }

    /** Anonim: nobody but a supervisor; else the officers of the agency that holds it too. */
    public boolean mayReveal(Case subject) {
        return isSupervisor() || (holds(subject) && !subject.facts().anonymous());
    }

    /** What he can do with the case as it is now. */
    public Set<Transition> legal(Case subject) {
        Set<Transition> legal = EnumSet.noneOf(Transition.class);
        if (subject.erased()) {
            return legal;
        }
        for (ActorKind kind : kinds(subject)) {
            legal.addAll(Transition.legal(subject.state(), kind));
        }
        if (holds(subject)) {
            legal.remove(Transition.CLOSE);
        }
        return legal;
    }

    /** In which capacity he does it; fails with {@link NotAllowed} when he has none. */
    Actor actorFor(Transition transition, Case subject) {
        return kinds(subject).stream()
                .filter(transition::allowedTo)
                .findFirst()
                .map(this::as)
                .orElseThrow(() -> new NotAllowed(transition));
    }

    /** In which capacity he tells how far help has come; fails with {@link NotAllowed} when he has none. */
    Actor helper(Case subject) {
        if (holds(subject)) {
            return as(ActorKind.AGENCY);
        }
        if (isSupervisor()) {
            return as(ActorKind.SUPERVISOR);
        }
        if (isOperator()) {
            return as(ActorKind.OPERATOR);
        }
        throw new NotAllowed(null);
    }

    /** In his first capacity, for what is no transition; fails with {@link NotAllowed} when he has none. */
    Actor actor(Case subject) {
        return kinds(subject).stream().findFirst().map(this::as).orElseThrow(() -> new NotAllowed(null));
    }

    private Actor as(ActorKind kind) {
        return Actor.staff(kind, subject, roles.contains(Roles.AGENCY_OFFICER) ? agency : null);
    }

    private Set<ActorKind> kinds(Case subject) {
        Set<ActorKind> kinds = EnumSet.noneOf(ActorKind.class);
        if (holds(subject)) {
            kinds.add(ActorKind.AGENCY);
        }
        if (isVerifier()) {
            kinds.add(ActorKind.VERIFIER);
        }
        if (isSupervisor()) {
            kinds.add(ActorKind.SUPERVISOR);
        }
        return kinds;
    }
}
