package id.aduan.acceptance.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.aduan.acceptance.Project;
import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.Topic;
import id.aduan.stack.FreePort;
import id.aduan.stack.launch.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Bad input made from the documents of the API and the samples of the events, for every endpoint and every topic: a
 * thousand in every build; {@code -Dit.test=HostileInputIT -Dhostile.inputs=20000 -Dhostile.seed=…} sends more, or others.
 */
class HostileInputIT {
    private static final int INPUTS = Integer.getInteger("hostile.inputs", 1_000);
    private static final long SEED = Long.getLong("hostile.seed", 20261124L);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All that is sent comes from one address, and much of it is a PIN that is wrong. */
    private static final String OPTIONS = "-Daduan.intake.web.tracking.tries-per-address=1000000";

    private static WholeSystem system;
    private static Desk desk;
    private static Pipeline pipeline;

    /** What is sent here changes accounts and the directory, so this system is nobody else's. */
    @BeforeAll
    static void start() {
        system = WholeSystem.start(
                Project.ROOT.resolve("acceptance-tests/target/hostile"),
                FreePort.firstOf(Ports.MANY),
                Map.of(),
                OPTIONS);
        desk = new Desk(system);
        pipeline = new Pipeline(system, desk);
    }

    @Test
    void noRequestIsAnsweredByAFaultOfOurs() {
        List<HostileRequests.Operation> operations = HostileRequests.operations();
        HostileRequests requests = new HostileRequests(system, new Hostile(SEED));
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < INPUTS * 4 / 5; i++) {
            HostileRequests.Sent sent = requests.send(operations.get(i % operations.size()));
            statuses.merge(sent.status(), 1, Integer::sum);
            if (!sent.fault().isEmpty()) {
                faults.add(sent.fault());
            }
        }
        System.out.println("HOSTILE requests to " + operations.size() + " operations, by status " + statuses);

        assertThat(faults.stream().distinct().toList()).isEmpty();
        aReportStillBecomesACase();
    }

    @Test
    void noRecordStopsAConsumerOrLosesAKey() throws Exception {
        Desk.Filed known = aReportStillBecomesACase();
        Hostile hostile = new Hostile(SEED);
        int records = INPUTS / 5;
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        system.status().path("kafka").path("bootstrap").asText(),
                        "max.request.size",
                        Stream.of(Topic.values())
                                .mapToInt(Topic::maxRecordBytes)
                                .max()
                                .orElseThrow()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                Topic topic = Topic.values()[i % Topic.values().length];
                var unused = producer.send(record(topic, known, hostile));
            }
            producer.flush();
        }
        pipeline.awaitReady();
        pipeline.awaitQuiet();
        long parked = pipeline.parked();
        System.out.println("HOSTILE records " + records + ", at the desks " + parked);
        assertThat(parked).isPositive();

        dropAll();
        pipeline.awaitQuiet();
        assertThat(pipeline.parked()).isZero();
        desk.act(known, UUID.randomUUID().toString(), Map.of("type", "REPLY", "text", "Masih mati."))
                .expect(202);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        desk.seeCase("supervisor", known.complaintId()).text())
                .as("what comes later for the key of a bad record is applied")
                .contains("Masih mati."));
        aReportStillBecomesACase();
        assertThat(system.aduan(300, "cases", "verify")).contains("true");
    }

    private static Desk.Filed aReportStillBecomesACase() {
        Desk.Filed filed = desk.file(
                UUID.randomUUID().toString(),
                Map.of("kind", "COMPLAINT", "narrative", "Lampu jalan di depan pasar mati. " + UUID.randomUUID()));
        await().atMost(PATIENCE)
                .pollInterval(200, TimeUnit.MILLISECONDS)
                .until(() -> desk.seeCase("supervisor", filed.complaintId()).status() == 200
                        || desk.web()
                                        .get("/api/v1/routing/triage/" + filed.complaintId(), desk.as("supervisor"))
                                        .status()
                                == 200);
        return filed;
    }

    private static ProducerRecord<String, byte[]> record(Topic topic, Desk.Filed known, Hostile hostile) {
        JsonNode sample = sample(topic);
        String key = hostile.once(3)
                ? known.complaintId()
                : hostile.once(8) ? null : UUID.randomUUID().toString();
        RecordHeaders headers = new RecordHeaders();
        Map<String, String> good = Map.of(
                EventHeaders.SPEC_VERSION, "1.0",
                EventHeaders.ID, UUID.randomUUID().toString(),
                EventHeaders.SOURCE, "/hostile",
                EventHeaders.TYPE, topic.wireName(),
                EventHeaders.TIME, "2026-11-24T01:00:00Z",
                EventHeaders.CONTENT_TYPE, "application/json");
        good.forEach((name, value) -> {
            if (!hostile.once(12)) {
                headers.add(name, (hostile.once(12) ? hostile.word() : value).getBytes(UTF_8));
            }
        });
        byte[] body = hostile.once(20) ? null : hostile.document(sample);
        return new ProducerRecord<>(topic.wireName(), null, key, body, headers);
    }

    private static JsonNode sample(Topic topic) {
        String name = topic.wireName().replace("-urgent", "");
        try (InputStream in = Topic.class.getResourceAsStream("/samples/" + name + ".json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The person at each desk gives every one of them up. */
    private static void dropAll() {
        for (String door : Pipeline.DEAD_LETTERS) {
            await().atMost(PATIENCE).until(() -> {
                JsonNode causes = desk.web()
                        .get(door, desk.as("admin"))
                        .expect(200)
                        .json()
                        .path("causes");
                for (JsonNode cause : causes) {
                    for (JsonNode each : cause.path("records")) {
                        desk.web()
                                .post(
                                        door + "/" + each.path("id").asText() + "/drop",
                                        desk.as("admin"),
                                        Map.of("reason", "made by a test"));
                    }
                }
                return causes.isEmpty();
            });
        }
    }
}
