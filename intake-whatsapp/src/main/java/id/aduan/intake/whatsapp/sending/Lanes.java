package id.aduan.intake.whatsapp.sending;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The messages that wait for citizens, one lane for each: they go in their order. */
public interface Lanes {
    /** Appends in the caller's transaction; the same id again has no effect. */
    Uni<Void> append(Mutiny.Session session, UUID citizen, SendRequest request);

    /** The citizen has written: the window of 24 hours is open from then on, and what waited for it goes. */
    Uni<Void> open(Mutiny.Session session, UUID citizen, String account, Instant at);

    /** After the commit: what is due is looked at at once. */
    void wake();
}
