package id.aduan.cases.persistence;

import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.Digest;
import id.aduan.cases.domain.HistoryLine;
import id.aduan.cases.domain.HistoryType;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.ComplaintId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code history_line}; written once. */
@Entity(name = "HistoryLineRow")
@Table(name = "history_line")
@IdClass(CaseLineKey.class)
@Immutable
class HistoryLineRow {
    @Id
    @Column(name = "case_id")
    UUID caseId;

    @Id
    long seq;

    String type;

    @Column(name = "from_status")
    String from;

    @Column(name = "to_status")
    String to;

    Instant at;
    String actor;
    String agency;
    String code;

    @Column(name = "content_digest")
    byte[] contentDigest;

    byte[] digest;

    static HistoryLineRow of(HistoryLine line, Digest chained) {
        HistoryLineRow row = new HistoryLineRow();
        row.caseId = line.caseId().value();
        row.seq = line.seq();
        row.type = line.type().name();
        row.from = line.from() == null ? null : line.from().name();
        row.to = line.to().name();
        row.at = line.at();
        row.actor = line.actor();
        row.agency = line.agency() == null ? null : line.agency().value();
        row.code = line.code();
        row.contentDigest = line.contentDigest().bytes();
        row.digest = chained.bytes();
        return row;
    }

    HistoryLine toDomain() {
        return new HistoryLine(
                new ComplaintId(caseId),
                seq,
                HistoryType.valueOf(type),
                from == null ? null : CaseStatus.valueOf(from),
                CaseStatus.valueOf(to),
                at,
                actor,
                agency == null ? null : new AgencyCode(agency),
                code,
                new Digest(contentDigest));
    }

    Digest chained() {
        return new Digest(digest);
    }
}
