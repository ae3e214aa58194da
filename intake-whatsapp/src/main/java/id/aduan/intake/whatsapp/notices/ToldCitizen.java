package id.aduan.intake.whatsapp.notices;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Notice;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The conversation hears what a citizen is told of his case, so that it understands what he says to it. */
public interface ToldCitizen {
    /** Works in the caller's transaction. */
    Uni<Void> told(Mutiny.Session session, UUID citizen, ComplaintId complaintId, Notice.Kind kind, Instant at);
}
