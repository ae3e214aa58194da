package id.aduan.intake;

import id.aduan.contracts.Attachment;
import id.aduan.contracts.ComplaintId;
import id.aduan.kit.attachments.AttachmentStore;
import id.aduan.kit.photos.Photo;
import id.aduan.kit.threads.Workers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Puts photos into the store of attachments without holding up the thread that asks. */
final class StoredPhotos {
    private final AttachmentStore store;

    StoredPhotos(AttachmentStore store) {
        this.store = store;
    }

    /** Completes when all of them are synced; fails with the {@link IOException} of the first that is not. */
    Uni<List<Attachment>> put(ComplaintId complaint, List<Photo> photos) {
        if (photos.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Context caller = Vertx.currentContext();
        Uni<List<Attachment>> stored = Uni.createFrom()
                .item(() -> photos)
                .runSubscriptionOn(Workers.threads())
                .map(files -> {
                    List<Attachment> attachments = new ArrayList<>();
                    for (Photo file : files) {
                        attachments.add(put(complaint, file));
                    }
                    return attachments;
                })
                .onFailure(Unstored.class)
                .transform(Throwable::getCause);
        return caller == null ? stored : stored.emitOn(command -> caller.runOnContext(ignored -> command.run()));
    }

    private Attachment put(ComplaintId complaint, Photo photo) {
        try {
            return store.put(complaint, photo.bytes(), photo.mediaType());
        } catch (IOException e) {
            throw new Unstored(e);
        }
    }

    private static final class Unstored extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unstored(IOException cause) {
            super(cause);
        }
    }
}
