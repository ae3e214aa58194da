package id.aduan.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.aduan.bench.load.ReportBodies;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.Coordinates;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.sealing.Contact;
import id.aduan.kit.secrets.ReporterRefs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A floor that did less than the project would be none. */
class FloorTest {
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

    private final Gazetteer gazetteer = Gazetteer.load();
    private final ReportBodies bodies = new ReportBodies(gazetteer, 7);

    @TempDir
    private Path folder;

    @Test
    void aBodyBecomesTheEventThatTheProjectWouldWrite() {
        FloorKeys keys = FloorKeys.make(folder);
        BareReport reports = new BareReport(gazetteer, keys.sealer(), new ReporterRefs(SECRET));

        ComplaintReceived complaint = reports.read(bodies.body(5), "key");

        assertThat(complaint.place().coordinates().provenance()).isEqualTo(Coordinates.Provenance.DEVICE);
        assertThat(complaint.reporter().ref()).isEqualTo(new ReporterRefs(SECRET).ofPhone("+6280000000005"));
        assertThat(keys.pair().open(complaint.reporter().contact(), complaint.complaintId()))
                .isEqualTo(new Contact("Warga Uji 5", "+6280000000005", null, null));
    }

    @Test
    void theSameBodyUnderTheSameKeyIsTheSameComplaintAndAnotherKeyAnother() {
        BareReport reports = new BareReport(gazetteer, FloorKeys.make(folder).sealer(), new ReporterRefs(SECRET));
        ComplaintReceived complaint = reports.read(bodies.body(5), "key");

        assertThat(reports.read(bodies.body(5), "key").complaintId()).isEqualTo(complaint.complaintId());
        assertThat(reports.read(bodies.body(5), "other").complaintId()).isNotEqualTo(complaint.complaintId());
        assertThat(reports.read(bodies.body(6), "key").complaintId()).isNotEqualTo(complaint.complaintId());
    }

    @Test
    void aBodyThatIsNoReportIsRefused() {
        BareReport reports = new BareReport(gazetteer, FloorKeys.make(folder).sealer(), new ReporterRefs(SECRET));

        for (String body : new String[] {"", "[]", "{\"kind\":\"COMPLAINT\"}", "{\"kind\":\"COMPLAINT\"} {}"}) {
            assertThatThrownBy(() -> reports.read(body.getBytes(StandardCharsets.UTF_8), "key"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theFloorDecidesByTheProjectsRules() {
        BareReport reports = new BareReport(gazetteer, FloorKeys.make(folder).sealer(), new ReporterRefs(SECRET));
        ComplaintReceived complaint = reports.read(bodies.body(0), "key");

        ComplaintRouted routed = BareRouting.decisions().apply(complaint);

        assertThat(routed.complaint()).isEqualTo(complaint);
        assertThat(routed.decision().number()).isEqualTo(1);
        assertThat(routed.decision().area()).isNotNull();
        assertThat(routed.decision().reasons()).isNotEmpty();
    }

    @Test
    void theFloorsClientsAreSetAsTheProjects() {
        assertThat(Clients.ofTheProject(Clients.PRODUCER, ProducerConfig.configNames()))
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", "true");
        assertThat(Clients.ofTheProject(Clients.CONNECTOR, Set.of("max.poll.records")))
                .containsKey("max.poll.records");
    }
}
