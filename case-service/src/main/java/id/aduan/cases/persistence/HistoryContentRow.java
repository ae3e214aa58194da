package id.aduan.cases.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code history_content}: the words of a line under the key of its case. */
@Entity(name = "HistoryContentRow")
@Table(name = "history_content")
@IdClass(CaseLineKey.class)
@Immutable
class HistoryContentRow {
    @Id
    @Column(name = "case_id")
    UUID caseId;

    @Id
    long seq;

    byte[] ciphertext;

    static HistoryContentRow of(UUID caseId, long seq, byte[] ciphertext) {
        HistoryContentRow row = new HistoryContentRow();
        row.caseId = caseId;
        row.seq = seq;
        row.ciphertext = ciphertext;
        return row;
    }
}
