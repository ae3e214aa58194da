package id.aduan.cases.application;

import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.assigned;
import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.cases.domain.SampleReports;
import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Pictures;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.durable.Transactions;
import id.aduan.kit.attachments.AttachmentStore;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class SweepFilesComponentTest {
    private static final Duration AGE = Duration.ofDays(30);

    @Inject
    Transactions transactions;

    @Inject
    Files files;

    @Inject
    AttachmentStore store;

    @Inject
    Given given;

    @Inject
    Database database;

    @ConfigProperty(name = "aduan.attachments.directory")
    Path attachments;

    @Test
    void onlyOldFilesThatNothingNeedsAreRemoved() throws IOException {
        ComplaintId orphan = stored();
        ComplaintId young = stored();
        ComplaintReceived withCase = given.caseAt(DLH);
        store(withCase.complaintId());
        ComplaintId early = stored();
        database.execute(
                "insert into early_event (event_id, complaint_id, kind, number, body) values (?, ?, 'ACTION', 0, ''::bytea)",
                UUID.randomUUID(),
                early.value());
        ComplaintId parked = stored();
        database.execute(
                "insert into parked_record (id, consumer, topic, kafka_partition, kafka_offset, record_key, event_id, "
                        + "record_time, headers, body, cause, behind) "
                        + "values (?, 'case-service.complaint-routed', 'complaint-routed.v1', 0, ?, ?, ?, now(), '{}', ''::bytea, 'test', false)",
                UUID.randomUUID(),
                System.nanoTime(),
                parked.toString(),
                UUID.randomUUID());
        for (ComplaintId old : new ComplaintId[] {orphan, withCase.complaintId(), early, parked}) {
            age(old);
        }

        new SweepFiles(transactions, files, store, Clock.systemUTC(), AGE).sweepOrphans();

        assertThat(folder(orphan)).doesNotExist();
        assertThat(folder(young)).exists();
        assertThat(folder(withCase.complaintId())).exists();
        assertThat(folder(early)).exists();
        assertThat(folder(parked)).exists();
        database.execute("delete from parked_record where record_key = ?", parked.toString());
    }

    @Test
    void filesThatCameAfterAnErasureAreRemovedToo() throws IOException {
        ComplaintReceived complaint = given.caseOf(SampleReports.report(), assigned(1, DLH));
        Given.as("supervisor")
                .post("/api/v1/persons/" + complaint.complaintId() + "/erasure")
                .then()
                .statusCode(204);
        org.awaitility.Awaitility.await()
                .atMost(Given.PATIENCE)
                .until(() -> database.count(
                                "select count(*) from file_removal where case_id = ?",
                                complaint.complaintId().value())
                        == 0);
        store(complaint.complaintId());
        age(complaint.complaintId());

        new SweepFiles(transactions, files, store, Clock.systemUTC(), AGE).sweepOrphans();

        assertThat(folder(complaint.complaintId())).doesNotExist();
    }

    private ComplaintId stored() throws IOException {
        return store(new ComplaintId(UUID.randomUUID()));
    }

    private ComplaintId store(ComplaintId id) throws IOException {
        store.put(id, Pictures.png(), "image/png");
        return id;
    }

    private void age(ComplaintId id) throws IOException {
        java.nio.file.Files.setLastModifiedTime(
                folder(id),
                java.nio.file.attribute.FileTime.from(Instant.now().minus(AGE).minusSeconds(60)));
    }

    private Path folder(ComplaintId id) {
        return attachments.resolve(id.toString().substring(0, 2)).resolve(id.toString());
    }
}
