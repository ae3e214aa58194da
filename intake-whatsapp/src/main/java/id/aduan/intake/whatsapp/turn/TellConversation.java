package id.aduan.intake.whatsapp.turn;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Notice;
import id.aduan.intake.whatsapp.conversation.Incoming;
import id.aduan.intake.whatsapp.desk.Conversations;
import id.aduan.intake.whatsapp.notices.ToldCitizen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets a conversation know what others have done with the citizen. */
@ApplicationScoped
class TellConversation implements ToldCitizen, Conversations {
    private final TakeTurn turns;

    TellConversation(TakeTurn turns) {
        this.turns = turns;
    }

    @Override
    public Uni<Void> told(Mutiny.Session session, UUID citizen, ComplaintId complaintId, Notice.Kind kind, Instant at) {
        return turns.handle(
                session, citizen, "told|" + complaintId + '|' + kind, new Incoming.Told(at, complaintId, kind));
    }

    @Override
    public Uni<Void> personTook(Mutiny.Session session, UUID citizen, Instant at) {
        return turns.handle(session, citizen, "took@" + at, new Incoming.PersonTook(at));
    }

    @Override
    public Uni<Void> personLeft(Mutiny.Session session, UUID citizen, Instant at) {
        return turns.handle(session, citizen, "left@" + at, new Incoming.PersonLeft(at));
    }
}
