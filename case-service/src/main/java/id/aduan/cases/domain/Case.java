package id.aduan.cases.domain;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Milestone;
import id.aduan.contracts.RoutingDecision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One report on its way from the door to the archive. Every command gives the case as it is afterwards together with
 * the lines of its history; what the state does not allow is refused by name.
 *
 * @param version the number of the last line of the history
 * @param erased the reporter's data are gone, and nothing can be added any more
 * @param stars the reporter's latest rating, or null
 * @param supporters how many further persons have reported the same
 * @param progress how far help has come; {@link Progress#NONE} unless it is an emergency
 */
public record Case(
        CaseFacts facts,
        CaseState state,
        Subject subject,
        long version,
        boolean erased,
        Integer stars,
        int supporters,
        Progress progress) {
    private static final Set<ActorKind> HELPERS =
            EnumSet.of(ActorKind.AGENCY, ActorKind.SUPERVISOR, ActorKind.OPERATOR);

    public Case {
        requireNonNull(facts, "facts is null");
        requireNonNull(state, "state is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(progress, "progress is null");
    }

    public ComplaintId id() {
        return facts.id();
    }

    public CaseStatus status() {
        return state.status();
    }

    /** Opens the case on the first decision, whatever its outcome, so that no report is ever without one. */
    public static Change open(ComplaintReceived complaint, RoutingDecision decision) {
        if (decision.number() != 1) {
            throw new IllegalArgumentException("a case opens on decision 1");
        }
        CaseState.Received received = new CaseState.Received(complaint.receivedAt());
        CaseFacts facts = CaseFacts.of(complaint);
        Progress progress = facts.isEmergency() ? Progress.awaited(complaint.receivedAt()) : Progress.NONE;
        Case opened = new Case(facts, received, Subject.of(decision), 0, false, null, 0, progress);
        Story story = new Story(opened);
        story.add(
                HistoryType.RECEIVED,
                null,
                received,
                complaint.receivedAt(),
                Actor.CITIZEN,
                null,
                LineContent.of(complaint.narrative(), complaint.attachments()));
        if (complaint.answered() != null) {
            story.to(
                    HistoryType.ANSWERED,
                    received.answerAtDoor(complaint.answered().at()),
                    complaint.answered().at(),
                    new Actor(
                            ActorKind.SYSTEM, Actor.DOOR + complaint.answered().by(), null),
                    null,
                    LineContent.ofText(complaint.answered().text()));
        } else if (!story.follow(decision)) {
            throw new IllegalStateException("a new case follows every decision");
        }
        return story.tellingLast(CaseEvent.Type.OPENED);
    }

    /** Applies a decision that is the next one. One that the state has no use for is noted and set aside. */
    public Change decide(RoutingDecision decision) {
        if (decision.number() != subject.decisionNumber() + 1) {
            throw new IllegalArgumentException("decision " + decision.number() + " is not the next");
        }
        Subject decided = erased ? subject.numbered(decision.number()) : Subject.of(decision);
        Story story = new Story(new Case(facts, state, decided, version, erased, stars, supporters, progress));
        if (erased || !story.follow(decision)) {
            story.note(
                    HistoryType.DECISION_SET_ASIDE,
                    decision.decidedAt(),
                    Actor.routing(decision.decidedBy()),
                    null,
                    LineContent.NONE);
            return story.silently();
        }
        return switch (decision.outcome()) {
            case ASSIGNED -> story.tellingLast(CaseEvent.Type.DISPATCHED);
            case NOT_OURS -> story.tellingLast(CaseEvent.Type.REFERRED);
            case TRIAGE -> decision.disposal() == null ? story.silently() : story.tellingLast(CaseEvent.Type.ARCHIVED);
        };
    }

    /** An agency that takes an emergency up has acknowledged it. */
    public Change accept(Actor actor, Instant at) {
        CaseState.Acceptable from = require(Transition.ACCEPT, CaseState.Acceptable.class, actor);
        boolean acknowledges = facts.isEmergency() && !progress.has(Milestone.ACKNOWLEDGED);
        Story story = new Story(acknowledges ? with(progress.reach(Milestone.ACKNOWLEDGED, at)) : this);
        story.to(HistoryType.ACCEPTED, from.accept(at), at, actor, null, LineContent.NONE);
        if (acknowledges) {
            story.telling(CaseEvent.Type.ACCEPTED);
            story.note(HistoryType.MILESTONE, at, actor, Milestone.ACKNOWLEDGED.name(), LineContent.NONE);
            story.telling(Milestone.ACKNOWLEDGED);
            return story.silently();
        }
        return story.tellingLast(CaseEvent.Type.ACCEPTED);
    }

    public Change answer(Actor actor, LineContent answer, Instant at) {
        CaseState.Answerable from = require(Transition.ANSWER, CaseState.Answerable.class, actor);
        return moved(HistoryType.ANSWERED, from.answer(at), at, actor, null, answer, CaseEvent.Type.ANSWERED);
    }

    /** @param suggestion the agency that is named instead, or null */
    public Change giveBack(Actor actor, ReturnReason reason, AgencyCode suggestion, String words, Instant at) {
        CaseState.Returnable from = require(Transition.RETURN, CaseState.Returnable.class, actor);
        Story story = new Story(leavingItsAgency(at));
        story.to(
                HistoryType.RETURNED,
                from.giveBack(reason, suggestion, at),
                at,
                actor,
                reason.name(),
                LineContent.ofText(words));
        return story.tellingReturn(
                new CaseEvent.Returned(from.agency(), reason.name(), suggestion, subject.decisionNumber()));
    }

    /** @param question what the reporter is asked for */
    public Change postpone(Actor actor, LocalDate until, String question, Instant at) {
        CaseState.Postponable from = require(Transition.POSTPONE, CaseState.Postponable.class, actor);
        return moved(
                HistoryType.POSTPONED,
                from.postpone(until, at),
                at,
                actor,
                until.toString(),
                LineContent.ofText(question),
                CaseEvent.Type.POSTPONED);
    }

    public Change resume(Actor actor, Instant at) {
        CaseState.Resumable from = require(Transition.RESUME, CaseState.Resumable.class, actor);
        return moved(HistoryType.RESUMED, from.resume(at), at, actor, null, LineContent.NONE, CaseEvent.Type.RESUMED);
    }

    public Change declareUnable(Actor actor, InabilityReason reason, String words, Instant at) {
        CaseState.Workable from = require(Transition.DECLARE_UNABLE, CaseState.Workable.class, actor);
        return moved(
                HistoryType.DECLARED_UNABLE,
                from.declareUnable(reason, at),
                at,
                actor,
                reason.name(),
                LineContent.ofText(words),
                CaseEvent.Type.UNABLE_TO_ACT);
    }

    /** By a verifier who has seen the proof and does not belong to the agency that holds the case. */
    public Change close(Actor actor, LineContent proof, Instant at) {
        CaseState.Closable from = require(Transition.CLOSE, CaseState.Closable.class, actor);
        if (actor.agency() != null && actor.agency().equals(from.agency())) {
            throw new NotAllowed(Transition.CLOSE);
        }
        return moved(HistoryType.CLOSED, from.close(at), at, actor, null, proof, CaseEvent.Type.CLOSED);
    }

    public Change archive(Actor actor, ArchiveReason reason, String words, Instant at) {
        CaseState.Archivable from = require(Transition.ARCHIVE, CaseState.Archivable.class, actor);
        return moved(
                HistoryType.ARCHIVED,
                from.archive(reason, at),
                at,
                actor,
                reason.name(),
                LineContent.ofText(words),
                CaseEvent.Type.ARCHIVED);
    }

    /** Reopens what is not done. */
    public Change dispute(Actor actor, LineContent words, Instant at) {
        CaseState.Disputable from = require(Transition.DISPUTE, CaseState.Disputable.class, actor);
        return moved(HistoryType.DISPUTED, from.dispute(at), at, actor, null, words, CaseEvent.Type.DISPUTED);
    }

    /**
     * Help has come so far: told by the agency that holds the emergency, the dispatcher or the supervisor, once. The
     * state of the case stays.
     *
     * @param milestone any but {@link Milestone#CALLED_BACK}
     * @param words for the staff, or null
     */
    public Change reach(Milestone milestone, Actor actor, String words, Instant at) {
        if (milestone == Milestone.CALLED_BACK) {
            throw new IllegalArgumentException("a call back has a result");
        }
        requireUnreached(milestone, actor);
        return reached(milestone, milestone.name(), progress, actor, words, at);
    }

    /** The caller was called back before crews go. One that nobody answered can be repeated. */
    public Change callBack(CallBack result, Actor actor, String words, Instant at) {
        requireUnreached(Milestone.CALLED_BACK, actor);
        Progress after = progress.calledBack(result);
        if (result == CallBack.NO_ANSWER) {
            Story story = new Story(with(after));
            story.note(HistoryType.CALLED_BACK_IN_VAIN, at, actor, null, LineContent.ofText(words));
            return story.silently();
        }
        return reached(
                Milestone.CALLED_BACK, Milestone.CALLED_BACK.name() + "/" + result.name(), after, actor, words, at);
    }

    /** Calls the supervisor when nobody has acknowledged the emergency in time; once, and not without need. */
    public Change escalate(Duration within, Instant at) {
        if (erased || !progress.isOverdue(within, at)) {
            return new Change(this, List.of());
        }
        Story story = new Story(with(progress.escalate(at)));
        story.note(HistoryType.ESCALATED, at, Actor.SYSTEM, null, LineContent.NONE);
        return story.silently();
    }

    /**
     * A further person reports the same; the state stays.
     *
     * @param first whether he has not done so before
     */
    public Change support(CitizenAction action, boolean first) {
        boolean saysNothing = action.text() == null || action.text().isBlank();
        if (erased || (!first && saysNothing)) {
            return new Change(this, List.of());
        }
        Story story = new Story(
                new Case(facts, state, subject, version, false, stars, first ? supporters + 1 : supporters, progress));
        story.note(
                HistoryType.SUPPORTED,
                action.at(),
                Actor.CITIZEN,
                action.channel().name(),
                LineContent.ofText(action.text()));
        return story.tellingLast(CaseEvent.Type.CITIZEN_ACTED);
    }

    /**
     * What the reporter adds is never refused: where the state has no transition for it, it is a line that the
     * officers read. A repeated confirmation is nothing new. What a further person adds is a {@link #support}.
     */
    public Change citizenActs(CitizenAction action) {
        if (erased) {
            return new Change(this, List.of());
        }
        LineContent content = new LineContent(action.text(), action.attachments(), action.stars());
        return switch (action.type()) {
            case REPLY -> reply(content, null, action.at());
            case CONFIRMATION -> confirm(content, action.at());
            case DISPUTE ->
                state instanceof CaseState.Disputable
                        ? dispute(Actor.CITIZEN, content, action.at())
                        : reply(content, action.type().name(), action.at());
            case RATING -> rate(content, action);
            case ERASURE -> erase(Actor.CITIZEN, action.at());
            case SUPPORT -> throw new IllegalArgumentException("a support is no act of the reporter");
        };
    }

    /** What the reporter can do now with more effect than a line in the history. */
    public Set<CitizenAction.Type> citizenRights() {
        Set<CitizenAction.Type> rights = EnumSet.noneOf(CitizenAction.Type.class);
        if (erased) {
            return rights;
        }
        rights.add(CitizenAction.Type.REPLY);
        rights.add(CitizenAction.Type.ERASURE);
        if (state instanceof CaseState.Confirmable) {
            rights.add(CitizenAction.Type.CONFIRMATION);
        }
        if (state instanceof CaseState.Disputable) {
            rights.add(CitizenAction.Type.DISPUTE);
        }
        if (state instanceof CaseState.Answered || state instanceof CaseState.Closed) {
            rights.add(CitizenAction.Type.RATING);
        }
        return rights;
    }

    /** Notes that somebody is shown who the reporter is, and why. */
    public Change reveal(Actor actor, String reason, Instant at) {
        return note(HistoryType.REVEALED, actor, reason, at);
    }

    /** Notes that a copy of the reporter's data is given out. */
    public Change copied(Actor actor, Instant at) {
        return note(HistoryType.COPIED, actor, null, at);
    }

    /** Forgets the reporter. What is not finished ends; the lines stay, and what they said of a person is unreadable. */
    public Change erase(Actor actor, Instant at) {
        if (erased) {
            return new Change(this, List.of());
        }
        Story story = new Story(new Case(facts, state, subject, version, true, stars, supporters, progress));
        story.to(HistoryType.ERASED, state.erase(at), at, actor, null, LineContent.NONE);
        return story.tellingLast(CaseEvent.Type.ERASED);
    }

    private Change note(HistoryType type, Actor actor, String words, Instant at) {
        if (erased) {
            throw new CaseErased();
        }
        Story story = new Story(this);
        story.note(type, at, actor, null, LineContent.ofText(words));
        return story.silently();
    }

    /** @param code what he meant by it, when it is more than a reply and the state has no transition for it; else null */
    private Change reply(LineContent content, String code, Instant at) {
        Story story = new Story(this);
        story.note(HistoryType.REPLIED, at, Actor.CITIZEN, code, content);
        if (state instanceof CaseState.Postponed postponed) {
            story.telling(CaseEvent.Type.CITIZEN_ACTED);
            story.to(HistoryType.RESUMED, postponed.resume(at), at, Actor.CITIZEN, null, LineContent.NONE);
            return story.tellingLast(CaseEvent.Type.RESUMED);
        }
        return story.tellingLast(CaseEvent.Type.CITIZEN_ACTED);
    }

    private Change confirm(LineContent content, Instant at) {
        if (state instanceof CaseState.Confirmable confirmable) {
            return moved(
                    HistoryType.CONFIRMED,
                    confirmable.confirm(at),
                    at,
                    Actor.CITIZEN,
                    null,
                    content,
                    CaseEvent.Type.CLOSED);
        }
        return state instanceof CaseState.Closed
                ? new Change(this, List.of())
                : reply(content, CitizenAction.Type.CONFIRMATION.name(), at);
    }

    private Change rate(LineContent content, CitizenAction action) {
        Story story = new Story(new Case(facts, state, subject, version, false, action.stars(), supporters, progress));
        story.note(HistoryType.RATED, action.at(), Actor.CITIZEN, null, content);
        return story.tellingLast(CaseEvent.Type.CITIZEN_ACTED);
    }

    private Change moved(
            HistoryType type,
            CaseState to,
            Instant at,
            Actor actor,
            String code,
            LineContent content,
            CaseEvent.Type event) {
        Story story = new Story(this);
        story.to(type, to, at, actor, code, content);
        return story.tellingLast(event);
    }

    private Change reached(Milestone milestone, String code, Progress before, Actor actor, String words, Instant at) {
        Story story = new Story(with(before.reach(milestone, at)));
        story.note(HistoryType.MILESTONE, at, actor, code, LineContent.ofText(words));
        story.telling(milestone);
        return story.silently();
    }

    private void requireUnreached(Milestone milestone, Actor actor) {
        if (!HELPERS.contains(actor.kind())) {
            throw new NotAllowed(null);
        }
        if (erased) {
            throw new CaseErased();
        }
        if (!isOpenEmergency()) {
            throw new NoEmergency();
        }
        if (progress.has(milestone)) {
            throw new MilestoneReached(milestone, progress.at(milestone));
        }
    }

    /** Whether milestones can be told of it: also of what another body than the regency helps with. */
    public boolean isOpenEmergency() {
        return facts.isEmergency() && !erased && status() != CaseStatus.CLOSED && status() != CaseStatus.ARCHIVED;
    }

    private Case with(Progress other) {
        return new Case(facts, state, subject, version, erased, stars, supporters, other);
    }

    /** What its agency has acknowledged does not bind the next one. */
    Case leavingItsAgency(Instant at) {
        return facts.isEmergency() ? with(progress.givenBack(at)) : this;
    }

    /** The case one line later. */
    Case next(CaseState to) {
        return new Case(facts, to, subject, version + 1, erased, stars, supporters, progress.in(to.status()));
    }

    private <T> T require(Transition transition, Class<T> capability, Actor actor) {
        if (!transition.allowedTo(actor.kind())) {
            throw new NotAllowed(transition);
        }
        if (erased) {
            throw new CaseErased();
        }
        if (!capability.isInstance(state)) {
            throw new IllegalTransition(id(), status(), transition, Transition.legal(state, actor.kind()));
        }
        return capability.cast(state);
    }
}
