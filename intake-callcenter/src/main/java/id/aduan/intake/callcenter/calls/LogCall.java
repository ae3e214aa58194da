package id.aduan.intake.callcenter.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.Reporter;
import id.aduan.contracts.SealedContact;
import id.aduan.contracts.Topic;
import id.aduan.contracts.TrackingNumber;
import id.aduan.durable.Moments;
import id.aduan.durable.Outbox;
import id.aduan.durable.Transactions;
import id.aduan.intake.callcenter.Sealed;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.metrics.MetricName;
import id.aduan.kit.sealing.ContactSealer;
import id.aduan.kit.secrets.ReporterRefs;
import id.aduan.kit.secrets.TrackingPin;
import id.aduan.knowledge.Plain;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Logs a call: its row and what it becomes outside are one transaction, so what was answered with success is on its way, and
 * what was not may be sent again. The same again is the same call; what is not done fails with {@link CallRefused}.
 */
@ApplicationScoped
public class LogCall {
    private static final Logger LOG = Logger.getLogger(LogCall.class);
    private static final int SUBJECT_LENGTH = 100;

    private final Transactions transactions;
    private final Calls calls;
    private final BlockedNumbers blocked;
    private final DeskLog log;
    private final CallNews news;
    private final Outbox outbox;
    private final ContactSealer sealer;
    private final ReporterRefs references;
    private final TrackingPin pins;
    private final Sealed sealed;
    private final Meters meters;
    private final Clock clock = Clock.systemUTC();

    LogCall(
            Transactions transactions,
            Calls calls,
            BlockedNumbers blocked,
            DeskLog log,
            CallNews news,
            Outbox outbox,
            ContactSealer sealer,
            ReporterRefs references,
            TrackingPin pins,
            Sealed sealed,
            Meters meters) {
        this.transactions = transactions;
        this.calls = calls;
        this.blocked = blocked;
        this.log = log;
        this.news = news;
        this.outbox = outbox;
        this.sealer = sealer;
        this.references = references;
        this.pins = pins;
        this.sealed = sealed;
        this.meters = meters;
    }

    /**
     * What is written of a call.
     *
     * @param reporterRef pseudonym of who called, at random for one of whom nothing is known
     * @param report null for what is no report of its own
     */
    private record Written(
            Desk desk,
            Caller caller,
            String reporterRef,
            Outcome outcome,
            ComplaintReceived report,
            CitizenAction support) {}

    /** An operator logs what he has, or what nobody has; a supervisor any call. */
    public Uni<LoggedCall> handle(Operator operator, CallToLog told) {
        Instant now = clock.instant();
        byte[] digest = sealed.digest("logged", new String(EventJson.write(told), UTF_8));
        return transactions
                .run(session -> calls.begin(
                                session, told.callId(), told.desk() == null ? Desk.CALL_CENTER : told.desk(), now)
                        .chain(() -> calls.lock(session, told.callId()))
                        .map(Optional::orElseThrow)
                        .chain(call -> call.state() == CallState.LOGGED
                                ? repeated(session, call, digest)
                                : log(session, operator, call, told, digest, now)))
                .invoke(news::changed);
    }

    private Uni<LoggedCall> repeated(Mutiny.Session session, Call call, byte[] digest) {
        return session.createNativeQuery("select logged_digest from call where id = ?1", byte[].class)
                .setParameter(1, call.id())
                .getSingleResult()
                .map(logged -> {
                    if (!Arrays.equals(logged, digest)) {
                        throw CallRefused.logged(call.operator());
                    }
                    return logged(call.id(), call.outcome(), call.complaintId(), call.joinedTo());
                });
    }

