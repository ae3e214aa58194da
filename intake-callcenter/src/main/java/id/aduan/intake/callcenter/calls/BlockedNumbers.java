package id.aduan.intake.callcenter.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.durable.Moments;
import id.aduan.durable.Transactions;
import id.aduan.intake.callcenter.Sealed;
import id.aduan.kit.secrets.ReporterRefs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Numbers that are shown as blocked for a time, with the reason. A call from such a number rings as any other and can be
 * taken; and never is a number blocked from which an emergency was told.
 */
@ApplicationScoped
class BlockedNumbers {
    private final Transactions transactions;
    private final Calls calls;
    private final DeskLog log;
    private final Sealed sealed;
    private final ReporterRefs references;
    private final CallsSettings settings;
    private final Clock clock = Clock.systemUTC();

    BlockedNumbers(
            Transactions transactions,
            Calls calls,
            DeskLog log,
            Sealed sealed,
            ReporterRefs references,
            CallsSettings settings) {
        this.transactions = transactions;
        this.calls = calls;
        this.log = log;
        this.sealed = sealed;
        this.references = references;
        this.settings = settings;
    }

    /** A number that is blocked now. */
    record Blocked(
            UUID id,
            String numberRef,
            String numberEndsWith,
            String reason,
            Instant blockedAt,
            String blockedBy,
            Instant until) {}

    /** All that are blocked now, the latest first. */
    Uni<List<Blocked>> now() {
        return transactions.run(this::now);
    }

    Uni<List<Blocked>> now(Mutiny.Session session) {
        return session.createNativeQuery("""
                        select id, number_ref, number, reason, blocked_at, blocked_by, until from blocked_number
                        where until > ?1 order by blocked_at desc, id limit 1000
                        """, Object[].class)
                .setParameter(1, Moments.at(clock.instant()))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Blocked(
                                (UUID) row[0],
                                (String) row[1],
                                Calls.end(calls.number((byte[]) row[2])),
                                (String) row[3],
                                Moments.instant(row[4]),
                                (String) row[5],
                                Moments.instant(row[6])))
                        .toList());
    }

    /** Those that are blocked now, by their pseudonym. */
    Uni<Map<String, Blocked>> byReference(Mutiny.Session session) {
        return now(session).map(all -> all.stream().collect(Collectors.toMap(Blocked::numberRef, Function.identity())));
    }

    /**
     * Blocks the number of a call, or a number; again it lasts longer.
     *
     * @param callId or null
     * @param number in E.164 form, or null for that of the call
     */
    Uni<Blocked> block(Operator operator, UUID callId, String number, String reason) {
        Instant now = clock.instant();
        return transactions.run(session -> number(session, callId, number).chain(known -> {
            String reference = references.ofPhone(known);
            return refuseInEmergency(session, reference, now)
                    .chain(() -> keep(session, operator, known, reference, reason, now))
                    .chain(() -> log.add(session, callId, now, operator.name(), DeskLog.Act.BLOCKED, reference))
                    .chain(() -> now(session))
                    .map(all -> all.stream()
                            .filter(each -> each.numberRef().equals(reference))
                            .findFirst()
                            .orElseThrow());
        }));
    }

    private Uni<String> number(Mutiny.Session session, UUID callId, String number) {
        if (number != null) {
            return Uni.createFrom().item(number);
        }
        return calls.caller(session, callId).map(caller -> caller.map(Caller::number)
                .orElseThrow(() -> new CallRefused(CallRefused.Reason.NO_NUMBER)));
    }

    private Uni<Void> refuseInEmergency(Mutiny.Session session, String reference, Instant now) {
        return session.createNativeQuery("""
                        select count(*) from call
                        where number_ref = ?1 and call_type = 'NORMAL' and emergency_kind is not null and logged_at > ?2
                        """, Long.class)
                .setParameter(1, reference)
                .setParameter(2, Moments.at(now.minus(settings.block())))
                .getSingleResult()
                .invoke(emergencies -> {
                    if (emergencies > 0) {
                        throw new CallRefused(CallRefused.Reason.NUMBER_IN_EMERGENCY);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> keep(
            Mutiny.Session session, Operator operator, String number, String reference, String reason, Instant now) {
        return session.createNativeQuery("""
                        insert into blocked_number (id, number_ref, number, reason, blocked_at, blocked_by, until)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        on conflict (number_ref) do update set reason = excluded.reason,
                            blocked_at = excluded.blocked_at, blocked_by = excluded.blocked_by, until = excluded.until
                        """)
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, reference)
                .setParameter(3, sealed.seal(number.getBytes(UTF_8), Calls.NUMBER))
                .setParameter(4, reason)
                .setParameter(5, Moments.at(now))
                .setParameter(6, operator.name())
                .setParameter(7, Moments.at(now.plus(settings.block())))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Fails with {@link CallRefused} when there is none. */
    Uni<Void> lift(Operator operator, UUID id) {
        Instant now = clock.instant();
        return transactions.run(session -> session.createNativeQuery(
                        "delete from blocked_number where id = ?1 returning number_ref", String.class)
                .setParameter(1, id)
                .getResultList()
                .chain(lifted -> {
                    if (lifted.isEmpty()) {
                        throw new CallRefused(CallRefused.Reason.NOT_FOUND);
                    }
                    return log.add(session, null, now, operator.name(), DeskLog.Act.UNBLOCKED, lifted.get(0));
                }));
    }

    /** Who tells of an emergency is blocked no longer. Works in the transaction of the session. */
    Uni<Void> liftForEmergency(Mutiny.Session session, String numberRef, Operator operator, UUID callId, Instant now) {
        return session.createNativeQuery("delete from blocked_number where number_ref = ?1 and until > ?2")
                .setParameter(1, numberRef)
                .setParameter(2, Moments.at(now))
                .executeUpdate()
                .chain(rows -> rows == 0
                        ? Uni.createFrom().voidItem()
                        : log.add(session, callId, now, operator.name(), DeskLog.Act.UNBLOCKED, numberRef));
    }

    /** Whether the number of this pseudonym is blocked now. */
    Uni<Optional<Blocked>> of(Mutiny.Session session, String numberRef) {
        return now(session).map(all -> all.stream()
                .filter(each -> each.numberRef().equals(numberRef))
                .findFirst());
    }
}
