package id.aduan.kit.attachments;

import id.aduan.contracts.Attachment;
import id.aduan.contracts.ComplaintId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the files of complaints, each under its complaint and the digest of its bytes, never shared between
 * complaints. All methods block; call them on a worker thread.
 */
public interface AttachmentStore {
    /** Returns when the bytes are safe on disk; the same bytes of one complaint are kept once. */
    Attachment put(ComplaintId complaint, byte[] bytes, String mediaType) throws IOException;

    /** Fails with {@link java.nio.file.NoSuchFileException} when there is none. */
    InputStream open(String reference) throws IOException;

    /** Removes all files of a complaint; nothing happens when it has none. */
    void deleteAll(ComplaintId complaint) throws IOException;

    /** Complaints whose newest file is older than that moment, at most as many as asked for. */
    List<ComplaintId> olderThan(Instant moment, int limit) throws IOException;
}
