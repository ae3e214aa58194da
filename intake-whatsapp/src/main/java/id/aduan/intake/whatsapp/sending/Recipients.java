package id.aduan.intake.whatsapp.sending;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Knows how citizens are reached. */
public interface Recipients {
    /** His current names within the account; empty when he has none there any more. Works in the caller's transaction. */
    Uni<Optional<Recipient>> find(Mutiny.Session session, UUID citizen, String account);
}
