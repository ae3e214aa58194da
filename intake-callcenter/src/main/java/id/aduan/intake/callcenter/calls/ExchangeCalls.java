package id.aduan.intake.callcenter.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.UuidV5;
import id.aduan.durable.Moments;
import id.aduan.intake.callcenter.Sealed;
import id.aduan.kit.secrets.ReporterRefs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a telephone exchange tells of its calls. The row is made by whichever fact comes first, and it is the same whatever
 * their order and however often each comes: of moments the smallest or the largest counts, of a number, an extension and a
 * recording that of the fact with the smallest or the largest rank (ADR 121). All work in the transaction of the session;
 * after its commit call {@link CallNews#changed()}.
 */
@ApplicationScoped
public class ExchangeCalls {
    private static final UUID NAMESPACE = UUID.fromString("6f0f0f4b-3a0f-5a52-9c2e-9a1f1f6a1120");

    private final Sealed sealed;
    private final ReporterRefs references;

    ExchangeCalls(Sealed sealed, ReporterRefs references) {
        this.sealed = sealed;
        this.references = references;
    }

    /** Our id of a call of the exchange: always the same. */
    public static UUID idOf(String exchangeId) {
        return UuidV5.of(NAMESPACE, exchangeId);
    }

    /** Whether the exchange has told of the call before. */
    public Uni<Boolean> isKnown(Mutiny.Session session, String exchangeId) {
        return session.createNativeQuery("select id from call where id = ?1", UUID.class)
                .setParameter(1, idOf(exchangeId))
                .getResultList()
                .map(found -> !found.isEmpty());
    }

    /** A number that the operator has written is not replaced, and nothing of the caller once the call is logged. */
    public Uni<Void> take(Mutiny.Session session, ExchangeFact fact) {
        boolean tellsCaller = fact.kind() == ExchangeFact.Kind.OFFERED || fact.from() != null;
        Optional<String> number = fact.from() == null ? Optional.empty() : PhoneNumbers.e164(fact.from());
        return session.createNativeQuery("""
                        insert into call (id, desk, exchange_id, begun_at, offered_at, answered_at, ended_at,
                                          number, number_ref, number_withheld, number_rank,
                                          extension, extension_rank, recording, recording_rank)
                        values (?1, 'CALL_CENTER', ?2, ?3, cast(?4 as timestamptz), cast(?5 as timestamptz),
                                cast(?6 as timestamptz), cast(?7 as bytea), cast(?8 as text), ?9, cast(?10 as text),
                                cast(?11 as text), cast(?12 as text), cast(?13 as bytea), cast(?14 as text))
                        on conflict (id) do update set
                            begun_at = least(call.begun_at, excluded.begun_at),
                            offered_at = least(call.offered_at, excluded.offered_at),
                            answered_at = least(call.answered_at, excluded.answered_at),
                            ended_at = greatest(call.ended_at, excluded.ended_at),
                            (number, number_ref, number_withheld, number_rank) = (
                                select case when told then excluded.number else call.number end,
                                       case when told then excluded.number_ref else call.number_ref end,
                                       case when told then excluded.number_withheld else call.number_withheld end,
                                       case when told then excluded.number_rank else call.number_rank end
                                from (select call.logged_at is null
                                             and coalesce(excluded.number_rank < call.number_rank,
                                                          excluded.number_rank is not null
                                                              and call.number_rank is null and call.number is null)
                                             as told) as better),
                            extension = case when excluded.extension_rank > coalesce(call.extension_rank, '')
                                             then excluded.extension else call.extension end,
                            extension_rank = greatest(call.extension_rank, excluded.extension_rank),
                            recording = case when excluded.recording_rank > coalesce(call.recording_rank, '')
                                             then excluded.recording else call.recording end,
                            recording_rank = greatest(call.recording_rank, excluded.recording_rank),
                            version = call.version + 1,
                            changed_at = now()
                        """)
                .setParameter(1, idOf(fact.exchangeId()))
                .setParameter(2, fact.exchangeId())
                .setParameter(3, Moments.at(fact.at()))
                .setParameter(4, moment(fact, ExchangeFact.Kind.OFFERED))
                .setParameter(5, moment(fact, ExchangeFact.Kind.ANSWERED))
                .setParameter(6, moment(fact, ExchangeFact.Kind.ENDED))
                .setParameter(7, number.map(this::seal).orElse(null))
                .setParameter(8, number.map(references::ofPhone).orElse(null))
                .setParameter(9, tellsCaller && number.isEmpty())
                // a number counts more than that there is none, whenever either was told
                .setParameter(10, tellsCaller ? (number.isPresent() ? "0|" : "1|") + fact.rank() : null)
                .setParameter(11, fact.extension())
                .setParameter(12, fact.extension() == null ? null : fact.rank())
                .setParameter(
                        13,
                        fact.recording() == null
                                ? null
                                : sealed.seal(fact.recording().getBytes(UTF_8), Calls.RECORDING))
                .setParameter(14, fact.recording() == null ? null : fact.rank())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Ends the rings that began before a moment: no call rings so long, its end was lost on the way. */
    public Uni<Integer> endRings(Mutiny.Session session, Instant begunBefore, Instant now) {
        return session.createNativeQuery("""
                        update call set ended_at = ?2, version = version + 1, changed_at = now()
                        where logged_at is null and state = 'RINGING' and exchange_id is not null and begun_at < ?1
                        """)
                .setParameter(1, Moments.at(begunBefore))
                .setParameter(2, Moments.at(now))
                .executeUpdate();
    }

    private byte[] seal(String number) {
        return sealed.seal(number.getBytes(UTF_8), Calls.NUMBER);
    }

    private static Object moment(ExchangeFact fact, ExchangeFact.Kind kind) {
        return fact.kind() == kind ? Moments.at(fact.at()) : null;
    }
}
