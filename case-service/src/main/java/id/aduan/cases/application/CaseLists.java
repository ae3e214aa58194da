package id.aduan.cases.application;

import id.aduan.cases.domain.CaseStatus;
import id.aduan.contracts.ComplaintId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Lists and counts of cases within a scope. Every method works in the transaction that it is called in. */
public interface CaseLists {
    /** In which order, by the moment of receipt. */
    enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST
    }

    /** The last case of a page; the next page begins behind it, whatever has come or gone meanwhile. */
    record Position(Instant receivedAt, ComplaintId id) {}

    /**
     * @param after where the page before ended, or null for the first page
     * @param limit how many at most
     */
    Uni<List<ListedCase>> page(Scope scope, CaseFilter filter, Order order, Position after, int limit);

    /** Every status that occurs, whatever statuses the filter names. */
    Uni<Map<CaseStatus, Long>> counts(Scope scope, CaseFilter filter);
}
