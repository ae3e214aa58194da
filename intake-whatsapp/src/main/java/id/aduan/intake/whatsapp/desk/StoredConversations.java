package id.aduan.intake.whatsapp.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.Language;
import id.aduan.durable.Moments;
import id.aduan.intake.whatsapp.Sealed;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import id.aduan.intake.whatsapp.turn.Transcript;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.secrets.TrackingPin;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of citizens and messages, as far as the desk has to do with them. All work in the transaction of the session. */
@ApplicationScoped
class StoredConversations {
    private static final String SELECT = "select c.id, c.account, c.language, c.last_said_at, l.window_until, "
            + "c.person_wanted, c.wanted_because, c.handled_by, c.handled_since, c.handled_until "
            + "from citizen c left join lane l on l.citizen = c.id and l.account = c.account where ";

    private final Sealed sealed;
    private final TrackingPin pins;

    StoredConversations(Sealed sealed, TrackingPin pins) {
        this.sealed = sealed;
        this.pins = pins;
    }

    /** Which conversations are asked for. */
    enum Show {
        /** A person is wanted and nobody has it; the longest wait first. */
        WAITING,
        /** An officer has it. */
        TAKEN,
        /** All in which a citizen wrote; the latest first. */
        RECENT
    }

    Uni<List<LiveConversation>> list(Mutiny.Session session, Show show, int offset, int limit, Instant now) {
        String which =
                switch (show) {
                    case WAITING ->
                        "person_wanted is not null and (handled_by is null or handled_until <= ?1) "
                                + "order by person_wanted, c.id";
                    case TAKEN -> "handled_by is not null and handled_until > ?1 order by handled_since, c.id";
                    case RECENT -> "last_said_at <= ?1 order by last_said_at desc, c.id";
                };
        return session.createNativeQuery(SELECT + which + " offset ?2 limit ?3", Object[].class)
                .setParameter(1, Moments.at(now))
                .setParameter(2, offset)
                .setParameter(3, limit)
                .getResultList()
                .map(rows ->
                        rows.stream().map(StoredConversations::conversation).toList());
    }

    Uni<Long> waiting(Mutiny.Session session, Instant now) {
        return session.createNativeQuery("""
                        select count(*) from citizen
                        where person_wanted is not null and (handled_by is null or handled_until <= ?1)
                        """, Long.class)
                .setParameter(1, Moments.at(now))
                .getSingleResult();
    }

    /** The id that a conversation has now: those of two citizens who turned out to be one are one. */
    Uni<UUID> current(Mutiny.Session session, UUID id) {
        return session.createNativeQuery("select kept from merged_citizen where gone = ?1", UUID.class)
                .setParameter(1, id)
                .getResultList()
                .map(kept -> kept.stream().findFirst().orElse(id));
    }

