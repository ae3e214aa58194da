package id.aduan.cases.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code mail_item}. */
@Entity(name = "MailItemRow")
@Table(name = "mail_item")
@IdClass(CaseLineKey.class)
@Immutable
class MailItemRow {
    @Id
    @Column(name = "case_id")
    UUID caseId;

    @Id
    long seq;

    String agency;

    @Column(name = "dispatched_at")
    Instant dispatchedAt;

    static MailItemRow of(UUID caseId, long seq, String agency, Instant dispatchedAt) {
        MailItemRow row = new MailItemRow();
        row.caseId = caseId;
        row.seq = seq;
        row.agency = agency;
        row.dispatchedAt = dispatchedAt;
        return row;
    }
}
