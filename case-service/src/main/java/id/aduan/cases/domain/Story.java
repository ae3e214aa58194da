package id.aduan.cases.domain;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.Milestone;
import id.aduan.contracts.RoutingDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects what one command makes of a case, line by line. */
final class Story {
    private final List<NewLine> lines = new ArrayList<>();
    private Case now;

    Story(Case before) {
        this.now = before;
    }

    /** The case moves on to another state. */
    void to(HistoryType type, CaseState state, Instant at, Actor actor, String code, LineContent content) {
        add(type, now.status(), state, at, actor, code, content);
    }

    /** Something is to be told of the case, and its state stays. */
    void note(HistoryType type, Instant at, Actor actor, String code, LineContent content) {
        add(type, now.status(), now.state(), at, actor, code, content);
    }

    void add(
            HistoryType type,
            CaseStatus from,
            CaseState state,
            Instant at,
            Actor actor,
            String code,
            LineContent content) {
        now = now.next(state);
        lines.add(new NewLine(
                type, from, state.status(), at, actor.pseudonym(), state.agency(), code, content, null, null, null));
    }

    /** Does what routing has decided; false when the state has no use for it. */
    boolean follow(RoutingDecision decision) {
        Actor routing = Actor.routing(decision.decidedBy());
        Instant at = decision.decidedAt();
        LineContent reasons = LineContent.ofText(String.join("\n", decision.reasons()));
        return switch (decision.outcome()) {
            case ASSIGNED -> dispatch(decision.agency(), at, routing, reasons);
            case NOT_OURS -> {
                if (now.state() instanceof CaseState.Referable referable) {
                    to(HistoryType.REFERRED, referable.refer(decision.referral(), at), at, routing, null, reasons);
                    yield true;
                }
                yield false;
            }
            case TRIAGE -> {
                if (decision.disposal() != null) {
                    yield dispose(decision.disposal(), at, routing);
                }
                if (now.state() instanceof CaseState.Triageable triageable) {
                    to(HistoryType.TRIAGED, triageable.toTriage(at), at, routing, null, reasons);
                    yield true;
                }
                if (now.state() instanceof CaseState.Received) {
                    note(HistoryType.TRIAGED, at, routing, null, reasons);
                    yield true;
                }
                yield false;
            }
        };
    }

    private boolean dispose(RoutingDecision.Disposal disposal, Instant at, Actor routing) {
        if (now.state() instanceof CaseState.Archivable archivable) {
            ArchiveReason reason = ArchiveReason.named(disposal.reasonCode());
            LineContent words = LineContent.ofText(disposal.words());
            switch (disposal.kind()) {
                case ARCHIVED ->
                    to(HistoryType.ARCHIVED, archivable.archive(reason, at), at, routing, reason.name(), words);
                case MERGED ->
                    to(
                            HistoryType.ARCHIVED,
                            archivable.mergeInto(disposal.into(), at),
                            at,
                            routing,
                            ArchiveReason.DUPLICATE.name() + "/" + disposal.into(),
                            words);
            }
            return true;
        }
        return false;
    }

    private boolean dispatch(AgencyCode agency, Instant at, Actor routing, LineContent reasons) {
        if (agency.equals(now.state().agency()) && now.state() instanceof CaseState.Workable) {
            return false; // it is on that agency's desk already
        }
        if (now.state() instanceof CaseState.Verifiable verifiable) {
            to(HistoryType.VERIFIED, verifiable.verify(at), at, routing, null, LineContent.NONE);
        }
        if (now.state() instanceof CaseState.Dispatchable dispatchable) {
            if (now.state().agency() != null) {
                now = now.leavingItsAgency(at);
            }
            to(HistoryType.DISPATCHED, dispatchable.dispatchTo(agency, at), at, routing, null, reasons);
            return true;
        }
        return false;
    }

    /** Others are told of the last line; more may follow. */
    void telling(CaseEvent.Type event) {
        mark(event, null, null);
    }

    /** Others are told that the last line is a milestone; more may follow. */
    void telling(Milestone milestone) {
        mark(CaseEvent.Type.MILESTONE, null, milestone);
    }

    Change tellingLast(CaseEvent.Type event) {
        mark(event, null, null);
        return silently();
    }

    Change tellingReturn(CaseEvent.Returned returned) {
        mark(CaseEvent.Type.RETURNED, returned, null);
        return silently();
    }

    /** Others are told nothing more. */
    Change silently() {
        return new Change(now, lines);
    }

    private void mark(CaseEvent.Type event, CaseEvent.Returned returned, Milestone milestone) {
        NewLine last = lines.remove(lines.size() - 1);
        lines.add(new NewLine(
                last.type(),
                last.from(),
                last.to(),
                last.at(),
                last.actor(),
                last.agency(),
                last.code(),
                last.content(),
                event,
                returned,
                milestone));
    }
}
