package id.aduan.intake.whatsapp.webhook;

import id.aduan.contracts.WhatsAppUpdate;
import id.aduan.kit.events.UnreadableEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Opens records of {@code whatsapp-update.v1} and reads what WhatsApp said. */
@ApplicationScoped
public class UpdateReader {
    private final DayKeys keys;

    UpdateReader(DayKeys keys) {
        this.keys = keys;
    }

    /**
     * What the update says: one update, or several of a body that could not be cut when it came and can be now, each
     * under the id that it would have had. Fails with {@link UnreadableEvent} when it cannot be read, or when its key is
     * destroyed; then it is to be parked.
     *
     * @param session of the caller, for a key that this instance has not seen yet
     */
    public Uni<List<ReceivedUpdate>> read(Mutiny.Session session, WhatsAppUpdate update) {
        return keys.find(session, update.keyId()).map(key -> read(update, key));
    }

    private static List<ReceivedUpdate> read(WhatsAppUpdate update, DayKey key) {
        byte[] sealed;
        try {
            sealed = Base64.getDecoder().decode(update.sealed());
        } catch (IllegalArgumentException e) {
            throw new UnreadableEvent(WhatsAppUpdate.class.getSimpleName(), "what is sealed is not base64");
        }
        byte[] clear = key.open(sealed, update.eventId().toString());
        if (update.kind() != WhatsAppUpdate.Kind.UNREADABLE) {
            return List.of(
                    UpdateParser.parse(clear, update.kind(), update.eventId(), update.account(), update.receivedAt()));
        }
        try {
            return CutBody.of(clear).stream()
                    .map(cut -> UpdateParser.parse(
                            cut.bytes(), cut.kind(), cut.eventId(), cut.account(), update.receivedAt()))
                    .toList();
        } catch (Slice.Uncuttable e) {
            throw new UnreadableEvent(WhatsAppUpdate.class.getSimpleName(), e.getMessage());
        }
    }
}
