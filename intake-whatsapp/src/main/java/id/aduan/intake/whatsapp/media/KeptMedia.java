package id.aduan.intake.whatsapp.media;

import id.aduan.intake.whatsapp.sending.MediaFiles;
import id.aduan.kit.threads.Workers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Reads what is kept, for messages that carry a file; what it is, is found from the content again. */
@ApplicationScoped
class KeptMedia implements MediaFiles {
    private final MediaFolder folder;

    KeptMedia(MediaFolder folder) {
        this.folder = folder;
    }

    @Override
    public Uni<Optional<File>> find(String mediaId) {
        return Uni.createFrom().item(() -> read(mediaId)).runSubscriptionOn(Workers.threads());
    }

    private Optional<File> read(String mediaId) {
        try {
            byte[] bytes = Files.readAllBytes(folder.path(mediaId));
            return Optional.of(new File(bytes, MediaContent.of(bytes).mediaType()));
        } catch (NoSuchFileException | UnusableMedia e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
