package id.aduan.bench.stage;

import id.aduan.bench.floor.BareReport;
import id.aduan.bench.floor.BareRouting;
import id.aduan.bench.floor.Clients;
import id.aduan.bench.floor.FloorKeys;
import id.aduan.bench.load.ReportBodies;
import id.aduan.bench.stack.SystemUnderTest;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.Topic;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.sealing.ContactSealer;
import id.aduan.kit.secrets.ReporterRefs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes many events at once, and watches how fast somebody works them off. */
final class Backlog {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration STANDSTILL = Duration.ofMinutes(5);
    private static final double WARM = 0.05;

    private final Run run;
    private final SystemUnderTest system;
    private final FloorKeys floorKeys;
    private final Gazetteer gazetteer = Gazetteer.load();
    private final ReportBodies bodies = new ReportBodies(gazetteer, 3);
    private final Function<ComplaintReceived, ComplaintRouted> decisions = BareRouting.decisions();

    Backlog(Run run, SystemUnderTest system, FloorKeys floorKeys) {
        this.run = run;
        this.system = system;
        this.floorKeys = floorKeys;
    }

    /** Reports for routing-service. */
    void received(int count) {
        write(count, realKey(), complaint -> event(Topic.COMPLAINT_RECEIVED.wireName(), complaint));
    }

    /** The same for the floor. */
    void receivedByFloor(int count) {
        write(count, floorKeys.sealer(), complaint -> event(Floors.RECEIVED, complaint));
    }

    /** Decisions for case-service. */
    void routed(int count) {
        write(count, realKey(), complaint -> decided(Topic.COMPLAINT_ROUTED.wireName(), complaint));
    }

    /** The same for the floor. */
    void routedByFloor(int count) {
        write(count, floorKeys.sealer(), complaint -> decided(Floors.ROUTED, complaint));
    }

    /**
     * The rate at which a backlog is worked off, from its first twentieth to its end, so that joining a group does not
     * count.
     *
     * @param done how many of it are done
     */
    static double rate(int count, LongSupplier done) {
        long first = Math.max(1, (long) (count * WARM));
        long changed = System.nanoTime();
        long began = 0;
        long beganWith = 0;
        long last = -1;
        while (true) {
            long now = System.nanoTime();
            long so = done.getAsLong();
            if (so != last) {
                last = so;
                changed = now;
            }
            if (began == 0 && so >= first) {
                began = now;
                beganWith = so;
            }
            if (so >= count) {
                return (so - beganWith) / Math.max(1e-9, (now - began) / 1e9);
            }
            if (now - changed > STANDSTILL.toNanos()) {
                throw new IllegalStateException("nothing goes on after " + so + " of " + count);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private ContactSealer realKey() {
        Path file = system.home().resolve("intake-web/sealing-key.json");
        long end = System.nanoTime() + STANDSTILL.toNanos();
        while (!Files.exists(file) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return FloorKeys.sealer(file);
    }

    private void write(
            int count, ContactSealer sealer, Function<ComplaintReceived, ProducerRecord<String, byte[]>> event) {
        run.say().accept("    writing a backlog of " + count);
        BareReport reports =
                new BareReport(gazetteer, sealer, new ReporterRefs(system.secret("aduan.secrets.reporter-ref")));
        String keys = UUID.randomUUID().toString();
        AtomicReference<Exception> failed = new AtomicReference<>();
        try (KafkaProducer<String, byte[]> producer = Clients.bulkProducer(system.bootstrap())) {
            for (int i = 0; i < count; i++) {
                var unused = producer.send(event.apply(reports.read(bodies.body(i), keys + i)), (written, failure) -> {
                    if (failure != null) {
                        failed.set(failure);
                    }
                });
            }
        }
        if (failed.get() != null) {
            throw new IllegalStateException("the backlog could not be written", failed.get());
        }
    }

    private ProducerRecord<String, byte[]> decided(String topic, ComplaintReceived complaint) {
        ComplaintRouted routed = decisions.apply(complaint);
        return Clients.event(
                topic,
                Topic.COMPLAINT_ROUTED.wireName(),
                complaint.complaintId().toString(),
                routed.eventId(),
                routed.decision().decidedAt(),
                EventJson.write(routed));
    }

    private static ProducerRecord<String, byte[]> event(String topic, ComplaintReceived complaint) {
        return Clients.event(
                topic,
                Topic.COMPLAINT_RECEIVED.wireName(),
                complaint.complaintId().toString(),
                complaint.eventId(),
                complaint.receivedAt(),
                EventJson.write(complaint));
    }
}
