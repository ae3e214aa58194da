package id.aduan.intake.whatsapp.desk;

import id.aduan.durable.Moments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What officers did at the desk: who, when, with whom. Nothing is ever changed in it. Never holds what was said. */
@ApplicationScoped
class DeskLog {
    /** Looking again within this time is the same look. */
    private static final Duration SAME_LOOK = Duration.ofMinutes(10);

    /** What was done. */
    enum Act {
        OPENED,
        TOOK,
        WROTE,
        SENT_PHOTO,
        SENT_TEMPLATE,
        HANDED_BACK,
        EXPIRED,
        REVEALED,
        CHANGED_ANSWER,
        REMOVED_ANSWER
    }

    /**
     * A line of the log.
     *
     * @param note the reason of a reveal, or the key of a canned answer; else null
     */
    record Entry(Instant at, String officer, Act act, String note) {}

    /**
     * @param citizen or null for what belongs to none
     * @param send the message that was sent, or null
     * @param note or null
     */
    Uni<Void> add(Mutiny.Session session, UUID citizen, Instant at, String officer, Act act, UUID send, String note) {
        return session.createNativeQuery("""
                        insert into desk_log (citizen, at, officer, act, send, note)
                        values (cast(?1 as uuid), ?2, ?3, ?4, cast(?5 as uuid), cast(?6 as text))
                        """)
                .setParameter(1, citizen)
                .setParameter(2, Moments.at(at))
                .setParameter(3, officer)
                .setParameter(4, act.name())
                .setParameter(5, send)
                .setParameter(6, note)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Somebody looks at a transcript; a page that loads itself anew is one look. */
    Uni<Void> opened(Mutiny.Session session, UUID citizen, Instant at, String officer) {
        return session.createNativeQuery("""
                        insert into desk_log (citizen, at, officer, act)
                        select cast(?1 as uuid), cast(?2 as timestamptz), cast(?3 as text), 'OPENED'
                        where not exists (
                            select 1 from desk_log
                            where citizen = cast(?1 as uuid) and officer = cast(?3 as text) and act = 'OPENED'
                              and at > ?4)
                        """)
                .setParameter(1, citizen)
                .setParameter(2, Moments.at(at))
                .setParameter(3, officer)
                .setParameter(4, Moments.at(at.minus(SAME_LOOK)))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The latest first, with what was done when he was still known as two. */
    Uni<List<Entry>> of(Mutiny.Session session, UUID citizen, int limit) {
        return session.createNativeQuery("""
                        select at, officer, act, note from desk_log
                        where citizen = ?1 or citizen in (select gone from merged_citizen where kept = ?1)
                        order by id desc limit ?2
                        """, Object[].class)
                .setParameter(1, citizen)
                .setParameter(2, limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Entry(
                                Moments.instant(row[0]), (String) row[1], Act.valueOf((String) row[2]), (String)
                                        row[3]))
                        .toList());
    }
}
