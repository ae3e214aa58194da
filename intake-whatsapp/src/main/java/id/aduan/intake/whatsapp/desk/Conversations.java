package id.aduan.intake.whatsapp.desk;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The conversation hears when a person comes and goes, so that the bot is silent meanwhile. */
public interface Conversations {
    /** A person has the conversation from now on; again has no effect. Works in the caller's transaction. */
    Uni<Void> personTook(Mutiny.Session session, UUID citizen, Instant at);

    /** Nobody has it any more. Works in the caller's transaction. */
    Uni<Void> personLeft(Mutiny.Session session, UUID citizen, Instant at);
}
