package id.aduan.cases.application;

import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.Change;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Adds to a case what its reporter does, and who else reports the same. An act that comes before its case waits for it. */
@ApplicationScoped
public class FollowCitizen {
    private final Cases cases;
    private final CaseBook book;
    private final EarlyEvents early;

    FollowCitizen(Cases cases, CaseBook book, EarlyEvents early) {
        this.cases = cases;
        this.book = book;
        this.early = early;
    }

    /** Works in the transaction that it is called in. */
    public Uni<Void> handle(CitizenAction action) {
        ComplaintId id = action.complaintId();
        return cases.hold(id)
                .chain(found -> found.isPresent()
                        ? follow(found.get(), action)
                        // the case may be being opened at this moment: look again when it is our turn
                        : cases.takeTurns(List.of(id))
                                .chain(() -> cases.hold(id))
                                .chain(again -> again.isPresent() ? follow(again.get(), action) : early.keep(action)));
    }

    private Uni<Void> follow(Case subject, CitizenAction action) {
        return changeBy(subject, action).chain(book::write);
    }

    /** What an act makes of a case that is held; in the transaction that it is called in. */
    Uni<Change> changeBy(Case subject, CitizenAction action) {
        if (action.type() != CitizenAction.Type.SUPPORT) {
            return Uni.createFrom().item(subject.citizenActs(action));
        }
        return subject.erased()
                ? Uni.createFrom().item(subject.support(action, false))
                : cases.addSupporter(subject.id(), action.reporterRef(), action.channel(), action.at())
                        .map(first -> subject.support(action, first));
    }
}
