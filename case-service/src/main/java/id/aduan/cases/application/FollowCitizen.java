package id.aduan.cases.application;

import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Adds to a case what its reporter does. An act that comes before its case waits for it. */
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
                        ? book.write(found.get().citizenActs(action))
                        // the case may be being opened at this moment: look again when it is our turn
                        : cases.takeTurns(List.of(id))
                                .chain(() -> cases.hold(id))
                                .chain(again -> again.isPresent()
                                        ? book.write(again.get().citizenActs(action))
                                        : early.keep(action)));
    }
}
