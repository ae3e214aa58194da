package id.aduan.intake.whatsapp.accounts;

import id.aduan.durable.Moments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.reactive.mutiny.Mutiny;

/** What people did with our numbers: who, when, with which. Nothing is ever changed in it. */
@ApplicationScoped
class AccountLog {
    /** What was done. */
    @Schema(name = "WhatsAppAccountAct")
    enum Act {
        RESUMED,
        REGISTERED_TEMPLATES
    }

    /**
     * A line of the log.
     *
     * @param account the name of the number
     * @param note or null
     */
    record Entry(String account, Instant at, String officer, Act act, String note) {}

    /** Works in the transaction of the session. */
    Uni<Void> add(Mutiny.Session session, Entry entry) {
        return session.createNativeQuery("""
                        insert into account_log (account, at, officer, act, note)
                        values (?1, ?2, ?3, ?4, cast(?5 as text))
                        """)
                .setParameter(1, entry.account())
                .setParameter(2, Moments.at(entry.at()))
                .setParameter(3, entry.officer())
                .setParameter(4, entry.act().name())
                .setParameter(5, entry.note())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The latest first. */
    Uni<List<Entry>> latest(Mutiny.Session session, int limit) {
        return session.createNativeQuery(
                        "select account, at, officer, act, note from account_log order by id desc limit ?1",
                        Object[].class)
                .setParameter(1, limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Entry(
                                (String) row[0],
                                Moments.instant(row[1]),
                                (String) row[2],
                                Act.valueOf((String) row[3]),
                                (String) row[4]))
                        .toList());
    }
}
