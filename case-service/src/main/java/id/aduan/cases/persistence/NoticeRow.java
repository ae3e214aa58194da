package id.aduan.cases.persistence;

import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.NoticeState;
import id.aduan.cases.domain.Telling;
import id.aduan.contracts.EventId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code notice} as it is planned; what becomes of it is written by statements. */
@Entity(name = "NoticeRow")
@Table(name = "notice")
class NoticeRow {
    @Id
    UUID id;

    @Column(name = "case_id")
    UUID caseId;

    long seq;
    String kind;
    String channel;
    String state;
    boolean urgent;

    @Column(name = "fact_at")
    Instant factAt;

    Instant due;

    @Column(name = "changed_at")
    Instant changedAt;

    static NoticeRow of(EventId id, Case subject, Telling telling, Instant now, Instant due) {
        NoticeRow row = new NoticeRow();
        row.id = id.value();
        row.caseId = subject.id().value();
        row.seq = telling.seq();
        row.kind = telling.kind().name();
        row.channel = Telling.door(subject).orElse(subject.facts().channel()).name();
        row.state = NoticeState.PLANNED.name();
        row.urgent = subject.facts().isUrgent();
        row.factAt = telling.at();
        row.due = due;
        row.changedAt = now;
        return row;
    }
}
