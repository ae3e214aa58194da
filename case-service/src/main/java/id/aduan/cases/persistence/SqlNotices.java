package id.aduan.cases.persistence;

import id.aduan.cases.application.Notices;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.NoticeReason;
import id.aduan.cases.domain.NoticeState;
import id.aduan.cases.domain.Telling;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Notice;
import id.aduan.contracts.NoticeReceipt;
import id.aduan.contracts.NoticeReceipt.Cost;
import id.aduan.contracts.Topic;
import id.aduan.contracts.TrackingNumber;
import id.aduan.durable.Moments;
import id.aduan.durable.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Notices in PostgreSQL, handed to the doors by the outbox. */
@ApplicationScoped
class SqlNotices implements Notices {
    private static final Logger LOG = Logger.getLogger(SqlNotices.class);
    private static final long LOCK = 0x4144_5541_4E01L;

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final int epoch;

    SqlNotices(
            Mutiny.SessionFactory sessions,
            Outbox outbox,
            @ConfigProperty(name = "aduan.cases.epoch", defaultValue = "1") int epoch) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.epoch = epoch;
    }

    @Override
    public Uni<Void> plan(Case subject, List<Telling> tellings, boolean opening, Instant now, Instant due) {
        return sessions.withSession(session -> {
            if (opening) {
                // not flushed: the rows of all cases of a transaction are written together
                return session.persistAll(rows(subject, tellings, now, due));
            }
            return toldOfAgency(session, subject.id()).chain(told -> {
                List<Telling> news = tellings.stream()
                        .filter(telling -> telling.kind() != Notice.Kind.AT_AGENCY || !told)
                        .toList();
                return session.persistAll(rows(subject, news, now, due));
            });
        });
    }

    private Object[] rows(Case subject, List<Telling> tellings, Instant now, Instant due) {
        return tellings.stream()
                .map(telling -> NoticeRow.of(id(subject, telling), subject, telling, now, due))
                .toArray();
    }

    private EventId id(Case subject, Telling telling) {
        return EventId.derivedFrom("notice", subject.id(), epoch, telling.seq(), telling.kind(), 1);
    }

    private static Uni<Boolean> toldOfAgency(Mutiny.Session session, ComplaintId id) {
        return session.createNativeQuery(
                        "select exists (select 1 from notice where case_id = ?1 and kind = 'AT_AGENCY'"
                                + " and state <> 'SUPPRESSED')",
                        Boolean.class)
                .setParameter(1, id.value())
                .getSingleResult();
    }

    @Override
    public Uni<Void> giveUp(ComplaintId id, NoticeReason reason, Instant now) {
        return execute(
                "update notice set state = 'SUPPRESSED', reason = ?2, changed_at = ?3"
                        + " where case_id = ?1 and state = 'PLANNED'",
                id.value(),
                reason.name(),
                Moments.at(now));
    }

    @Override
    public Uni<Boolean> takeTurn() {
        return sessions.withSession(
                session -> session.createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
                        .setParameter(1, LOCK)
                        .getSingleResult());
    }

    @Override
    public Uni<List<Due>> due(Instant now, int cases) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        select n.id, n.case_id, n.seq, n.kind, n.urgent, n.fact_at, c.reporter_ref,
                            (select count(*) from notice s where s.case_id = n.case_id and s.sent_at is not null)
                        from notice n join cases c on c.id = n.case_id
                        where n.state = 'PLANNED' and n.due <= ?1 and n.case_id in (
                            select p.case_id from notice p where p.state = 'PLANNED' and p.due <= ?1
                            order by p.urgent desc, p.due limit ?2)
                        order by n.case_id, n.seq
                        """, Object[].class)
                .setParameter(1, Moments.at(now))
                .setParameter(2, cases)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Due(
                                new EventId((UUID) row[0]),
                                new ComplaintId((UUID) row[1]),
                                ((Number) row[2]).longValue(),
                                Notice.Kind.valueOf((String) row[3]),
                                (Boolean) row[4],
                                Moments.instant(row[5]),
                                (String) row[6],
                                ((Number) row[7]).longValue()))
                        .toList()));
    }

    @Override
    public Uni<Long> sentSince(Instant moment) {
        return sessions.withSession(
                session -> session.createNativeQuery("select count(*) from notice where sent_at >= ?1", Long.class)
                        .setParameter(1, Moments.at(moment))
                        .getSingleResult());
    }

    @Override
    public Uni<Void> hold(Due notice, Instant until) {
        return execute("update notice set due = ?2 where id = ?1", notice.id().value(), Moments.at(until));
    }

    @Override
    public Uni<Void> suppress(Due notice, NoticeReason reason, Instant now) {
        return execute(
                "update notice set state = 'SUPPRESSED', reason = ?2, changed_at = ?3 where id = ?1",
                notice.id().value(),
                reason.name(),
                Moments.at(now));
    }

    @Override
    public Uni<Void> send(Notice notice, Due planned, Instant now) {
        return execute(
                        "update notice set state = 'SENT', sent_at = ?2, changed_at = ?2 where id = ?1",
                        notice.eventId().value(),
                        Moments.at(now))
                .chain(() -> sessions.withSession(session -> outbox.append(
                        session,
                        Topic.NOTICE,
                        notice.complaintId().toString(),
                        notice.eventId(),
                        now,
                        epoch,
                        planned.seq(),
                        planned.urgent(),
                        notice,
                        Map.of(Notice.CHANNEL_HEADER, notice.channel().name()))));
    }

    @Override
    public Uni<Void> take(NoticeReceipt receipt) {
        UUID id = receipt.noticeId().value();
        return sessions.withSession(
                session -> session.createNativeQuery("select state from notice where id = ?1 for update", String.class)
                        .setParameter(1, id)
                        .getResultList()
                        .chain(states -> {
                            if (states.isEmpty()) {
                                // decided after the backup that this database was restored from
                                LOG.warnf("a receipt is of no notice that is known here: %s", receipt.noticeId());
                                return Uni.createFrom().voidItem();
                            }
                            NoticeState next = NoticeState.of(receipt.state());
                            boolean news = NoticeState.valueOf(states.get(0)).risesTo(next);
                            return (news
                                            ? rise(session, id, next, receipt)
                                            : Uni.createFrom().voidItem())
                                    .chain(() -> receipt.cost() == null
                                            ? Uni.createFrom().voidItem()
                                            : price(session, id, receipt.cost()));
                        }));
    }

    private static Uni<Void> rise(Mutiny.Session session, UUID id, NoticeState state, NoticeReceipt receipt) {
        return session.createNativeQuery("""
                        update notice set state = ?2, changed_at = ?3, reason = coalesce(cast(?4 as text), reason)
                        where id = ?1
                        """)
                .setParameter(1, id)
                .setParameter(2, state.name())
                .setParameter(3, Moments.at(receipt.at()))
                .setParameter(4, receipt.reason())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> price(Mutiny.Session session, UUID id, Cost cost) {
        return session.createNativeQuery("""
                        update notice set cost_category = ?2, cost = cast(cast(?3 as text) as numeric), currency = ?4
                        where id = ?1
                        """)
                .setParameter(1, id)
                .setParameter(2, cost.category())
                .setParameter(3, cost.amount().toPlainString())
                .setParameter(4, cost.currency())
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Told>> of(ComplaintId id) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        select id, kind, channel, state, fact_at, due, changed_at, reason, cost_category,
                            cast(cost as text), currency
                        from notice where case_id = ?1 order by seq desc, id
                        """, Object[].class)
                .setParameter(1, id.value())
                .getResultList()
                .map(rows -> rows.stream().map(SqlNotices::told).toList()));
    }

    private static Told told(Object[] row) {
        return new Told(
                new EventId((UUID) row[0]),
                Notice.Kind.valueOf((String) row[1]),
                Channel.valueOf((String) row[2]),
                NoticeState.valueOf((String) row[3]),
                Moments.instant(row[4]),
                Moments.instant(row[5]),
                Moments.instant(row[6]),
                (String) row[7],
                row[9] == null ? null : new Cost((String) row[8], new BigDecimal((String) row[9]), (String) row[10]));
    }

    @Override
    public Uni<List<Month>> months(Instant since) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        select to_char(fact_at at time zone 'Asia/Jakarta', 'YYYY-MM') as month, channel, currency,
                            cast(sum(cost) as text)
                        from notice where fact_at >= ?1 and cost is not null group by 1, 2, 3 order by 3
                        """, Object[].class)
                .setParameter(1, Moments.at(since))
                .getResultList()
                .chain(costs -> session.createNativeQuery("""
                                select to_char(fact_at at time zone 'Asia/Jakarta', 'YYYY-MM') as month, channel,
                                    count(*) filter (where state = 'PLANNED'),
                                    count(*) filter (where sent_at is not null),
                                    count(*) filter (where state in ('DELIVERED', 'READ')),
                                    count(*) filter (where state = 'READ'),
                                    count(*) filter (where state = 'UNCERTAIN'),
                                    count(*) filter (where state = 'FAILED'),
                                    count(*) filter (where state = 'SUPPRESSED')
                                from notice where fact_at >= ?1 group by 1, 2 order by 1 desc, 2
                                """, Object[].class)
                        .setParameter(1, Moments.at(since))
                        .getResultList()
                        .map(rows -> months(rows, costs))));
    }

    private static List<Month> months(List<Object[]> rows, List<Object[]> costs) {
        Map<String, List<Sum>> sums = new HashMap<>();
        costs.forEach(row -> sums.computeIfAbsent(row[0] + "/" + row[1], first -> new ArrayList<>())
                .add(new Sum(new BigDecimal((String) row[3]), (String) row[2])));
        return rows.stream()
                .map(row -> new Month(
                        (String) row[0],
                        Channel.valueOf((String) row[1]),
                        number(row[2]),
                        number(row[3]),
                        number(row[4]),
                        number(row[5]),
                        number(row[6]),
                        number(row[7]),
                        number(row[8]),
                        List.copyOf(sums.getOrDefault(row[0] + "/" + row[1], List.of()))))
                .toList();
    }

    @Override
    public Uni<List<Failed>> failed(Instant since, int most) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        select n.case_id, c.tracking_number, n.kind, n.channel, n.changed_at, n.reason
                        from notice n join cases c on c.id = n.case_id
                        where n.state = 'FAILED' and n.changed_at >= ?1 order by n.changed_at desc, n.id limit ?2
                        """, Object[].class)
                .setParameter(1, Moments.at(since))
                .setParameter(2, most)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Failed(
                                new ComplaintId((UUID) row[0]),
                                new TrackingNumber((String) row[1]),
                                Notice.Kind.valueOf((String) row[2]),
                                Channel.valueOf((String) row[3]),
                                Moments.instant(row[4]),
                                (String) row[5]))
                        .toList()));
    }

    @Override
    public Uni<Waiting> waiting(Instant now, Instant failedSince) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        select (select count(*) from notice where state = 'PLANNED' and due <= ?1),
                            (select min(due) from notice where state = 'PLANNED' and due <= ?1),
                            (select count(*) from notice where state = 'FAILED' and changed_at >= ?2)
                        """, Object[].class)
                .setParameter(1, Moments.at(now))
                .setParameter(2, Moments.at(failedSince))
                .getSingleResult()
                .map(row -> new Waiting(number(row[0]), Moments.instant(row[1]), number(row[2]))));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private Uni<Void> execute(String sql, Object... parameters) {
        return sessions.withSession(session -> {
            Mutiny.MutationQuery query = session.createNativeQuery(sql);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate().replaceWithVoid();
        });
    }
}
