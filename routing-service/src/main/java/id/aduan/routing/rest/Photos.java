package id.aduan.routing.rest;

import id.aduan.contracts.Attachment;
import id.aduan.contracts.ComplaintId;
import id.aduan.kit.attachments.AttachmentStore;
import id.aduan.kit.threads.Workers;
import id.aduan.routing.triage.Refused;
import id.aduan.routing.triage.TriageDesk;
import id.aduan.routing.triage.Viewer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Hands out a photo to who may see its report, sandboxed, so that nothing in it can act as a page of ours. */
@ApplicationScoped
class Photos {
    private final TriageDesk desk;
    private final AttachmentStore store;

    Photos(TriageDesk desk, AttachmentStore store) {
        this.desk = desk;
        this.store = store;
    }

    /** Fails with {@link Refused} when the report is not this person's to see, or has no such photo. */
    Uni<Response> photo(Viewer viewer, ComplaintId id, String sha256) {
        return desk.file(viewer, id, sha256)
                .chain(file -> Uni.createFrom().item(() -> read(file)).runSubscriptionOn(Workers.threads()));
    }

    private Response read(Attachment file) {
        try (InputStream stream = store.open(file.reference())) {
            return Response.ok(stream.readAllBytes(), file.mediaType())
                    .header(
                            "Content-Security-Policy",
                            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox")
                    .header("Cache-Control", "private, no-store")
                    .header(
                            "Content-Disposition",
                            "inline; filename=\"" + file.sha256().substring(0, 12) + "\"")
                    .build();
        } catch (java.nio.file.NoSuchFileException e) {
            return Response.status(Response.Status.NOT_FOUND).build();
        } catch (IOException e) {
            throw new UncheckedIOException("a photo cannot be read", e);
        }
    }
}
