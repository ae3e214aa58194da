package id.aduan.cases.application;

import id.aduan.cases.domain.Change;
import id.aduan.cases.domain.HistoryType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Writes a change down with all that belongs to it: its lines, the facts for others, what is planned to be told of it
 * and, for an erasure, the forgetting.
 */
@ApplicationScoped
class CaseBook {
    private final Cases cases;
    private final CaseEvents events;
    private final Announce announce;

    CaseBook(Cases cases, CaseEvents events, Announce announce) {
        this.cases = cases;
        this.events = events;
        this.announce = announce;
    }

    Uni<Void> write(Change change) {
        if (change.isNothing()) {
            return Uni.createFrom().voidItem();
        }
        boolean erasure = change.lines().stream().anyMatch(line -> line.type() == HistoryType.ERASED);
        return cases.append(change)
                .chain(() -> events.publish(change))
                .chain(() -> announce.handle(change))
                .chain(() -> erasure
                        ? cases.forget(change.after().id())
                        : Uni.createFrom().voidItem());
    }
}
