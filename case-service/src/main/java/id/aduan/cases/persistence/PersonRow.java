package id.aduan.cases.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code person}: a contact under a key of its own. */
@Entity(name = "PersonRow")
@Table(name = "person")
@Immutable
class PersonRow {
    @Id
    @Column(name = "case_id")
    UUID caseId;

    byte[] wrapped;
    byte[] contact;

    static PersonRow of(UUID caseId, byte[] wrapped, byte[] contact) {
        PersonRow row = new PersonRow();
        row.caseId = caseId;
        row.wrapped = wrapped;
        row.contact = contact;
        return row;
    }
}