    private Uni<LoggedCall> log(
            Mutiny.Session session, Operator operator, Call call, CallToLog told, byte[] digest, Instant now) {
        if (call.operator() != null && !call.isHeldBy(operator.name()) && !operator.supervisor()) {
            throw CallRefused.taken(call.operator());
        }
        return calls.caller(session, call.id())
                .map(line -> write(operator, call, told, line.orElse(Caller.UNKNOWN), now))
                .chain(written -> keep(session, operator, told, written, digest, now)
                        .chain(() -> publish(session, told, written))
                        .chain(() -> told.isEmergency() && written.caller().number() != null
                                ? blocked.liftForEmergency(session, written.reporterRef(), operator, told.callId(), now)
                                : Uni.createFrom().voidItem())
                        .chain(() -> log.add(
                                session,
                                told.callId(),
                                now,
                                operator.name(),
                                DeskLog.Act.LOGGED,
                                told.type().name()))
                        .replaceWith(logged(
                                told.callId(),
                                written.outcome(),
                                written.report() == null
                                        ? null
                                        : written.report().complaintId(),
                                told.joinTo()))
                        .invoke(() -> count(told.type(), written)));
    }

    private void count(CallType type, Written written) {
        meters.counted(
                MetricName.CALLS_LOGGED,
                1,
                written.desk().name().toLowerCase(Locale.ROOT),
                type.name().toLowerCase(Locale.ROOT));
        if (written.report() != null) {
            meters.accepted(written.report().channel(), written.report().kind());
        }
    }

    private Written write(Operator operator, Call call, CallToLog told, Caller line, Instant now) {
        Desk desk = told.desk() == null ? call.desk() : told.desk();
        Caller caller = told.caller().number() == null && line.number() != null
                ? new Caller(
                        told.caller().name(),
                        line.number(),
                        told.caller().otherNumber(),
                        told.caller().email())
                : told.caller();
        if (desk == Desk.WALK_IN && !caller.isUnknown() && !told.consent()) {
            throw new CallRefused(CallRefused.Reason.CONSENT_MISSING);
        }
        String reference = reference(caller);
        if (told.type().isCountedOnly()) {
            return new Written(desk, caller, reference, Outcome.COUNTED, null, null);
        }
        if (told.joinTo() != null) {
            return new Written(
                    desk, caller, reference, Outcome.JOINED, null, ReportOfCall.support(told, desk, reference, now));
        }
        Reporter reporter = new Reporter(
                reference,
                contact(ComplaintId.of(ReportOfCall.source(desk, told.callId())), told, caller),
                told.anonymous(),
                told.confidential());
        return new Written(
                desk,
                caller,
                reference,
                told.answered() == null ? Outcome.FILED : Outcome.ANSWERED,
                ReportOfCall.report(told, desk, reporter, now, operator.name()),
                null);
    }

    private String reference(Caller caller) {
        if (caller.number() != null) {
            return references.ofPhone(caller.number());
        } else if (caller.otherNumber() != null) {
            return references.ofPhone(caller.otherNumber());
        }
        return caller.email() == null ? references.random() : references.ofEmail(caller.email());
    }

    private SealedContact contact(ComplaintId id, CallToLog told, Caller caller) {
        if (caller.contact().isEmpty()) {
            return null;
        }
        Optional<SealedContact> contact = sealer.seal(id, caller.contact());
        if (contact.isEmpty() && told.isEmergency()) {
            // help comes first: how the caller is reached stays in the row of the call, from which he is called back
            LOG.warn(
                    "an emergency is filed without its caller's contact: no key of case-service has reached this door yet");
            return null;
        }
        return contact.orElseThrow(() -> new CallRefused(CallRefused.Reason.NO_SEALING_KEY));
    }

