package id.aduan.cases.application;

import id.aduan.cases.application.CaseLists.Hits;
import id.aduan.cases.application.CaseLists.Order;
import id.aduan.cases.application.CaseLists.Position;
import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.StatusGroup;
import id.aduan.durable.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Lists the cases that somebody may see, page by page, with counts that add up. */
@ApplicationScoped
public class ListCases {
    private final Transactions transactions;
    private final CaseLists lists;

    ListCases(Transactions transactions, CaseLists lists) {
        this.transactions = transactions;
        this.lists = lists;
    }

    /**
     * A page and the numbers over all pages.
     *
     * @param next where the next page begins, or null on the last
     * @param numbers null when words were looked for that are in too many reports to count them in a moment
     */
    public record Page(List<ListedCase> cases, Position next, Numbers numbers) {}

    /** @param byGroup every group, over all statuses; they add up to the total */
    public record Numbers(Map<StatusGroup, Long> byGroup, Map<CaseStatus, Long> byStatus, long total) {}

    public Uni<Page> handle(Viewer viewer, CaseFilter filter, Order order, Position after, int limit) {
        Scope scope = viewer.scope();
        if (scope.isEmpty()) {
            return Uni.createFrom().item(page(List.of(), limit, numbers(Map.of())));
        }
        return transactions.run(session -> lists.hits(filter.search())
                .chain(hits -> lists.page(scope, filter, hits, order, after, limit + 1)
                        .chain(cases -> numbers(scope, filter, hits).map(numbers -> page(cases, limit, numbers)))));
    }

    private Uni<Numbers> numbers(Scope scope, CaseFilter filter, Hits hits) {
        return hits == Hits.MANY
                ? Uni.createFrom().nullItem()
                : lists.counts(scope, filter.inAnyStatus()).map(ListCases::numbers);
    }

    private static Page page(List<ListedCase> found, int limit, Numbers numbers) {
        List<ListedCase> shown = found.size() > limit ? found.subList(0, limit) : found;
        Position next = null;
        if (found.size() > limit) {
            var last = shown.get(shown.size() - 1).subject();
            next = new Position(last.facts().receivedAt(), last.id());
        }
        return new Page(List.copyOf(shown), next, numbers);
    }

    private static Numbers numbers(Map<CaseStatus, Long> counts) {
        Map<StatusGroup, Long> groups = new EnumMap<>(StatusGroup.class);
        for (StatusGroup group : StatusGroup.values()) {
            groups.put(group, 0L);
        }
        Map<CaseStatus, Long> statuses = new EnumMap<>(CaseStatus.class);
        counts.forEach((status, count) -> {
            groups.merge(status.group(), count, Long::sum);
            statuses.put(status, count);
        });
        long total = groups.values().stream().mapToLong(Long::longValue).sum();
        return new Numbers(groups, statuses, total);
    }
}
