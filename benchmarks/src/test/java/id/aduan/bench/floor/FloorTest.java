package id.aduan.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.aduan.bench.load.CallBodies;
import id.aduan.bench.load.ReportBodies;
import id.aduan.bench.load.Webhook;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Urgency;
import id.aduan.contracts.WhatsAppUpdate;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.sealing.Contact;
import id.aduan.kit.secrets.ReporterRefs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
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
    void aCallBecomesTheEventThatTheProjectWouldWriteAndAGhostNone() {
        FloorKeys keys = FloorKeys.make(folder);
        BareCall calls = new BareCall(gazetteer, keys.sealer(), new ReporterRefs(SECRET));
        CallBodies told = new CallBodies(gazetteer, 7);

        CallBodies.Call sent = told.emergency();
        ComplaintReceived emergency = calls.read(sent.body()).report();

        assertThat(emergency.urgency()).isEqualTo(Urgency.EMERGENCY);
        assertThat(emergency.emergencyKind()).isNotNull();
        assertThat(emergency.place().areaCode()).isNotNull();
        assertThat(emergency.source().externalId()).isEqualTo(sent.id().toString());
        assertThat(keys.pair().open(emergency.reporter().contact(), emergency.complaintId()))
                .isEqualTo(new Contact("Warga Uji 1", "+6280000000001", null, null));
        // a call that was not answered may be sent again
        assertThat(calls.read(sent.body()).report().eventId()).isEqualTo(emergency.eventId());
        for (int i = 0; i < 20; i++) {
            CallBodies.Call next = told.next();
            BareCall.Call read = calls.read(next.body());
            assertThat(read.report() != null).isEqualTo(next.kind().isReport());
            assertThat(read.isEmergency()).isEqualTo(next.kind() == CallBodies.Kind.EMERGENCY);
        }
    }

    @Test
    void aBodyOfWhatsAppIsVerifiedCutAndSealed() {
        BareUpdate updates = new BareUpdate("app-secret", SECRET);
        byte[] body = Webhook.messages(List.of("6280000001001", "6280000001002"), List.of("wamid.1", "wamid.2"), "halo")
                .getBytes(StandardCharsets.UTF_8);

        List<BareUpdate.Keyed> read = updates.read(body);

        assertThat(read).hasSize(2);
        WhatsAppUpdate second = read.get(1).update();
        assertThat(second.kind()).isEqualTo(WhatsAppUpdate.Kind.MESSAGE);
        // as the project names it, so that a repeated delivery is the same event
        assertThat(second.eventId())
                .isEqualTo(EventId.derivedFrom("whatsapp-update", Webhook.ACCOUNT, "message", "wamid.2"));
        assertThat(updates.open(second).at("/message/text/body").asText()).isEqualTo("halo");
        assertThat(read.get(0).recordKey()).hasSize(27).isNotEqualTo(read.get(1).recordKey());
        assertThat(updates.isSigned(body, "sha256=" + "0".repeat(64))).isFalse();
        assertThat(updates.isSigned(body, null)).isFalse();
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
