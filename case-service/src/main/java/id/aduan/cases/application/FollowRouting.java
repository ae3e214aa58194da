package id.aduan.cases.application;

import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.Change;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.SealedContact;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Opens a case on decision 1 and applies each later decision as the next one. A decision that comes early waits, one
 * that comes again has no effect.
 */
@ApplicationScoped
public class FollowRouting {
    private static final Logger LOG = Logger.getLogger(FollowRouting.class);

    private final Cases cases;
    private final CaseBook book;
    private final CaseEvents events;
    private final EarlyEvents early;
    private final ContactUnsealing unsealing;

    FollowRouting(Cases cases, CaseBook book, CaseEvents events, EarlyEvents early, ContactUnsealing unsealing) {
        this.cases = cases;
        this.book = book;
        this.events = events;
        this.early = early;
        this.unsealing = unsealing;
    }

    /** Works in the transaction that it is called in. */
    public Uni<Void> handle(ComplaintRouted routed) {
        ComplaintId id = routed.complaint().complaintId();
        return cases.takeTurn(id).chain(() -> cases.hold(id)).chain(found -> {
            int number = routed.decision().number();
            if (found.isEmpty()) {
                return number == 1 ? open(routed) : early.keep(routed);
            }
            int next = found.get().subject().decisionNumber() + 1;
            if (number < next) {
                LOG.debugf("decision %d of %s was applied before", number, id);
                return Uni.createFrom().voidItem();
            }
            return number == next ? apply(found.get(), routed) : early.keep(routed);
        });
    }

    private Uni<Void> open(ComplaintRouted routed) {
        ComplaintReceived complaint = routed.complaint();
        Change opening = Case.open(complaint, routed.decision());
        SealedContact sealed = complaint.reporter().contact();
        return (sealed == null
                        ? Uni.createFrom().item(Optional.<id.aduan.kit.sealing.Contact>empty())
                        : unsealing.open(complaint.complaintId(), sealed))
                .chain(contact -> cases.open(complaint, opening, contact.orElse(null)))
                .chain(() -> events.publish(opening))
                .chain(() -> applyWaitingDecisions(opening.after()))
                .chain(this::applyWaitingActions);
    }

    private Uni<Void> apply(Case before, ComplaintRouted routed) {
        Change change = before.decide(routed.decision());
        return book.write(change)
                .chain(() -> applyWaitingDecisions(change.after()))
                .replaceWithVoid();
    }

    private Uni<Case> applyWaitingDecisions(Case latest) {
        return early.takeDecision(latest.id(), latest.subject().decisionNumber() + 1)
                .chain(waiting -> {
                    if (waiting.isEmpty()) {
                        return Uni.createFrom().item(latest);
                    }
                    Change change = latest.decide(waiting.get().decision());
                    return book.write(change).chain(() -> applyWaitingDecisions(change.after()));
                });
    }

    private Uni<Void> applyWaitingActions(Case opened) {
        return early.takeActions(opened.id()).chain(waiting -> Multi.createFrom()
                .iterable(waiting)
                .onItem()
                .transformToUniAndConcatenate(action -> act(opened.id(), action))
                .collect()
                .last()
                .replaceWithVoid());
    }

    private Uni<Boolean> act(ComplaintId id, CitizenAction action) {
        return cases.hold(id)
                .chain(found -> book.write(found.orElseThrow().citizenActs(action)))
                .replaceWith(true);
    }
}
