package id.aduan.cases.application;

import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.Change;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.SealedContact;
import id.aduan.kit.sealing.Contact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Announce announce;
    private final EarlyEvents early;
    private final FollowCitizen citizen;
    private final ContactUnsealing unsealing;

    FollowRouting(
            Cases cases,
            CaseBook book,
            CaseEvents events,
            Announce announce,
            EarlyEvents early,
            FollowCitizen citizen,
            ContactUnsealing unsealing) {
        this.cases = cases;
        this.book = book;
        this.events = events;
        this.announce = announce;
        this.early = early;
        this.citizen = citizen;
        this.unsealing = unsealing;
    }

    /**
     * Reads at once what the decisions need; works, as all that comes of it, in the transaction that it is called in.
     *
     * @param ids the complaints that will be decided on
     */
    public Uni<Decisions> begin(Collection<ComplaintId> ids) {
        Set<ComplaintId> all = new LinkedHashSet<>(ids);
        return cases.takeTurns(all).chain(() -> cases.hold(all)).chain(held -> early.waitedFor(all)
                .map(waitedFor -> new Decisions(all, held, waitedFor)));
    }

    /** Decisions that are applied in one transaction. What was read of their cases is kept up to date between them. */
    public final class Decisions {
        private final Set<ComplaintId> ids;
        private final Map<ComplaintId, Case> latest = new HashMap<>();
        private final Set<ComplaintId> waitedFor;

        private Decisions(Set<ComplaintId> ids, List<Case> held, Set<ComplaintId> waitedFor) {
            this.ids = ids;
            held.forEach(each -> latest.put(each.id(), each));
            this.waitedFor = waitedFor;
        }

        /** The next one; the caller waits until it is applied. */
        public Uni<Void> apply(ComplaintRouted routed) {
            ComplaintId id = routed.complaint().complaintId();
            if (!ids.contains(id)) {
                throw new IllegalArgumentException("not begun with this complaint");
            }
            Case before = latest.get(id);
            int number = routed.decision().number();
            if (before == null) {
                return number == 1 ? open(routed) : keep(routed);
            }
            int next = before.subject().decisionNumber() + 1;
            if (number < next) {
                LOG.debugf("decision %d of %s was applied before", number, id);
                return Uni.createFrom().voidItem();
            }
            return number == next ? write(before.decide(routed.decision())) : keep(routed);
        }

        private Uni<Void> keep(ComplaintRouted routed) {
            waitedFor.add(routed.complaint().complaintId());
            return early.keep(routed);
        }

        private Uni<Void> open(ComplaintRouted routed) {
            ComplaintReceived complaint = routed.complaint();
            Change opening = Case.open(complaint, routed.decision());
            SealedContact sealed = complaint.reporter().contact();
            return (sealed == null
                            ? Uni.createFrom().item(Optional.<Contact>empty())
                            : unsealing.open(complaint.complaintId(), sealed))
                    .chain(contact -> cases.open(complaint, opening, contact.orElse(null)))
                    .chain(() -> events.publish(opening))
                    .chain(() -> announce.handle(opening))
                    .chain(() -> applyWaiting(opening.after()));
        }

        private Uni<Void> write(Change change) {
            return book.write(change).chain(() -> applyWaiting(change.after()));
        }

        /** What came before its turn: the decision that is next now, and once there is none, what the reporter did. */
        private Uni<Void> applyWaiting(Case now) {
            latest.put(now.id(), now);
            if (!waitedFor.contains(now.id())) {
                return Uni.createFrom().voidItem();
            }
            return early.takeDecision(now.id(), now.subject().decisionNumber() + 1)
                    .chain(decision -> decision.isPresent()
                            ? write(now.decide(decision.get().decision()))
                            : early.takeActions(now.id()).chain(actions -> act(now, actions.iterator())));
        }

        private Uni<Void> act(Case now, Iterator<CitizenAction> actions) {
            latest.put(now.id(), now);
            if (!actions.hasNext()) {
                return Uni.createFrom().voidItem();
            }
            return citizen.changeBy(now, actions.next())
                    .chain(change -> book.write(change).chain(() -> act(change.after(), actions)));
        }
    }
}
