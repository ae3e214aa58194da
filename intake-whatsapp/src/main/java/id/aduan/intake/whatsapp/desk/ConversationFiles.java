package id.aduan.intake.whatsapp.desk;

import id.aduan.intake.whatsapp.media.MediaFolder;
import id.aduan.kit.threads.Workers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.UUID;

/** Hands files of conversations out: pictures and sound are shown and played, anything else is only saved. */
@ApplicationScoped
class ConversationFiles {
    private static final Set<String> SHOWN = Set.of(
            "image/jpeg",
            "image/png",
            "image/webp",
            "audio/ogg",
            "audio/mpeg",
            "audio/mp4",
            "audio/amr",
            "video/mp4",
            "video/3gpp");

    private final ConversationDesk desk;
    private final MediaFolder folder;

    ConversationFiles(ConversationDesk desk, MediaFolder folder) {
        this.desk = desk;
        this.folder = folder;
    }

    /** Fails with {@link Refused} when the conversation has no such file, or not yet. */
    Uni<Response> serve(UUID conversation, String mediaId) {
        return desk.file(conversation, mediaId)
                .chain(mediaType ->
                        Uni.createFrom().item(() -> read(mediaId, mediaType)).runSubscriptionOn(Workers.threads()));
    }

    private Response read(String mediaId, String mediaType) {
        boolean shown = SHOWN.contains(mediaType);
        try {
            return Response.ok(
                            Files.readAllBytes(folder.path(mediaId)),
                            shown ? mediaType : MediaType.APPLICATION_OCTET_STREAM)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            (shown ? "inline" : "attachment") + "; filename=\"" + mediaId.substring(0, 8)
                                    + (mediaType.equals("application/pdf") ? ".pdf" : "") + "\"")
                    .header(
                            "Content-Security-Policy",
                            "default-src 'none'; media-src 'self'; base-uri 'none'; frame-ancestors 'none'; sandbox")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Cross-Origin-Resource-Policy", "same-origin")
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                    .build();
        } catch (NoSuchFileException e) {
            throw new Refused(Refused.Reason.NOT_FOUND);
        } catch (IOException e) {
            throw new UncheckedIOException("a file cannot be read", e);
        }
    }
}
