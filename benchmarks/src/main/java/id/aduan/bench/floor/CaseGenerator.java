package id.aduan.bench.floor;

import id.aduan.bench.load.ReportBodies;
import id.aduan.cases.domain.Actor;
import id.aduan.cases.domain.ActorKind;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.Change;
import id.aduan.cases.domain.LineContent;
import id.aduan.cases.domain.NewLine;
import id.aduan.cases.vault.MasterKey;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Reporter;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.SourceReference;
import id.aduan.contracts.TrackingNumber;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.sealing.Contact;
import id.aduan.kit.secrets.ReporterRefs;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Fills the tables of case-service with cases of three years in all states, each with its whole history, chained and
 * sealed as the real ones, so that every page can show any of them.
 */
public final class CaseGenerator {
    private static final int TRANSACTION = 1000;
    private static final int TEMPLATES = 500;
    private static final Duration PAST = Duration.ofDays(3 * 365);

    private final CaseWriter writer;
    private final Connection connection;
    private final Random random;
    private final List<Template> templates = new ArrayList<>();

    private record Template(ComplaintReceived complaint, RoutingDecision decision) {}

    /** @param connection of the owner of the tables; it is the generator's own from now on */
    public CaseGenerator(Connection connection, FloorKeys keys, String masterKey, String referenceSecret, long seed)
            throws SQLException {
        this.connection = connection;
        this.random = new Random(seed);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off"); // what is lost with the machine is made anew
        }
        this.writer = new CaseWriter(connection, keys.pair(), new MasterKey(masterKey));
        Gazetteer gazetteer = Gazetteer.load();
        BareReport reports = new BareReport(gazetteer, keys.sealer(), new ReporterRefs(referenceSecret));
        ReportBodies bodies = new ReportBodies(gazetteer, seed);
        var decisions = BareRouting.decisions();
        for (int i = 0; i < TEMPLATES; i++) {
            ComplaintReceived complaint = reports.read(bodies.body(i), "template-" + i);
            templates.add(new Template(complaint, decisions.apply(complaint).decision()));
        }
    }

    /** Makes this many cases. */
    public void make(int count) throws SQLException {
        Instant now = Instant.now();
        for (int i = 1; i <= count; i++) {
            Template template = templates.get(random.nextInt(templates.size()));
            Instant received = now.minusSeconds((long) (random.nextDouble() * PAST.toSeconds()));
            ComplaintReceived complaint = renewed(template.complaint(), received);
            Contact contact = new Contact("Warga Uji", "+628000000" + (1000 + random.nextInt(9000)), null, null);
            writer.add(complaint, life(complaint, decided(template.decision(), received)), contact, false);
            if (i % TRANSACTION == 0 || i == count) {
                writer.commit();
            }
        }
    }

    /** Gives the tables' statistics what they would have after a night. */
    public void settle() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
        connection.close();
    }

    /** Seven of ten are closed, the others wait somewhere. */
    private Change life(ComplaintReceived complaint, RoutingDecision decision) {
        Change change = Case.open(complaint, decision);
        if (change.after().status() != CaseStatus.DISPATCHED) {
            return change;
        }
        int fate = random.nextInt(10);
        Instant at = complaint.receivedAt().plusSeconds(3600 + random.nextInt(100_000));
        Actor officer = Actor.staff(ActorKind.AGENCY, "petugas", decision.agency());
        if (fate > 0) {
            change = and(change, change.after().accept(officer, at));
        }
        if (fate > 1) {
            change = and(
                    change,
                    change.after()
                            .answer(officer, LineContent.ofText("Sudah ditangani di lapangan."), at.plusSeconds(7200)));
        }
        if (fate > 2) {
            Actor verifier = Actor.staff(ActorKind.VERIFIER, "verifikator", null);
            change = and(
                    change,
                    change.after().close(verifier, LineContent.ofText("Selesai diperiksa."), at.plusSeconds(90_000)));
        }
        return change;
    }

    private static Change and(Change before, Change next) {
        List<NewLine> lines = new ArrayList<>(before.lines());
        lines.addAll(next.lines());
        return new Change(next.after(), lines);
    }

    private ComplaintReceived renewed(ComplaintReceived template, Instant received) {
        SourceReference source = new SourceReference(
                template.source().channel(), "web", Long.toHexString(random.nextLong()) + random.nextLong());
        ComplaintId id = ComplaintId.of(source);
        Reporter reporter = new Reporter(
                "p-" + Long.toHexString(random.nextLong()), null, random.nextInt(5) == 0, random.nextInt(20) == 0);
        return new ComplaintReceived(
                EventId.derivedFrom("complaint-received.v1", id),
                id,
                TrackingNumber.of(id),
                template.kind(),
                source,
                null,
                received,
                template.language(),
                template.title(),
                template.narrative(),
                template.place(),
                null,
                template.urgency(),
                null,
                List.of(),
                reporter,
                null,
                null);
    }

    private static RoutingDecision decided(RoutingDecision template, Instant received) {
        return new RoutingDecision(
                1,
                template.outcome(),
                template.agency(),
                template.helpers(),
                template.referral(),
                template.category(),
                template.oversight(),
                template.area(),
                template.confidence(),
                template.alternatives(),
                template.reasons(),
                template.decidedBy(),
                received.plusMillis(30),
                template.directoryVersion());
    }
}
