package id.aduan.cases.persistence;

import id.aduan.cases.application.CaseFilter;
import id.aduan.cases.application.CaseLists;
import id.aduan.cases.application.ListedCase;
import id.aduan.cases.application.Scope;
import id.aduan.cases.application.Search;
import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.StatusGroup;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AreaCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lists of cases: every condition has an index to walk, and every page begins where the one before ended. */
@ApplicationScoped
class SqlCaseLists implements CaseLists {
    private static final int TITLE_LENGTH = 120;
    private static final int MOST_HITS = 1_000;

    private final Mutiny.SessionFactory sessions;

    SqlCaseLists(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Hits> hits(Search search) {
        if (search == null || search.words().isEmpty()) {
            return Uni.createFrom().item(Hits.FEW);
        }
        Conditions conditions = new Conditions();
        String sql = "select count(*) from (" + conditions.found(search) + " limit "
                + conditions.parameter(MOST_HITS + 1) + ") hit";
        // who guesses that two words are often together walks all reports to find the few where they are (ADR 112)
        return sessions.withSession(
                session -> session.createNativeQuery("select set_config('enable_seqscan', 'off', true)", String.class)
                        .getSingleResult()
                        .chain(() -> conditions
                                .bind(session.createNativeQuery(sql, Long.class))
                                .getSingleResult())
                        .map(count -> count > MOST_HITS ? Hits.MANY : Hits.FEW));
    }

    @Override
    public Uni<List<ListedCase>> page(
            Scope scope, CaseFilter filter, Hits hits, Order order, Position after, int limit) {
        Conditions conditions = new Conditions(scope, filter, hits);
        boolean newestFirst = order == Order.NEWEST_FIRST;
        if (after != null) {
            conditions.add("(c.received_at, c.id) " + (newestFirst ? "<" : ">") + " ("
                    + conditions.parameter(after.receivedAt().atOffset(ZoneOffset.UTC)) + ", "
                    + conditions.parameter(after.id().value()) + ")");
        }
        String direction = newestFirst ? "desc" : "asc";
        String sql = "select c.* from cases c" + conditions.where() + " order by c.received_at " + direction + ", c.id "
                + direction + " limit " + conditions.parameter(limit);
        return sessions.withSession(session -> conditions
                .bind(session.createNativeQuery(sql, CaseRow.class))
                .getResultList()
                .chain(rows -> titles(session, rows).map(titles -> rows.stream()
                        .map(row -> new ListedCase(row.toDomain(), titles.get(row.id)))
                        .toList())));
    }

    @Override
    public Uni<Map<CaseStatus, Long>> counts(Scope scope, CaseFilter filter) {
        Conditions conditions = new Conditions(scope, filter, Hits.FEW);
        boolean kept = filter.area() == null && filter.search() == null; // ADR 111
        String sql = (kept ? "select c.status, sum(c.n) from case_count c" : "select c.status, count(*) from cases c")
                + conditions.where() + " group by c.status" + (kept ? " having sum(c.n) <> 0" : "");
        return sessions.withSession(session -> conditions
                .bind(session.createNativeQuery(sql, Object[].class))
                .getResultList()
                .map(rows -> {
                    Map<CaseStatus, Long> counts = new EnumMap<>(CaseStatus.class);
                    rows.forEach(row -> counts.put(CaseStatus.valueOf((String) row[0]), ((Number) row[1]).longValue()));
                    return counts;
                }));
    }

    private static Uni<Map<UUID, String>> titles(Mutiny.Session session, List<CaseRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(
                        "select case_id, coalesce(title, left(narrative, ?2)) from case_content where case_id in (?1)",
                        Object[].class)
                .setParameter(1, rows.stream().map(row -> row.id).toList())
                .setParameter(2, TITLE_LENGTH)
                .getResultList()
                .map(found -> {
                    Map<UUID, String> titles = new HashMap<>();
                    found.forEach(row -> titles.put((UUID) row[0], (String) row[1]));
                    return titles;
                });
    }

    /** The conditions of one query and their parameters; what somebody typed is only ever a parameter. */
    private static final class Conditions {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();

        Conditions() {}

        Conditions(Scope scope, CaseFilter filter, Hits hits) {
            see(scope);
            Set<String> statuses = Arrays.stream(CaseStatus.values())
                    .filter(status ->
                            filter.statuses().isEmpty() || filter.statuses().contains(status))
                    .filter(status -> filter.groups().isEmpty() || isIn(status, filter.groups()))
                    .map(CaseStatus::name)
                    .collect(Collectors.toSet());
            if (statuses.size() < CaseStatus.values().length) {
                add(statuses.isEmpty() ? "false" : "c.status in (" + parameter(statuses) + ")");
            }
            if (filter.agency() != null) {
                add("c.agency = " + parameter(filter.agency().value()));
            }
            if (filter.kind() != null) {
                add("c.kind = " + parameter(filter.kind().name()));
            }
            if (filter.channel() != null) {
                add("c.channel = " + parameter(filter.channel().name()));
            }
            if (filter.area() != null) {
                within(filter.area());
            }
            if (filter.search() != null) {
                search(filter.search(), hits);
            }
        }

        private void see(Scope scope) {
            if (scope.all()) {
                return;
            }
            List<String> ways = new ArrayList<>();
            if (scope.open()) {
                ways.add("not c.confidential");
            }
            if (scope.emergencies()) {
                ways.add("(c.urgency = 'EMERGENCY' and not c.confidential)");
            }
            if (scope.agency() != null) {
                ways.add("c.agency = " + parameter(scope.agency().value()));
            }
            add(ways.isEmpty() ? "false" : "(" + String.join(" or ", ways) + ")");
        }

        /** The area itself and everything below it: its code with a dot and what follows. '/' comes right after '.'. */
        private void within(AreaCode area) {
            add("(c.area = " + parameter(area.value()) + " or (c.area > " + parameter(area.value() + ".")
                    + " and c.area < " + parameter(area.value() + "/") + "))");
        }

        private void search(Search search, Hits hits) {
            if (search.number() != null) {
                add("c.tracking_number collate \"C\" = "
                        + parameter(search.number().value()));
                return;
            }
            if (search.words().isEmpty()) {
                add("false");
                return;
            }
            if (hits == Hits.FEW) {
                add("c.id = any (array(" + found(search) + "))"); // found once, by the words, then fetched
                return;
            }
            // looked at one case after the other, in the order of the list, until the page is full
            String said = "(select " + says(search) + " from case_content t where t.case_id = c.id)";
            add(
                    search.agencies().isEmpty()
                            ? said
                            : "(c.agency in (" + parameter(codes(search)) + ") or " + said + ")");
        }

        /** The ids of what somebody looks for; one that is found both ways is there twice. */
        String found(Search search) {
            String found = "select t.case_id from case_content t where " + says(search);
            return search.agencies().isEmpty()
                    ? found
                    : found + " union all select a.id from cases a where a.agency in (" + parameter(codes(search))
                            + ")";
        }

        /** Of {@code case_content t}. */
        private String says(Search search) {
            return "t.search @@ to_tsquery('simple', "
                    + parameter(search.words().stream()
                            .map(word -> "'" + word + "':*") // words are letters and digits only
                            .collect(Collectors.joining(" & ")))
                    + ")";
        }

        private static List<String> codes(Search search) {
            return search.agencies().stream().map(AgencyCode::value).toList();
        }

        private static boolean isIn(CaseStatus status, Set<StatusGroup> groups) {
            return groups.contains(status.group());
        }

        void add(String condition) {
            conditions.add(condition);
        }

        String parameter(Object value) {
            parameters.add(value);
            return "?" + parameters.size();
        }

        String where() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }

        <T> Mutiny.SelectionQuery<T> bind(Mutiny.SelectionQuery<T> query) {
            Mutiny.SelectionQuery<T> bound = query;
            for (int i = 0; i < parameters.size(); i++) {
                bound = bound.setParameter(i + 1, parameters.get(i));
            }
            return bound;
        }
    }
}
