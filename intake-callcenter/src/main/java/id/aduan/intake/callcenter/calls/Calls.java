package id.aduan.intake.callcenter.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EmergencyKind;
import id.aduan.durable.Moments;
import id.aduan.intake.callcenter.Sealed;
import id.aduan.kit.events.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The calls that are kept. All work in the transaction of the session. */
@ApplicationScoped
public class Calls {
    /** What a number is sealed to. */
    static final String NUMBER = "number";

    /** What a caller is sealed to. */
    static final String CALLER = "caller";

    /** What a subject is sealed to. */
    static final String SUBJECT = "subject";

    /** What a draft is sealed to. */
    static final String DRAFT = "draft";

    /** What the address of a recording is sealed to. */
    static final String RECORDING = "recording";

    private static final int VISIBLE_DIGITS = 3;
    private static final String COLUMNS = """
            id, desk, exchange_id, state, begun_at, offered_at, answered_at, ended_at, extension, opened_at, operator,
            logged_at, number_ref, number, number_withheld, call_type, emergency_kind, outcome, complaint_id, joined_to,
            answer_id, draft_version, draft_at, recording is not null, area_code, lat, lon
            """;

    private final Sealed sealed;

    Calls(Sealed sealed) {
        this.sealed = sealed;
    }

    public Uni<Optional<Call>> find(Mutiny.Session session, UUID id) {
        return one(session, "where id = ?1", id);
    }

    /** As {@link #find}; nobody else changes it until the transaction ends. */
    Uni<Optional<Call>> lock(Mutiny.Session session, UUID id) {
        return one(session, "where id = ?1 for update", id);
    }

    private Uni<Optional<Call>> one(Mutiny.Session session, String where, UUID id) {
        return session.createNativeQuery("select " + COLUMNS + " from call " + where, Object[].class)
                .setParameter(1, id)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(this::call));
    }

    /** Calls that nobody has logged, those first that began first. */
    public Uni<List<Call>> unlogged(Mutiny.Session session, CallState state, Instant since, int limit) {
        return session.createNativeQuery(
                        "select " + COLUMNS
                                + " from call where logged_at is null and state = ?1 and begun_at >= ?2 order by begun_at, id limit ?3",
                        Object[].class)
                .setParameter(1, state.name())
                .setParameter(2, Moments.at(since))
                .setParameter(3, limit)
                .getResultList()
                .map(rows -> rows.stream().map(this::call).toList());
    }

    /** Calls from the number of this pseudonym, the newest first. */
    Uni<List<Call>> ofNumber(Mutiny.Session session, String numberRef, int limit) {
        return session.createNativeQuery(
                        "select " + COLUMNS + " from call where number_ref = ?1 order by begun_at desc, id limit ?2",
                        Object[].class)
                .setParameter(1, numberRef)
                .setParameter(2, limit)
                .getResultList()
                .map(rows -> rows.stream().map(this::call).toList());
    }

    /** Who called, opened: what was told when it was logged, else the number of the line. */
    public Uni<Optional<Caller>> caller(Mutiny.Session session, UUID id) {
        return session.createNativeQuery("select caller, number from call where id = ?1", Object[].class)
                .setParameter(1, id)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> {
                    if (row[0] != null) {
                        return EventJson.read(sealed.open((byte[]) row[0], CALLER), Caller.class);
                    }
                    return row[1] == null ? Caller.UNKNOWN : new Caller(null, number((byte[]) row[1]), null, null);
                }));
    }

    /** What was typed of it, opened, as JSON; empty when there is nothing. */
    Uni<Optional<byte[]>> draft(Mutiny.Session session, UUID id) {
        return session.createNativeQuery("select draft from call where id = ?1 and draft is not null", byte[].class)
                .setParameter(1, id)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(draft -> sealed.open(draft, DRAFT)));
    }

    /** Makes the row of a call that is not known yet, and changes nothing of one that is. */
    Uni<Boolean> begin(Mutiny.Session session, UUID id, Desk desk, Instant at) {
        return session.createNativeQuery(
                        "insert into call (id, desk, begun_at) values (?1, ?2, ?3) on conflict do nothing")
                .setParameter(1, id)
                .setParameter(2, desk.name())
                .setParameter(3, Moments.at(at))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    String number(byte[] number) {
        return new String(sealed.open(number, NUMBER), UTF_8);
    }

    private Call call(Object[] row) {
        return new Call(
                (UUID) row[0],
                Desk.valueOf((String) row[1]),
                (String) row[2],
                CallState.valueOf((String) row[3]),
                Moments.instant(row[4]),
                Moments.instant(row[5]),
                Moments.instant(row[6]),
                Moments.instant(row[7]),
                (String) row[8],
                Moments.instant(row[9]),
                (String) row[10],
                Moments.instant(row[11]),
                (String) row[12],
                row[13] == null ? null : end(number((byte[]) row[13])),
                (Boolean) row[14],
                row[15] == null ? null : CallType.valueOf((String) row[15]),
                row[16] == null ? null : EmergencyKind.valueOf((String) row[16]),
                row[17] == null ? null : Outcome.valueOf((String) row[17]),
                row[18] == null ? null : new ComplaintId((UUID) row[18]),
                row[19] == null ? null : new ComplaintId((UUID) row[19]),
                (String) row[20],
                ((Number) row[21]).longValue(),
                Moments.instant(row[22]),
                (Boolean) row[23],
                row[24] == null ? null : new AreaCode((String) row[24]),
                (Double) row[25],
                (Double) row[26]);
    }

    static String end(String number) {
        return number.substring(Math.max(0, number.length() - VISIBLE_DIGITS));
    }
}
