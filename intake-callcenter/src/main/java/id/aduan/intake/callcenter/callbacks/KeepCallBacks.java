package id.aduan.intake.callcenter.callbacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.Channel;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Notice;
import id.aduan.durable.InTurn;
import id.aduan.durable.Moments;
import id.aduan.intake.callcenter.Sealed;
import id.aduan.intake.callcenter.calls.Caller;
import id.aduan.intake.callcenter.calls.Calls;
import id.aduan.intake.callcenter.calls.Desk;
import id.aduan.kit.events.EventRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Puts a caller on the list when case-service wants him told something. Who has joined the report of another is told when that
 * is answered or closed, whichever door its reporter came by.
 */
@ApplicationScoped
class KeepCallBacks {
    private static final Set<String> OWN =
            Stream.of(Desk.values()).map(desk -> desk.channel().name()).collect(Collectors.toUnmodifiableSet());
    private static final Set<Notice.Kind> FOR_ALL = Set.of(Notice.Kind.ANSWERED, Notice.Kind.CLOSED);
    private static final int VISIBLE_DIGITS = 3;

    private final Calls calls;
    private final Receipts receipts;
    private final Sealed sealed;
    private final Clock clock = Clock.systemUTC();

    KeepCallBacks(Calls calls, Receipts receipts, Sealed sealed) {
        this.calls = calls;
        this.receipts = receipts;
        this.sealed = sealed;
    }

    /** Works in the transaction of the session. What is for another door, and for none of our callers, stays unread. */
    Uni<Void> handle(Mutiny.Session session, EventRecord eventRecord) {
        String channel = eventRecord.headers().get(Notice.CHANNEL_HEADER);
        return joined(session, complaint(eventRecord.key())).chain(joined -> {
            if (channel != null && !OWN.contains(channel) && joined.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            Notice notice = eventRecord.read(Notice.class);
            return keep(session, notice, joined, clock.instant());
        });
    }

    private Uni<Void> keep(Mutiny.Session session, Notice notice, List<UUID> joined, Instant now) {
        boolean ours = isOurs(notice.channel());
        if (!notice.expiresAt().isAfter(now)) {
            return ours
                    ? receipts.failed(session, notice, "EXPIRED", now)
                    : Uni.createFrom().voidItem();
        }
        Uni<Void> reporter =
                ours ? reporter(session, notice, now) : Uni.createFrom().voidItem();
        if (!FOR_ALL.contains(notice.kind())) {
            return reporter;
        }
        return reporter.chain(() -> InTurn.all(joined, call -> add(session, notice, call, true, now)));
    }

    private Uni<Void> reporter(Mutiny.Session session, Notice notice, Instant now) {
        return session.createNativeQuery("select id from call where complaint_id = ?1", UUID.class)
                .setParameter(1, notice.complaintId().value())
                .getResultList()
                .chain(found -> found.isEmpty()
                        ? receipts.failed(session, notice, "UNKNOWN_REPORTER", now)
                        : add(session, notice, found.get(0), false, now)
                                .chain(added -> added
                                        ? Uni.createFrom().voidItem()
                                        : receipts.failed(session, notice, "NO_CONTACT", now)));
    }

    /** Answers false when nobody can be reached. */
    private Uni<Boolean> add(Mutiny.Session session, Notice notice, UUID call, boolean joined, Instant now) {
        return calls.find(session, call)
                .chain(found -> calls.caller(session, call).chain(caller -> {
                    String reachedBy = caller.map(KeepCallBacks::reachedBy).orElse(null);
                    return found.isEmpty() || reachedBy == null
                            ? Uni.createFrom().item(false)
                            : insert(session, notice, call, found.get().desk(), joined, caller.get(), reachedBy, now)
                                    .replaceWith(true);
                }));
    }

    private static String reachedBy(Caller caller) {
        return caller.reachedAt() == null ? caller.email() : caller.reachedAt();
    }

    private Uni<Void> insert(
            Mutiny.Session session,
            Notice notice,
            UUID call,
            Desk desk,
            boolean joined,
            Caller caller,
            String reachedBy,
            Instant now) {
        String person = HexFormat.of().formatHex(sealed.digest("callback-person", reachedBy));
        boolean byPhone = caller.reachedAt() != null;
        byte[] words = joined || notice.words() == null ? null : notice.words().getBytes(UTF_8);
        return session.createNativeQuery("""
                        insert into callback (id, notice_id, receipt_to, complaint_id, tracking_number, call, desk, person,
                                              contact, ends_with, kind, language, agency_name, words, until, at, expires_at,
                                              next_try_at)
                        values (?1, ?2, cast(?3 as text), ?4, ?5, ?6, ?7, ?8, ?9, cast(?10 as text), ?11, ?12,
                                cast(?13 as text), cast(?14 as bytea), cast(cast(?15 as text) as date), ?16, ?17, ?18)
                        on conflict do nothing
                        """)
                .setParameter(
                        1,
                        EventId.derivedFrom("callback", notice.eventId(), person)
                                .value())
                .setParameter(2, notice.eventId().value())
                .setParameter(3, joined ? null : notice.channel().name())
                .setParameter(4, notice.complaintId().value())
                .setParameter(5, notice.trackingNumber().value())
                .setParameter(6, call)
                .setParameter(7, desk.name())
                .setParameter(8, person)
                .setParameter(9, (byPhone ? CallBack.Contact.PHONE : CallBack.Contact.EMAIL).name())
                .setParameter(
                        10, byPhone ? reachedBy.substring(Math.max(0, reachedBy.length() - VISIBLE_DIGITS)) : null)
                .setParameter(11, notice.kind().name())
                .setParameter(12, notice.language().tag())
                .setParameter(13, notice.agencyName())
                .setParameter(14, words == null ? null : sealed.seal(words, CallBacks.WORDS))
                .setParameter(15, notice.until() == null ? null : notice.until().toString())
                .setParameter(16, Moments.at(notice.at()))
                .setParameter(17, Moments.at(notice.expiresAt()))
                .setParameter(18, Moments.at(now))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<List<UUID>> joined(Mutiny.Session session, UUID complaint) {
        return complaint == null
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery(
                                "select id from call where joined_to = ?1 order by begun_at, id", UUID.class)
                        .setParameter(1, complaint)
                        .getResultList();
    }

    private static UUID complaint(String key) {
        try {
            return key == null ? null : UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isOurs(Channel channel) {
        return OWN.contains(channel.name());
    }
}