    private Uni<Void> keep(
            Mutiny.Session session, Operator operator, CallToLog told, Written written, byte[] digest, Instant now) {
        Caller caller = written.caller();
        Coordinates point = told.place().coordinates();
        // what is confidential is no hint for anybody
        boolean worded = written.report() != null && told.type() == CallType.NORMAL && !told.confidential();
        return session.createNativeQuery("""
                        update call set desk = ?2, operator = ?3, opened_at = coalesce(opened_at, ?4), logged_at = ?4,
                               call_type = ?5, emergency_kind = cast(?6 as text), outcome = ?7,
                               complaint_id = cast(?8 as uuid), joined_to = cast(?9 as uuid),
                               answer_id = cast(?10 as text), logged_digest = ?11,
                               number = cast(?12 as bytea), number_ref = cast(?13 as text),
                               number_withheld = number_withheld and cast(?12 as bytea) is null or ?14,
                               caller = cast(?15 as bytea), area_code = cast(?16 as text),
                               lat = cast(?17 as double precision), lon = cast(?18 as double precision),
                               subject = cast(?19 as bytea),
                               words = to_tsvector('simple', cast(?20 as text)),
                               version = version + 1, changed_at = now()
                        where id = ?1 and logged_at is null
                        """)
                .setParameter(1, told.callId())
                .setParameter(2, written.desk().name())
                .setParameter(3, operator.name())
                .setParameter(4, Moments.at(now))
                .setParameter(5, told.type().name())
                .setParameter(
                        6,
                        told.emergencyKind() == null
                                ? null
                                : told.emergencyKind().name())
                .setParameter(7, written.outcome().name())
                .setParameter(
                        8,
                        written.report() == null
                                ? null
                                : written.report().complaintId().value())
                .setParameter(9, told.joinTo() == null ? null : told.joinTo().value())
                .setParameter(
                        10, told.answered() == null ? null : told.answered().answerId())
                .setParameter(11, digest)
                .setParameter(
                        12,
                        caller.number() == null
                                ? null
                                : sealed.seal(caller.number().getBytes(UTF_8), Calls.NUMBER))
                .setParameter(13, caller.number() == null ? null : written.reporterRef())
                .setParameter(14, told.withheld())
                .setParameter(15, caller.isUnknown() ? null : sealed.seal(EventJson.write(caller), Calls.CALLER))
                .setParameter(
                        16,
                        told.place().areaCode() == null
                                ? null
                                : told.place().areaCode().value())
                .setParameter(17, point == null ? null : point.latitude())
                .setParameter(18, point == null ? null : point.longitude())
                .setParameter(
                        19,
                        worded
                                ? sealed.seal(
                                        Plain.line(told.narrative(), SUBJECT_LENGTH)
                                                .getBytes(UTF_8),
                                        Calls.SUBJECT)
                                : null)
                .setParameter(20, worded ? words(told) : null)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static String words(CallToLog told) {
        return Stream.of(told.narrative(), told.place().text(), told.place().landmark())
                .filter(each -> each != null)
                .flatMap(each -> Plain.words(each).stream())
                .collect(Collectors.joining(" "));
    }

    private Uni<Void> publish(Mutiny.Session session, CallToLog told, Written written) {
        ComplaintReceived report = written.report();
        if (report != null) {
            return outbox.append(
                    session,
                    report.topic(),
                    report.complaintId().toString(),
                    report.eventId(),
                    report.receivedAt(),
                    0,
                    0,
                    told.isEmergency(),
                    report);
        }
        CitizenAction support = written.support();
        if (support == null) {
            return Uni.createFrom().voidItem();
        }
        return outbox.append(
                session,
                Topic.CITIZEN_ACTION,
                support.complaintId().toString(),
                support.eventId(),
                support.at(),
                0,
                support.at().toEpochMilli(),
                told.isEmergency(),
                support);
    }

    private LoggedCall logged(UUID id, Outcome outcome, ComplaintId complaintId, ComplaintId joinedTo) {
        if (complaintId != null) {
            TrackingNumber number = TrackingNumber.of(complaintId);
            return new LoggedCall(id, outcome, complaintId, number, pins.of(number));
        }
        return new LoggedCall(id, outcome, joinedTo, joinedTo == null ? null : TrackingNumber.of(joinedTo), null);
    }
}
