package id.aduan.intake.whatsapp.turn;

import id.aduan.intake.whatsapp.conversation.Conversation;
import id.aduan.intake.whatsapp.conversation.ConversationState;
import id.aduan.intake.whatsapp.conversation.Incoming;
import id.aduan.intake.whatsapp.conversation.Turn;
import id.aduan.intake.whatsapp.sending.Lanes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * One turn of a conversation: the citizen's row is locked, the event applied, and the new state kept together with all
 * that is to be done. Turns of one citizen come one after the other, whatever caused them.
 */
@ApplicationScoped
class TakeTurn {
    private static final Logger LOG = Logger.getLogger(TakeTurn.class);

    private final Citizens citizens;
    private final AccountConversations conversations;
    private final Effects effects;
    private final Lanes lanes;

    TakeTurn(Citizens citizens, AccountConversations conversations, Effects effects, Lanes lanes) {
        this.citizens = citizens;
        this.conversations = conversations;
        this.effects = effects;
        this.lanes = lanes;
    }

    /**
     * Works in the transaction of the session.
     *
     * @param cause what makes this event one of a kind, as the provider's message id; the effects derive their ids from it
     */
    Uni<Void> handle(Mutiny.Session session, UUID citizen, String cause, Incoming event) {
        return citizens.lock(session, citizen).chain(found -> found.map(one -> handle(session, one, cause, event))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> handle(Mutiny.Session session, Citizens.Citizen citizen, String cause, Incoming event) {
        Conversation conversation = conversations.of(citizen.account());
        ConversationState before = citizen.state().orElseGet(ConversationState::fresh);
        Turn turn = turn(conversation, before, event);
        Uni<Void> window = event.byCitizen()
                ? lanes.open(session, citizen.id(), citizen.account(), event.at())
                : Uni.createFrom().voidItem();
        return window.chain(() -> citizens.keep(
                        session, citizen, turn.state(), turn.state().language()))
                .chain(() -> effects.apply(session, citizen, cause, event.at(), turn.effects()));
    }

    /** What cannot be thought through goes to a person: the message is in the transcript, and the citizen is not left alone. */
    private static Turn turn(Conversation conversation, ConversationState before, Incoming event) {
        try {
            return conversation.on(before, event);
        } catch (RuntimeException e) {
            // neither the message nor the state may be told: both are the citizen's words
            LOG.errorf(
                    "a turn failed at %s and goes to a person: %s at %s",
                    event.getClass().getSimpleName(), e.getClass().getName(), e.getStackTrace()[0]);
            return conversation.on(before, new Incoming.Failed(event.at()));
        }
    }
}
