package id.aduan.intake.whatsapp.turn;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.Language;
import id.aduan.durable.Moments;
import id.aduan.intake.whatsapp.Sealed;
import id.aduan.intake.whatsapp.conversation.ConversationJson;
import id.aduan.intake.whatsapp.conversation.ConversationState;
import id.aduan.intake.whatsapp.conversation.Effect;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of citizens. All work in the transaction of the session. */
@ApplicationScoped
class Citizens {
    private static final String STATE = "conversation";

    private final Sealed sealed;

    Citizens(Sealed sealed) {
        this.sealed = sealed;
    }

    /**
     * A citizen whose row is locked until the transaction ends.
     *
     * @param state empty before his first turn
     * @param handledBy pseudonym of the person who has the conversation, or null
     */
    record Citizen(UUID id, String account, Optional<ConversationState> state, long version, String handledBy) {}

    /** Locks the row, so that the turns of a citizen come one after the other. Empty when he is gone. */
    Uni<Optional<Citizen>> lock(Mutiny.Session session, UUID id) {
        return session.createNativeQuery(
                        "select account, state, state_version, handled_by from citizen where id = ?1 for update",
                        Object[].class)
                .setParameter(1, id)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> citizen(id, row)));
    }

    private Citizen citizen(UUID id, Object[] row) {
        Optional<ConversationState> state =
                Optional.ofNullable((byte[]) row[1]).map(bytes -> ConversationJson.read(sealed.open(bytes, STATE)));
        return new Citizen(id, (String) row[0], state, ((Number) row[2]).longValue(), (String) row[3]);
    }

    Uni<Void> keep(Mutiny.Session session, Citizen citizen, ConversationState state, Language language) {
        return session.createNativeQuery(
                        "update citizen set state = ?2, state_version = ?3, language = ?4 where id = ?1")
                .setParameter(1, citizen.id())
                .setParameter(2, sealed.seal(ConversationJson.write(state), STATE))
                .setParameter(3, citizen.version() + 1)
                .setParameter(4, language.tag())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** @param name the profile name, or null when none came with it */
    Uni<Void> said(Mutiny.Session session, UUID id, String account, Instant at, String name) {
        return session.createNativeQuery("""
                        update citizen set account = ?2, last_said_at = greatest(last_said_at, ?3),
                               name = coalesce(cast(?4 as bytea), name)
                        where id = ?1
                        """)
                .setParameter(1, id)
                .setParameter(2, account)
                .setParameter(3, Moments.at(at))
                .setParameter(4, name == null ? null : sealed.seal(name.getBytes(UTF_8), "name"))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The profile name, when WhatsApp has told one. */
    Uni<Optional<String>> name(Mutiny.Session session, UUID id) {
        return session.createNativeQuery("select name from citizen where id = ?1 and name is not null", byte[].class)
                .setParameter(1, id)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(bytes -> new String(sealed.open(bytes, "name"), UTF_8)));
    }

    /** A person is wanted; who waits already keeps his place. */
    Uni<Void> wantsPerson(Mutiny.Session session, UUID id, Effect.HandOver.Why why, Instant at) {
        return session.createNativeQuery("""
                        update citizen set person_wanted = coalesce(person_wanted, ?2),
                               wanted_because = coalesce(wanted_because, ?3)
                        where id = ?1
                        """)
                .setParameter(1, id)
                .setParameter(2, Moments.at(at))
                .setParameter(3, why.name())
                .executeUpdate()
                .replaceWithVoid();
    }
}
