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

    /** In how many reports of all the words are that are looked for; all is {@code FEW} when none are. */
    enum Hits {
        /** So few that all of them can be looked at. */
        FEW,
        /** Too many to look at all of them in a moment. */
        MANY
    }

    /** The last case of a page; the next page begins behind it, whatever has come or gone meanwhile. */
    record Position(Instant receivedAt, ComplaintId id) {}

    /** @param search what was typed, or null */
    Uni<Hits> hits(Search search);

    /**
     * @param hits what {@link #hits} has said of the filter's words; the cases are the same with either
     * @param after where the page before ended, or null for the first page
     * @param limit how many at most
     */
    Uni<List<ListedCase>> page(Scope scope, CaseFilter filter, Hits hits, Order order, Position after, int limit);

    /** Every status that occurs; not to be asked for of words with many hits. */
    Uni<Map<CaseStatus, Long>> counts(Scope scope, CaseFilter filter);
}
