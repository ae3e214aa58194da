package id.aduan.intake.whatsapp.media;

import id.aduan.contracts.Attachment;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventId;
import id.aduan.durable.Moments;
import id.aduan.intake.whatsapp.webhook.MessageContent;
import id.aduan.kit.attachments.AttachmentStore;
import id.aduan.kit.threads.Workers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * The rows of citizens' files. A file is WAITED for, KEPT here, or LOST; once it belongs to a complaint it goes there as
 * soon as it is kept. All work in the transaction of the session.
 */
@ApplicationScoped
public class MediaStore {
    private static final Logger LOG = Logger.getLogger(MediaStore.class);

    private final AttachmentStore attachments;
    private final MediaFolder folder;

    MediaStore(AttachmentStore attachments, MediaFolder folder) {
        this.attachments = attachments;
        this.folder = folder;
    }

    /** This door's id of the file of a message: the same whenever the message comes again. */
    public static String idOf(String messageId) {
        return EventId.derivedFrom("whatsapp-media", messageId).toString();
    }

    /** A file was sent and is to be fetched at once. */
    public Uni<Void> expect(
            Mutiny.Session session,
            UUID citizen,
            String mediaId,
            String account,
            MessageContent.Media sent,
            Instant at) {
        return session.createNativeQuery("""
                        insert into media (id, citizen, account, provider_id, provider_sha, kind, state, sent_at, next_try)
                        values (?1, ?2, ?3, ?4, cast(?5 as text), ?6, 'WAITED', ?7, ?7) on conflict do nothing
                        """)
                .setParameter(1, mediaId)
                .setParameter(2, citizen)
                .setParameter(3, account)
                .setParameter(4, sent.mediaId())
                .setParameter(5, sent.sha256())
                .setParameter(6, sent.kind().name())
                .setParameter(7, Moments.at(at))
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Gives these files to a complaint. Those that are kept become its attachments now, synced before this completes; the
     * others follow when they are.
     */
    public Uni<List<Attachment>> attach(
            Mutiny.Session session, UUID citizen, ComplaintId complaint, List<String> mediaIds) {
        if (mediaIds.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        // a file goes to one complaint: what was given to another stays there
        return session.createNativeQuery("""
                        update media set complaint_id = ?2
                        where id = any(string_to_array(?1, ',')) and citizen = ?3
                          and (complaint_id is null or complaint_id = ?2) and state <> 'LOST'
                        returning id, state, media_type
                        """, Object[].class)
                .setParameter(1, String.join(",", mediaIds))
                .setParameter(2, complaint.value())
                .setParameter(3, citizen)
                .getResultList()
                .chain(rows -> onWorker(() -> {
                    List<Attachment> attached = new ArrayList<>();
                    for (String id : mediaIds) {
                        rows.stream()
                                .filter(row -> id.equals(row[0]) && "KEPT".equals(row[1]))
                                .findFirst()
                                .flatMap(row -> attach(complaint, id, (String) row[2]))
                                .filter(file -> !attached.contains(file))
                                .ifPresent(attached::add);
                    }
                    return List.copyOf(attached);
                }));
    }

    /** Empty when the file is gone from the disk, as after a restore: the words do not wait for what will never come. */
    private Optional<Attachment> attach(ComplaintId complaint, String mediaId, String mediaType) {
        try {
            return Optional.of(attachments.put(complaint, Files.readAllBytes(folder.path(mediaId)), mediaType));
        } catch (NoSuchFileException e) {
            LOG.errorf("%s goes without the file %s, which is gone from the disk", complaint, mediaId);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file is here; the complaint that it belongs to, and the attachment there, when it was filed meanwhile. */
    public Uni<Optional<Attachment>> keep(Mutiny.Session session, String mediaId, KeptFile file) {
        return session.createNativeQuery("""
                        update media set state = 'KEPT', next_try = null, sha256 = ?2, media_type = ?3, size_bytes = ?4,
                               last_error = null
                        where id = ?1 and state = 'WAITED' returning complaint_id
                        """, UUID.class)
                .setParameter(1, mediaId)
                .setParameter(2, file.sha256())
                .setParameter(3, file.mediaType())
                .setParameter(4, file.sizeBytes())
                .getResultList()
                .chain(rows -> rows.isEmpty() || rows.get(0) == null
                        ? Uni.createFrom().item(Optional.<Attachment>empty())
                        : onWorker(() -> attach(new ComplaintId(rows.get(0)), mediaId, file.mediaType())));
    }

    /** The file will never come. True when that is news. */
    public Uni<Boolean> lose(Mutiny.Session session, String mediaId, String reason) {
        return session.createNativeQuery("""
                        update media set state = 'LOST', next_try = null, last_error = ?2
                        where id = ?1 and state = 'WAITED'
                        """)
                .setParameter(1, mediaId)
                .setParameter(2, reason)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Files of a draft that was given up: their rows go now, their bytes with the next sweep. */
    public Uni<Void> forget(Mutiny.Session session, List<String> mediaIds) {
        if (mediaIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(
                        "delete from media where id = any(string_to_array(?1, ',')) and complaint_id is null")
                .setParameter(1, String.join(",", mediaIds))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Off the event loop for the disk, and back on it for the session. */
    private static <T> Uni<T> onWorker(Supplier<T> work) {
        Context caller = Vertx.currentContext();
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(Workers.threads())
                .emitOn(command -> caller.runOnContext(ignored -> command.run()));
    }
}