    /** Fails with {@link Refused} when there is none. */
    Uni<LiveConversation> find(Mutiny.Session session, UUID id) {
        return session.createNativeQuery(SELECT + "c.id = ?1", Object[].class)
                .setParameter(1, id)
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(StoredConversations::conversation)
                        .orElseThrow(() -> new Refused(Refused.Reason.NOT_FOUND)));
    }

    /** Takes it if nobody has it. One statement compares and sets, so of two officers one gets it. */
    Uni<Boolean> claim(Mutiny.Session session, UUID id, String officer, Instant now, Instant until) {
        return session.createNativeQuery("""
                        update citizen set handled_by = ?2, handled_since = ?3, handled_until = ?4
                        where id = ?1 and (handled_by is null or handled_until <= ?3)
                        """)
                .setParameter(1, id)
                .setParameter(2, officer)
                .setParameter(3, Moments.at(now))
                .setParameter(4, Moments.at(until))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Keeps it longer if the officer still has it; his row stays locked until the transaction ends. */
    Uni<Boolean> hold(Mutiny.Session session, UUID id, String officer, Instant now, Instant until) {
        return session.createNativeQuery("""
                        update citizen set handled_until = ?4
                        where id = ?1 and handled_by = ?2 and handled_until > ?3
                        """)
                .setParameter(1, id)
                .setParameter(2, officer)
                .setParameter(3, Moments.at(now))
                .setParameter(4, Moments.at(until))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Gives it back to the bot if this officer has it. */
    Uni<Boolean> release(Mutiny.Session session, UUID id, String officer) {
        return session.createNativeQuery("""
                        update citizen set handled_by = null, handled_since = null, handled_until = null,
                               person_wanted = null, wanted_because = null
                        where id = ?1 and handled_by = ?2
                        """)
                .setParameter(1, id)
                .setParameter(2, officer)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** An officer has spoken: nobody waits any more. */
    Uni<Void> answered(Mutiny.Session session, UUID id) {
        return session.createNativeQuery("update citizen set person_wanted = null, wanted_because = null where id = ?1")
                .setParameter(1, id)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<List<UUID>> expired(Mutiny.Session session, Instant now, int limit) {
        return session.createNativeQuery(
                        "select id from citizen where handled_by is not null and handled_until <= ?1 limit ?2",
                        UUID.class)
                .setParameter(1, Moments.at(now))
                .setParameter(2, limit)
                .getResultList();
    }

    /**
     * Ends a take-over that has run out, and tells whose it was; empty when it has not, or another instance ended it. A
     * citizen who wrote after the officer's last words waits for a person again.
     */
    Uni<Optional<String>> expire(Mutiny.Session session, UUID id, Instant now) {
        return session.createNativeQuery("""
                        select c.handled_by, (
                            select max(m.at) from message m
                            where m.citizen = c.id and m.direction = 'IN' and m.at > coalesce(
                                (select max(o.at) from message o where o.citizen = c.id and o.officer is not null),
                                c.handled_since)) as unanswered
                        from citizen c
                        where c.id = ?1 and c.handled_by is not null and c.handled_until <= ?2
                        for update of c
                        """, Object[].class)
                .setParameter(1, id)
                .setParameter(2, Moments.at(now))
                .getResultList()
                .chain(rows -> {
                    if (rows.isEmpty()) {
                        return Uni.createFrom().item(Optional.<String>empty());
                    }
                    Object unanswered = rows.get(0)[1];
                    return session.createNativeQuery("""
                                    update citizen set handled_by = null, handled_since = null, handled_until = null,
                                           person_wanted = coalesce(person_wanted, cast(?2 as timestamptz)),
                                           wanted_because = case
                                               when person_wanted is null and cast(?2 as timestamptz) is not null
                                               then ?3 else wanted_because end
                                    where id = ?1
                                    """)
                            .setParameter(1, id)
                            .setParameter(2, unanswered == null ? null : Moments.at(Moments.instant(unanswered)))
                            .setParameter(3, LiveConversation.LEFT_OPEN)
                            .executeUpdate()
                            .replaceWith(Optional.of((String) rows.get(0)[0]));
                });
    }

    /** The profile name, when WhatsApp has told one. */
    Uni<Optional<String>> name(Mutiny.Session session, UUID id) {
        return session.createNativeQuery("select name from citizen where id = ?1 and name is not null", byte[].class)
                .setParameter(1, id)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(bytes -> new String(sealed.open(bytes, "name"), UTF_8)));
    }

    /**
     * What was said last, in the order in which it was said. The provider tells whole seconds, and an answer of ours has the
     * time of what it answers: within a second the order is that in which the turns were taken. The PIN of a report is the
     * reporter's and not in it.
     *
     * @param before only what was said before this message, or null
     */
    Uni<List<TranscriptLine>> transcript(Mutiny.Session session, UUID citizen, UUID before, int limit) {
        String earlier = before == null
                ? "cast(?2 as uuid) is null"
                : "(m.at, m.seq) < (select b.at, b.seq from message b where b.id = cast(?2 as uuid))";
        return session.createNativeQuery("""
                        select m.id, m.at, m.direction, m.kind, m.body, m.media, m.officer, f.state, f.media_type, s.state
                        from message m left join media f on f.id = m.media left join send s on s.id = m.send
                        where m.citizen = ?1 and %s
                        order by m.at desc, m.seq desc limit ?3
                        """.formatted(earlier), Object[].class)
                .setParameter(1, citizen)
                .setParameter(2, before)
                .setParameter(3, limit)
                .getResultList()
                .map(rows -> {
                    List<TranscriptLine> lines =
                            new ArrayList<>(rows.stream().map(this::line).toList());
                    Collections.reverse(lines);
                    return List.copyOf(lines);
                });
    }

    Uni<Boolean> hasMessage(Mutiny.Session session, UUID id) {
        return session.createNativeQuery("select count(*) from message where id = ?1", Long.class)
                .setParameter(1, id)
                .getSingleResult()
                .map(count -> count > 0);
    }

    /** The type of a file that is kept; empty when this citizen has no such file, or not yet. */
    Uni<Optional<String>> keptFile(Mutiny.Session session, UUID citizen, String mediaId) {
        return session.createNativeQuery(
                        "select media_type from media where id = ?1 and citizen = ?2 and state = 'KEPT'", String.class)
                .setParameter(1, mediaId)
                .setParameter(2, citizen)
                .getResultList()
                .map(rows -> rows.stream().findFirst());
    }

    /** A photo of an officer, that it is not swept and can be seen again. */
    Uni<Void> keepPhoto(Mutiny.Session session, LiveConversation to, OfficerPhoto photo, Instant now) {
        return session.createNativeQuery("""
                        insert into media (id, citizen, account, provider_id, kind, state, sent_at, sha256, media_type,
                                           size_bytes)
                        values (?1, ?2, ?3, '', 'IMAGE', 'KEPT', ?4, ?5, ?6, ?7) on conflict do nothing
                        """)
                .setParameter(1, photo.mediaId())
                .setParameter(2, to.id())
                .setParameter(3, to.account())
                .setParameter(4, Moments.at(now))
                .setParameter(5, photo.sha256())
                .setParameter(6, photo.mediaType())
                .setParameter(7, photo.sizeBytes())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static LiveConversation conversation(Object[] row) {
        return new LiveConversation(
                (UUID) row[0],
                (String) row[1],
                language((String) row[2]),
                Moments.instant(row[3]),
                Moments.instant(row[4]),
                Moments.instant(row[5]),
                (String) row[6],
                (String) row[7],
                Moments.instant(row[8]),
                Moments.instant(row[9]));
    }

    private static Language language(String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst()
                .orElse(Language.INDONESIAN);
    }

    private TranscriptLine line(Object[] row) {
        boolean citizen = "IN".equals(row[2]);
        String officer = (String) row[6];
        byte[] body = row[4] == null ? null : sealed.open((byte[]) row[4], Transcript.CONTEXT);
        Spoken spoken = body == null
                ? new Spoken(null, List.of())
                : citizen ? new Spoken(new String(body, UTF_8), List.of()) : Spoken.of(body);
        return new TranscriptLine(
                (UUID) row[0],
                Moments.instant(row[1]),
                citizen
                        ? TranscriptLine.Speaker.CITIZEN
                        : officer == null ? TranscriptLine.Speaker.BOT : TranscriptLine.Speaker.OFFICER,
                (String) row[3],
                spoken.text() == null ? null : pins.hideIn(spoken.text()),
                spoken.options(),
                (String) row[5],
                (String) row[7],
                (String) row[8],
                officer,
                (String) row[9]);
    }

    private record Spoken(String text, List<String> options) {
        static Spoken of(byte[] body) {
            OutgoingMessage message = EventJson.read(body, OutgoingMessage.class);
            if (message instanceof OutgoingMessage.Text text) {
                return new Spoken(text.body(), List.of());
            } else if (message instanceof OutgoingMessage.Buttons buttons) {
                return new Spoken(
                        buttons.body(),
                        buttons.buttons().stream()
                                .map(OutgoingMessage.Button::title)
                                .toList());
            } else if (message instanceof OutgoingMessage.Choices choices) {
                return new Spoken(
                        choices.body(),
                        choices.rows().stream().map(OutgoingMessage.Row::title).toList());
            } else if (message instanceof OutgoingMessage.LocationRequest request) {
                return new Spoken(request.body(), List.of());
            } else if (message instanceof OutgoingMessage.Picture picture) {
                return new Spoken(picture.caption(), List.of());
            } else if (message instanceof OutgoingMessage.Template template) {
                return new Spoken(String.join(" · ", template.parameters()), List.of());
            }
            throw new IllegalStateException("a message that nobody shows: " + message.getClass());
        }

        @Override
        public String toString() {
            return "Spoken";
        }
    }
}
