package id.aduan.kit.attachments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.aduan.contracts.Attachment;
import id.aduan.contracts.ComplaintId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAttachmentStoreTest {
    @TempDir
    Path folder;

    private AttachmentStore store;
    private final ComplaintId complaint = new ComplaintId(UUID.randomUUID());

    @BeforeEach
    void emptyStore() {
        store = new FileAttachmentStore(folder.resolve("attachments"));
    }

    @Test
    void whatIsPutIsReadBack() throws IOException {
        Attachment attachment = store.put(complaint, "picture".getBytes(UTF_8), "image/png");

        try (var in = store.open(attachment.reference())) {
            assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("picture");
        }
        assertThat(attachment.sizeBytes()).isEqualTo(7);
    }

    @Test
    void theSameBytesOfAComplaintAreKeptOnceAndOfAnotherApart() throws IOException {
        ComplaintId other = new ComplaintId(UUID.randomUUID());
        Attachment first = store.put(complaint, "picture".getBytes(UTF_8), "image/png");
        Attachment again = store.put(complaint, "picture".getBytes(UTF_8), "image/png");
        Attachment elsewhere = store.put(other, "picture".getBytes(UTF_8), "image/png");

        assertThat(again).isEqualTo(first);
        store.deleteAll(complaint);
        assertThatThrownBy(() -> store.open(first.reference()).close()).isInstanceOf(NoSuchFileException.class);
        try (var in = store.open(elsewhere.reference())) {
            assertThat(in.readAllBytes()).hasSize(7);
        }
    }

    @Test
    void aReferenceCannotLeaveTheStore() {
        assertThatThrownBy(() -> store.open("../../etc/passwd").close()).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatIsOldIsFoundWithoutPartFilesLeft() throws IOException {
        store.put(complaint, "picture".getBytes(UTF_8), "image/png");

        assertThat(store.olderThan(Instant.now().plusSeconds(60), 10)).containsExactly(complaint);
        assertThat(store.olderThan(Instant.now().minusSeconds(60), 10)).isEmpty();
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }
}
