package id.aduan.intake.whatsapp.desk;

import id.aduan.durable.Moments;
import id.aduan.durable.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The sentences of the desk, as data. Who changes one is kept. */
@ApplicationScoped
class CannedAnswers {
    private final Transactions transactions;
    private final DeskLog log;
    private final Clock clock = Clock.systemUTC();

    CannedAnswers(Transactions transactions, DeskLog log) {
        this.transactions = transactions;
        this.log = log;
    }

    /** By their labels. */
    Uni<List<CannedAnswer>> all() {
        return transactions.run(CannedAnswers::all);
    }

    private static Uni<List<CannedAnswer>> all(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select id, label, text_id, text_su, text_en from canned_answer order by lower(label), id",
                        Object[].class)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new CannedAnswer(
                                (String) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4]))
                        .toList());
    }

    Uni<Void> put(CannedAnswer answer, String by) {
        Instant now = clock.instant();
        return transactions.run(session -> session.createNativeQuery("""
                        insert into canned_answer (id, label, text_id, text_su, text_en, changed_at, changed_by)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        on conflict (id) do update set label = excluded.label, text_id = excluded.text_id,
                            text_su = excluded.text_su, text_en = excluded.text_en,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .setParameter(1, answer.id())
                .setParameter(2, answer.label())
                .setParameter(3, answer.indonesian())
                .setParameter(4, answer.sundanese())
                .setParameter(5, answer.english())
                .setParameter(6, Moments.at(now))
                .setParameter(7, by)
                .executeUpdate()
                .chain(() -> log.add(session, null, now, by, DeskLog.Act.CHANGED_ANSWER, null, answer.id())));
    }

    /** Fails with {@link Refused} when there is none. */
    Uni<Void> remove(String id, String by) {
        Instant now = clock.instant();
        return transactions.run(session -> session.createNativeQuery("delete from canned_answer where id = ?1")
                .setParameter(1, id)
                .executeUpdate()
                .chain(rows -> {
                    if (rows == 0) {
                        throw new Refused(Refused.Reason.NOT_FOUND);
                    }
                    return log.add(session, null, now, by, DeskLog.Act.REMOVED_ANSWER, null, id);
                }));
    }
}
