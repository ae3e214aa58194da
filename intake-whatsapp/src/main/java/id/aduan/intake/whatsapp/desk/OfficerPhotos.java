package id.aduan.intake.whatsapp.desk;

import id.aduan.intake.whatsapp.media.KeptFile;
import id.aduan.intake.whatsapp.media.MediaContent;
import id.aduan.intake.whatsapp.media.MediaFolder;
import id.aduan.kit.photos.Photo;
import id.aduan.kit.photos.Photos;
import id.aduan.kit.photos.UnusablePhoto;
import id.aduan.kit.threads.Workers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Takes in the photos of officers, cleaned and no larger than WhatsApp takes them. */
@ApplicationScoped
class OfficerPhotos {
    /** The provider takes pictures of these kinds and to this size only. */
    private static final Set<String> TAKEN = Set.of("image/jpeg", "image/png");

    static final int MAX_BYTES = 5 * 1024 * 1024;

    private final MediaFolder folder;

    OfficerPhotos(MediaFolder folder) {
        this.folder = folder;
    }

    /** Synced on disk when this completes; the same reply again is the same file. */
    Uni<OfficerPhoto> keep(UUID citizen, String key, FileUpload upload) {
        String mediaId = ConversationDesk.sendId(citizen, "photo|" + key).toString();
        return Uni.createFrom().item(() -> keep(mediaId, upload)).runSubscriptionOn(Workers.threads());
    }

    private OfficerPhoto keep(String mediaId, FileUpload upload) {
        try {
            Photos.requireBytes(upload.size());
            Photo photo = Photos.read(Files.readAllBytes(upload.uploadedFile()));
            if (!TAKEN.contains(photo.mediaType()) || photo.bytes().length > MAX_BYTES) {
                throw new Refused(Refused.Reason.PHOTO_UNFIT);
            }
            KeptFile kept = folder.keep(mediaId, new MediaContent(photo.bytes(), photo.mediaType()));
            return new OfficerPhoto(mediaId, kept.sha256(), kept.mediaType(), kept.sizeBytes());
        } catch (UnusablePhoto e) {
            throw new Refused(Refused.Reason.PHOTO_UNFIT);
        } catch (IOException e) {
            throw new UncheckedIOException("a photo cannot be kept", e);
        }
    }
}
