package id.aduan.cases.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code case_key}. */
@Entity(name = "CaseKeyRow")
@Table(name = "case_key")
@Immutable
class CaseKeyRow {
    @Id
    @Column(name = "case_id")
    UUID caseId;

    byte[] wrapped;

    static CaseKeyRow of(UUID caseId, byte[] wrapped) {
        CaseKeyRow row = new CaseKeyRow();
        row.caseId = caseId;
        row.wrapped = wrapped;
        return row;
    }
}
