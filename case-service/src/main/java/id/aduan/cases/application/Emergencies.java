package id.aduan.cases.application;

import id.aduan.cases.domain.Case;
import id.aduan.contracts.ComplaintId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The emergencies that are watched. Every method works in the transaction that it is called in. */
public interface Emergencies {
    /**
     * An emergency as the board shows it.
     *
     * @param report as it was told; its narrative may be cut
     */
    record Watched(Case subject, Report report) {
        @Override
        public String toString() {
            return "Watched[" + subject.id() + "]";
        }
    }

    /**
     * The versions of those that are on the board: all that are open, and those that were done or have ended after a
     * moment; those that nobody has acknowledged first.
     */
    Uni<Map<ComplaintId, Long>> versions(Instant doneAfter, int most);

    Uni<List<Watched>> read(Collection<ComplaintId> ids);

    /** Those that nobody has acknowledged since a moment, and of which the supervisor was not told; the oldest first. */
    Uni<List<ComplaintId>> unacknowledged(Instant since, int most);

    /** Since when the oldest that nobody has acknowledged waits. */
    Uni<Optional<Instant>> oldestAwaited();
}
