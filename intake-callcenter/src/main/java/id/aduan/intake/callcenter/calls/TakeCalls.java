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
import java.util.Arrays;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Who has a call, and what he has typed of it. One operator at a time has it; what is not done fails with {@link
 * CallRefused}.
 */
@ApplicationScoped
class TakeCalls {
    private final Transactions transactions;
    private final Calls calls;
    private final DeskLog log;
    private final CallNews news;
    private final Sealed sealed;
    private final ReporterRefs references;
    private final CallsSettings settings;
    private final Clock clock = Clock.systemUTC();

    TakeCalls(
            Transactions transactions,
            Calls calls,
            DeskLog log,
            CallNews news,
            Sealed sealed,
            ReporterRefs references,
            CallsSettings settings) {
        this.transactions = transactions;
        this.calls = calls;
        this.log = log;
        this.news = news;
        this.sealed = sealed;
        this.references = references;
        this.settings = settings;
    }

    /**
     * The operator has it from now on; again changes nothing.
     *
     * @param takeOver a supervisor takes it also from another. Without that, only a call of which its operator has shown no
     *     sign of life for a while changes hands
     */
    Uni<Call> claim(Operator operator, UUID id, boolean takeOver) {
        Instant now = clock.instant();
        return transactions
                .run(session -> lock(session, id)
                        .call(call -> claim(session, operator, call, takeOver && operator.supervisor(), now))
                        .chain(() -> lock(session, id)))
                .invoke(news::changed);
    }

    private Uni<Void> claim(Mutiny.Session session, Operator operator, Call call, boolean takeOver, Instant now) {
        if (call.state() == CallState.LOGGED) {
            throw CallRefused.logged(call.operator());
        }
        if (call.isHeldBy(operator.name())) {
            return hold(session, call.id(), now);
        }
        return session.createNativeQuery("""
                        update call set operator = ?2, opened_at = coalesce(opened_at, ?3), held_at = ?3,
                               version = version + 1, changed_at = now()
                        where id = ?1 and (operator is null or held_at < ?4 or ?5)
                        """)
                .setParameter(1, call.id())
                .setParameter(2, operator.name())
                .setParameter(3, Moments.at(now))
                .setParameter(4, Moments.at(now.minus(settings.hold())))
                .setParameter(5, takeOver)
                .executeUpdate()
                .chain(rows -> {
                    if (rows == 0) {
                        throw CallRefused.taken(call.operator());
                    }
                    return log.add(
                            session,
                            call.id(),
                            now,
                            operator.name(),
                            call.operator() == null ? DeskLog.Act.TOOK : DeskLog.Act.TOOK_OVER,
                            call.operator());
                });
    }

    private static Uni<Void> hold(Mutiny.Session session, UUID id, Instant now) {
        return session.createNativeQuery("update call set held_at = ?2 where id = ?1")
                .setParameter(1, id)
                .setParameter(2, Moments.at(now))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Nobody has it any more; its draft stays for who takes it. A supervisor may release what another has. */
    Uni<Void> release(Operator operator, UUID id) {
        Instant now = clock.instant();
        return transactions
                .run(session -> lock(session, id).chain(call -> {
                    requireHeld(call, operator.supervisor() ? call.operator() : operator.name());
                    return session.createNativeQuery("""
                                    update call set operator = null, held_at = null, version = version + 1,
                                           changed_at = now()
                                    where id = ?1
                                    """)
                            .setParameter(1, id)
                            .executeUpdate()
                            .chain(() -> log.add(session, id, now, operator.name(), DeskLog.Act.RELEASED, null));
                }))
                .invoke(news::changed);
    }

    /**
     * Keeps what is typed; when it completes, it is safe. A call that is not known yet begins with it and is this operator's.
     *
     * @param version higher than that of any draft before; the same with the same content is kept already
     * @param fields what is typed, as the page holds it
     * @param number the number among it, in E.164 form, or null
     */
    Uni<Void> saveDraft(Operator operator, UUID id, Desk desk, long version, byte[] fields, String number) {
        Instant now = clock.instant();
        return transactions
                .run(session -> calls.begin(session, id, desk, now).chain(fresh -> lock(session, id)
                        .chain(call -> {
                            if (!fresh) {
                                requireHeld(call, operator.name());
                            }
                            return keptAlready(session, call, version, fields)
                                    .chain(kept -> kept
                                            ? Uni.createFrom().voidItem()
                                            : keep(session, operator, id, version, fields, number, now));
                        })
                        .replaceWith(fresh)))
                .invoke(fresh -> {
                    if (fresh) {
                        news.changed();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> keptAlready(Mutiny.Session session, Call call, long version, byte[] fields) {
        if (version > call.draftVersion()) {
            return Uni.createFrom().item(false);
        }
        return calls.draft(session, call.id()).map(draft -> {
            boolean same = version == call.draftVersion()
                    && draft.filter(kept -> Arrays.equals(kept, fields)).isPresent();
            if (!same) {
                throw CallRefused.draftOlder(call.draftVersion());
            }
            return true;
        });
    }

    private Uni<Void> keep(
            Mutiny.Session session,
            Operator operator,
            UUID id,
            long version,
            byte[] fields,
            String number,
            Instant now) {
        return session.createNativeQuery("""
                        update call set draft = ?2, draft_version = ?3, draft_at = ?4, held_at = ?4, operator = ?5,
                               opened_at = coalesce(opened_at, ?4),
                               number = coalesce(cast(?6 as bytea), number),
                               number_ref = coalesce(cast(?7 as text), number_ref),
                               number_rank = case when cast(?6 as bytea) is null then number_rank else '' end
                        where id = ?1 and draft_version < ?3
                        """)
                .setParameter(1, id)
                .setParameter(2, sealed.seal(fields, Calls.DRAFT))
                .setParameter(3, version)
                .setParameter(4, Moments.at(now))
                .setParameter(5, operator.name())
                .setParameter(6, number == null ? null : sealed.seal(number.getBytes(UTF_8), Calls.NUMBER))
                .setParameter(7, number == null ? null : references.ofPhone(number))
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<Call> lock(Mutiny.Session session, UUID id) {
        return calls.lock(session, id)
                .map(found -> found.orElseThrow(() -> new CallRefused(CallRefused.Reason.NOT_FOUND)));
    }

    private static void requireHeld(Call call, String operator) {
        if (call.state() == CallState.LOGGED) {
            throw CallRefused.logged(call.operator());
        }
        if (call.operator() == null) {
            throw new CallRefused(CallRefused.Reason.NOT_TAKEN);
        }
        if (!call.isHeldBy(operator)) {
            throw CallRefused.taken(call.operator());
        }
    }
}
