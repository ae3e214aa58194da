package id.aduan.cases.persistence;

import id.aduan.cases.application.Report;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Coordinates;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code case_content}: the report in the citizen's words. */
@Entity(name = "CaseContentRow")
@Table(name = "case_content")
@Immutable
class CaseContentRow {
    @Id
    @Column(name = "case_id")
    UUID caseId;

    String title;
    String narrative;

    @Column(name = "place_text")
    String placeText;

    String landmark;
    Double latitude;
    Double longitude;

    @Column(name = "occurred_at")
    Instant occurredAt;

    static CaseContentRow of(ComplaintReceived complaint) {
        CaseContentRow row = new CaseContentRow();
        row.caseId = complaint.complaintId().value();
        row.title = complaint.title();
        row.narrative = complaint.narrative();
        row.placeText = complaint.place().text();
        row.landmark = complaint.place().landmark();
        Coordinates point = complaint.place().coordinates();
        row.latitude = point == null ? null : point.latitude();
        row.longitude = point == null ? null : point.longitude();
        row.occurredAt = complaint.occurredAt();
        return row;
    }

    Report toReport() {
        return new Report(title, narrative, placeText, landmark, latitude, longitude, occurredAt);
    }
}
