package id.aduan.cases.persistence;

import id.aduan.contracts.Attachment;
import id.aduan.contracts.ComplaintId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code case_attachment}. */
@Entity(name = "AttachmentRow")
@Table(name = "case_attachment")
@IdClass(AttachmentRow.Key.class)
@Immutable
class AttachmentRow {
    @Id
    @Column(name = "case_id")
    UUID caseId;

    @Id
    String sha256;

    @Column(name = "media_type")
    String mediaType;

    @Column(name = "size_bytes")
    long sizeBytes;

    /** The line that brought it. */
    long seq;

    static AttachmentRow of(ComplaintId caseId, Attachment attachment, long seq) {
        AttachmentRow row = new AttachmentRow();
        row.caseId = caseId.value();
        row.sha256 = attachment.sha256();
        row.mediaType = attachment.mediaType();
        row.sizeBytes = attachment.sizeBytes();
        row.seq = seq;
        return row;
    }

    Attachment toAttachment() {
        return new Attachment(caseId + "/" + sha256, mediaType, sizeBytes, sha256);
    }

    /** A file belongs to one case. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        UUID caseId;
        String sha256;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && Objects.equals(caseId, that.caseId)
                    && Objects.equals(sha256, that.sha256);
        }

        @Override
        public int hashCode() {
            return Objects.hash(caseId, sha256);
        }
    }
}
