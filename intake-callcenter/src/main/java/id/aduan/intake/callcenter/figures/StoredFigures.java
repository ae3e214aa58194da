package id.aduan.intake.callcenter.figures;

import id.aduan.durable.Moments;
import id.aduan.durable.Transactions;
import id.aduan.intake.callcenter.calls.Desk;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Counts the calls that are kept. An hour of the regency is one of UTC, so the database groups by its own. */
@ApplicationScoped
class StoredFigures {
    /** The calls of a time, each with its fate and how long what took, in seconds. */
    private static final String CALLS = """
            with timed as (
                select c.begun_at, c.operator, c.joined_to is not null as joined,
                       c.emergency_kind is not null and c.complaint_id is not null as emergency,
                       case when c.logged_at is not null then c.call_type
                            when c.state = 'ABANDONED' then 'ABANDONED'
                            else 'NOT_LOGGED' end as fate,
                       c.offered_at is not null and c.state <> 'ABANDONED' and c.state <> 'RINGING' as picked,
                       c.logged_at is not null as logged,
                       -- greatest() alone would take what is not known for nothing
                       case when coalesce(c.answered_at, c.opened_at) is not null then extract(epoch from greatest(
                           interval '0', coalesce(c.answered_at, c.opened_at) - c.offered_at)) end as answer_s,
                       case when c.logged_at is not null then extract(epoch from greatest(
                           interval '0', c.logged_at - coalesce(c.answered_at, c.opened_at, c.begun_at))) end as log_s,
                       case when agency.at is not null then extract(epoch from greatest(
                           interval '0', agency.at - c.begun_at)) end as dispatch_s,
                       case when known.at is not null then extract(epoch from greatest(
                           interval '0', known.at - c.begun_at)) end as acknowledgement_s,
                       case when way.at is not null then extract(epoch from greatest(
                           interval '0', way.at - c.begun_at)) end as on_the_way_s,
                       case when scene.at is not null then extract(epoch from greatest(
                           interval '0', scene.at - c.begun_at)) end as on_scene_s
                from call c
                left join incident_fact agency on agency.complaint_id = c.complaint_id and agency.fact = 'AT_AGENCY'
                left join incident_fact known on known.complaint_id = c.complaint_id and known.fact = 'ACKNOWLEDGED'
                left join incident_fact way on way.complaint_id = c.complaint_id and way.fact = 'ON_THE_WAY'
                left join incident_fact scene on scene.complaint_id = c.complaint_id and scene.fact = 'ON_SCENE'
                where c.begun_at >= ?1 and c.begun_at < ?2 and c.desk = ?3)
            """;

    private static final String CELLS = """
            select cast(extract(epoch from date_trunc('hour', begun_at)) as bigint), fate, operator, count(*),
                   count(*) filter (where emergency), count(*) filter (where joined),
                   count(answer_s) filter (where picked), count(*) filter (where picked and answer_s is null),
                   coalesce(cast(sum(answer_s) filter (where picked) as double precision), 0),
                   count(*) filter (where picked and answer_s <= 15),
                   count(*) filter (where picked and answer_s <= 20),
                   count(log_s) filter (where logged), count(*) filter (where logged and log_s is null),
                   coalesce(cast(sum(log_s) filter (where logged) as double precision), 0),
                   count(dispatch_s) filter (where emergency), count(*) filter (where emergency and dispatch_s is null),
                   coalesce(cast(sum(dispatch_s) filter (where emergency) as double precision), 0),
                   count(acknowledgement_s) filter (where emergency),
                   count(*) filter (where emergency and acknowledgement_s is null),
                   coalesce(cast(sum(acknowledgement_s) filter (where emergency) as double precision), 0),
                   count(on_the_way_s) filter (where emergency),
                   count(*) filter (where emergency and on_the_way_s is null),
                   coalesce(cast(sum(on_the_way_s) filter (where emergency) as double precision), 0),
                   count(on_scene_s) filter (where emergency), count(*) filter (where emergency and on_scene_s is null),
                   coalesce(cast(sum(on_scene_s) filter (where emergency) as double precision), 0)
            from timed
            group by 1, 2, 3
            """;

    private static final String MEDIANS = """
            select percentile_cont(0.5) within group (order by cast(answer_s as double precision)) filter (where picked),
                   percentile_cont(0.5) within group (order by cast(log_s as double precision)) filter (where logged),
                   percentile_cont(0.5) within group (order by cast(dispatch_s as double precision))
                       filter (where emergency),
                   percentile_cont(0.5) within group (order by cast(acknowledgement_s as double precision))
                       filter (where emergency),
                   percentile_cont(0.5) within group (order by cast(on_the_way_s as double precision))
                       filter (where emergency),
                   percentile_cont(0.5) within group (order by cast(on_scene_s as double precision))
                       filter (where emergency)
            from timed
            """;

    private static final int FIRST_SPAN = 6;
    private static final int FIRST_AFTER_ANSWER = 11;
    private static final int SPAN = 3;

    private final Transactions transactions;

    StoredFigures(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param to the last day, included */
    Uni<CallFigures> find(LocalDate from, LocalDate to, Desk desk) {
        return transactions.run(session -> of(session, CALLS + CELLS, from, to, desk)
                .map(rows -> rows.stream().map(StoredFigures::cell).toList())
                .chain(cells -> of(session, CALLS + MEDIANS, from, to, desk)
                        .map(rows -> CallFigures.of(from, to, cells, medians(rows.get(0))))));
    }

    private static Uni<List<Object[]>> of(Mutiny.Session session, String sql, LocalDate from, LocalDate to, Desk desk) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter(1, Moments.at(from.atStartOfDay(CallFigures.WIB).toInstant()))
                .setParameter(
                        2,
                        Moments.at(to.plusDays(1).atStartOfDay(CallFigures.WIB).toInstant()))
                .setParameter(3, desk.name())
                .getResultList();
    }

    private static FigureCell cell(Object[] row) {
        return new FigureCell(
                Instant.ofEpochSecond(number(row[0])),
                Fate.valueOf((String) row[1]),
                (String) row[2],
                number(row[3]),
                number(row[4]),
                number(row[5]),
                span(row, FIRST_SPAN),
                number(row[9]),
                number(row[10]),
                span(row, FIRST_AFTER_ANSWER),
                span(row, FIRST_AFTER_ANSWER + SPAN),
                span(row, FIRST_AFTER_ANSWER + 2 * SPAN),
                span(row, FIRST_AFTER_ANSWER + 3 * SPAN),
                span(row, FIRST_AFTER_ANSWER + 4 * SPAN));
    }

    private static Span span(Object[] row, int first) {
        return new Span(number(row[first]), number(row[first + 1]), ((Number) row[first + 2]).doubleValue());
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private static CallFigures.Medians medians(Object[] row) {
        return new CallFigures.Medians(
                median(row[0]), median(row[1]), median(row[2]), median(row[3]), median(row[4]), median(row[5]));
    }

    private static Double median(Object column) {
        return column == null ? null : ((Number) column).doubleValue();
    }
}
