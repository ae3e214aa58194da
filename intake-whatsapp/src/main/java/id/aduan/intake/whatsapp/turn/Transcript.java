package id.aduan.intake.whatsapp.turn;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.EventId;
import id.aduan.durable.Moments;
import id.aduan.intake.whatsapp.Sealed;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import id.aduan.kit.events.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What was said on both sides, sealed, for the person who takes a conversation over. A body of ours is the JSON of an
 * {@link OutgoingMessage}, one of the citizen is his words.
 */
@ApplicationScoped
public class Transcript {
    /** What a body is sealed to. */
    public static final String CONTEXT = "message";

    private final Sealed sealed;

    Transcript(Sealed sealed) {
        this.sealed = sealed;
    }

    /**
     * Something of the citizen. The provider's id makes it one of a kind, so a message that comes again, in whatever way,
     * is known by its row.
     *
     * @param kind e.g. {@code TEXT}, {@code PHOTO}
     * @param words or null
     * @param mediaId this door's id of a file, or null
     * @return true when it came for the first time
     */
    Uni<Boolean> heard(
            Mutiny.Session session,
            UUID citizen,
            Instant at,
            String kind,
            String providerId,
            String words,
            String mediaId) {
        return insert(
                session,
                EventId.derivedFrom("whatsapp-heard", citizen, providerId).value(),
                citizen,
                at,
                "IN",
                kind,
                providerId,
                words == null ? null : words.getBytes(UTF_8),
                mediaId,
                null,
                null);
    }

    /**
     * Something that goes to the citizen.
     *
     * @param send the id of the {@link id.aduan.intake.whatsapp.sending.SendRequest}
     * @param officer pseudonym of the person who wrote it, or null for the bot
     */
    public Uni<Void> said(
            Mutiny.Session session, UUID citizen, Instant at, OutgoingMessage message, UUID send, String officer) {
        return insert(
                        session,
                        send,
                        citizen,
                        at,
                        "OUT",
                        message.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT),
                        null,
                        EventJson.write(message),
                        message instanceof OutgoingMessage.Picture picture ? picture.mediaId() : null,
                        send,
                        officer)
                .replaceWithVoid();
    }

    private Uni<Boolean> insert(
            Mutiny.Session session,
            UUID id,
            UUID citizen,
            Instant at,
            String direction,
            String kind,
            String providerId,
            byte[] body,
            String mediaId,
            UUID send,
            String officer) {
        return session.createNativeQuery("""
                        insert into message (id, citizen, at, direction, kind, provider_id, body, media, send, officer)
                        values (?1, ?2, ?3, ?4, ?5, cast(?6 as text), cast(?7 as bytea), cast(?8 as text),
                                cast(?9 as uuid), cast(?10 as text))
                        on conflict do nothing
                        """)
                .setParameter(1, id)
                .setParameter(2, citizen)
                .setParameter(3, Moments.at(at))
                .setParameter(4, direction)
                .setParameter(5, kind)
                .setParameter(6, providerId)
                .setParameter(7, body == null ? null : sealed.seal(body, CONTEXT))
                .setParameter(8, mediaId)
                .setParameter(9, send)
                .setParameter(10, officer)
                .executeUpdate()
                .map(rows -> rows == 1);
    }
}
