package id.aduan.cases.rest;

import id.aduan.cases.domain.CaseNotFound;
import id.aduan.cases.words.CaseWords;
import id.aduan.contracts.Attachment;
import id.aduan.contracts.ComplaintId;
import id.aduan.kit.attachments.AttachmentStore;
import id.aduan.kit.photos.Photo;
import id.aduan.kit.photos.Photos;
import id.aduan.kit.photos.UnusablePhoto;
import id.aduan.kit.threads.Workers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Takes photos in and gives files out, each as what it can do no harm. */
@ApplicationScoped
public class CaseFiles {
    /** How many photos one answer can have. */
    public static final int MOST_PHOTOS = 4;

    /** Shown or played where they are; none of them can hold a script. */
    private static final Map<String, String> SHOWN = Map.of(
            "image/jpeg", ".jpg",
            "image/png", ".png",
            "image/webp", ".webp",
            "audio/ogg", ".ogg",
            "audio/mpeg", ".mp3",
            "audio/mp4", ".m4a",
            "audio/aac", ".aac",
            "audio/amr", ".amr",
            "video/mp4", ".mp4",
            "video/3gpp", ".3gp");

    private static final Map<String, String> SAVED = Map.of("application/pdf", ".pdf");

    private final AttachmentStore store;

    CaseFiles(AttachmentStore store) {
        this.store = store;
    }

    /** Refuses more photos than an answer can have. */
    public void checkNumber(List<FileUpload> photos, Inputs inputs, CaseWords words) {
        if (sent(photos).size() > MOST_PHOTOS) {
            inputs.refuse("photo", "TOO_MANY", words.tooManyPhotos(MOST_PHOTOS));
        }
    }

    /** Cleans and stores photos; fails with {@link UnusablePhoto} before anything is stored. */
    public Uni<List<Attachment>> store(ComplaintId id, List<FileUpload> photos) {
        return onWorker(() -> {
            List<Photo> clean = new ArrayList<>();
            for (FileUpload photo : sent(photos)) {
                Photos.requireBytes(photo.size());
                clean.add(Photos.read(Files.readAllBytes(photo.uploadedFile())));
            }
            List<Attachment> stored = new ArrayList<>();
            for (Photo photo : clean) {
                Attachment attachment = store.put(id, photo.bytes(), photo.mediaType());
                if (!stored.contains(attachment)) {
                    stored.add(attachment);
                }
            }
            return stored;
        });
    }

    /**
     * A file in a sandbox: pictures, voices and films are shown, anything else is only saved. Not a {@code RestResponse} of bytes, which would
     * be written as JSON.
     */
    public Uni<Response> serve(Attachment file) {
        return onWorker(() -> {
                    try (InputStream in = store.open(file.reference())) {
                        return in.readAllBytes();
                    } catch (NoSuchFileException e) {
                        throw new CaseNotFound();
                    }
                })
                .map(bytes -> {
                    boolean shown = SHOWN.containsKey(file.mediaType());
                    return Response.ok(bytes, shown ? file.mediaType() : MediaType.APPLICATION_OCTET_STREAM)
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    (shown ? "inline" : "attachment") + "; filename=\""
                                            + file.sha256().substring(0, 12) + extension(file.mediaType()) + "\"")
                            .header(
                                    "Content-Security-Policy",
                                    "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox")
                            .header("X-Content-Type-Options", "nosniff")
                            .header("Cross-Origin-Resource-Policy", "same-origin")
                            .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                            .build();
                });
    }

    private static String extension(String mediaType) {
        return SHOWN.getOrDefault(mediaType, SAVED.getOrDefault(mediaType, ".bin"));
    }

    /** Browsers send an empty part where no file was chosen. */
    private static List<FileUpload> sent(List<FileUpload> photos) {
        return photos == null
                ? List.of()
                : photos.stream().filter(photo -> photo.size() > 0).toList();
    }

    private static <T> Uni<T> onWorker(Blocking<T> work) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return work.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .runSubscriptionOn(Workers.threads());
    }

    @FunctionalInterface
    private interface Blocking<T> {
        T run() throws IOException;
    }
}
