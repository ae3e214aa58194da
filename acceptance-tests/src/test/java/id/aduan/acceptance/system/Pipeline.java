package id.aduan.acceptance.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The way of a report from the outside: what is on the topics, what the groups have done, what the cases are. */
final class Pipeline {
    /** Every group of the way, with the topic that it reads. */
    private static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("routing-service.complaint-received", "complaint-received.v1"),
            Map.entry("routing-service.complaint-received-urgent", "complaint-received-urgent.v1"),
            Map.entry("routing-service.complaint-routed", "complaint-routed.v1"),
            Map.entry("routing-service.complaint-routed-urgent", "complaint-routed-urgent.v1"),
            Map.entry("routing-service.case-event", "case-event.v1"),
            Map.entry("case-service.complaint-routed", "complaint-routed.v1"),
            Map.entry("case-service.complaint-routed-urgent", "complaint-routed-urgent.v1"),
            Map.entry("case-service.citizen-action", "citizen-action.v1"),
            Map.entry("case-service.notice-receipt", "notice-receipt.v1"),
            Map.entry("intake-whatsapp.whatsapp-update", "whatsapp-update.v1"),
            Map.entry("intake-whatsapp.notice", "notice.v1"),
            Map.entry("intake-whatsapp.case-event", "case-event.v1"),
            Map.entry("intake-callcenter.notice", "notice.v1"),
            Map.entry("intake-callcenter.case-event", "case-event.v1"));

    static final List<String> SERVICES =
            List.of("intake-web", "intake-whatsapp", "intake-callcenter", "routing-service", "case-service");

    /** Where what is parked is seen, one for each database. */
    static final List<String> DEAD_LETTERS = List.of(
            "/api/v1/cases/dead-letters",
            "/api/v1/routing/dead-letters",
            "/api/v1/whatsapp/dead-letters",
            "/api/v1/calls/dead-letters");

    private static final List<String> ORDERED =
            List.of("complaint-routed.v1", "complaint-routed-urgent.v1", "case-event.v1");
    private static final List<String> DATABASES = List.of("routing", "cases", "whatsapp", "callcenter");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int MILLISECONDS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WholeSystem system;
    private final Desk desk;

    Pipeline(WholeSystem system, Desk desk) {
        this.system = system;
        this.desk = desk;
    }

    /** All cases that there are. */
    long cases() {
        return desk.web()
                .get("/api/v1/cases?limit=1", desk.as("supervisor"))
                .expect(200)
                .json()
                .path("counts")
                .path("total")
                .asLong();
    }

    /** Those of the reports that are no case. */
    List<String> withoutCase(Collection<String> complaintIds) {
        Map<String, String> supervisor = desk.as("supervisor");
        return complaintIds.parallelStream()
                .filter(id -> desk.web().get("/api/v1/cases/" + id, supervisor).status() != 200)
                .toList();
    }

    void awaitReady() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> system.status().path("ready").asBoolean());
    }

    /** Waits until every group has committed all that is on its topic and nothing waits to be sent. */
    void awaitQuiet() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(MILLISECONDS))
                .ignoreExceptions()
                .until(() -> lag() == 0 && unsent() == 0);
    }

    /** How many records the groups have yet to commit. */
    long lag() throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = admin()) {
            Map<String, Map<TopicPartition, Long>> ends = new HashMap<>();
            long lag = 0;
            for (Map.Entry<String, String> group : GROUPS.entrySet()) {
                var committed = admin.listConsumerGroupOffsets(group.getKey())
                        .partitionsToOffsetAndMetadata()
                        .get(30, SECONDS);
                Map<TopicPartition, Long> end = ends.get(group.getValue());
                if (end == null) {
                    end = ends(admin, group.getValue());
                    ends.put(group.getValue(), end);
                }
                for (Map.Entry<TopicPartition, Long> each : end.entrySet()) {
                    var done = committed.get(each.getKey());
                    lag += Math.max(0, each.getValue() - (done == null ? 0 : done.offset()));
                }
            }
            return lag;
        }
    }

    /** How many events are committed in a database and not yet on their topic. */
    long unsent() throws SQLException {
        return count("select count(*) from outbox");
    }

    /** How many records wait for a person. */
    long parked() throws SQLException {
        return count("select count(*) from parked_record");
    }

    /** What the door of WhatsApp has not done yet: messages whose fate is open, files on their way, questions. */
    long untold() throws SQLException {
        return count("whatsapp", """
                select (select count(*) from send where state in ('QUEUED', 'SENDING', 'UNCERTAIN'))
                     + (select count(*) from media where next_try is not null) + (select count(*) from question)
                """);
    }

    private long count(String sql) throws SQLException {
        long count = 0;
        for (String database : DATABASES) {
            count += count(database, sql);
        }
        return count;
    }

    private long count(String database, String sql) throws SQLException {
        try (Connection connection = system.database(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** How many records have ever been written to a topic. */
    long written(String topic) throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = admin()) {
            return ends(admin, topic).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Where the topics with an order end now. */
    Map<TopicPartition, Long> ends() {
        try (Admin admin = admin()) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            for (String topic : ORDERED) {
                ends.putAll(ends(admin, topic));
            }
            return ends;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keys of which a later record stands before an earlier one, in what came since; a record sent twice is one. */
    List<String> outOfOrder(Map<TopicPartition, Long> since) {
        Map<TopicPartition, Long> until = ends();
        Map<String, Long> last = new HashMap<>();
        Set<String> seen = new HashSet<>();
        List<String> faults = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(until.keySet());
            since.forEach(consumer::seek);
            while (until.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(MILLISECONDS))) {
                    JsonNode event = json(each.value());
                    if (!seen.add(event.path("eventId").asText())) {
                        continue;
                    }
                    long version = each.topic().startsWith("case")
                            ? event.path("version").asLong()
                            : event.path("decision").path("number").asLong();
                    Long before = last.put(each.topic() + " " + each.key(), version);
                    if (before != null && before >= version) {
                        faults.add(each.topic() + " " + each.key() + ": " + version + " after " + before);
                    }
                }
            }
        }
        return faults;
    }

    /** What the system itself says of its state now, in a few words; empty when it says that all is well. */
    String told() {
        JsonNode status = system.status();
        if (status.path("ready").asBoolean()) {
            return "";
        }
        List<String> down = new ArrayList<>();
        for (String group : List.of("foundation", "services")) {
            for (JsonNode part : status.path(group)) {
                if (!part.path("ready").asBoolean(true)) {
                    down.add(part.path("name").asText());
                }
            }
        }
        return down.stream().collect(Collectors.joining(", ", "not ready: ", ""));
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap()));
    }

    private String bootstrap() {
        return "127.0.0.1:" + system.settings().ports().kafka();
    }

    private static Map<TopicPartition, Long> ends(Admin admin, String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (int partition = 0; partition < id.aduan.contracts.Topic.PARTITIONS; partition++) {
            wanted.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        return admin.listOffsets(wanted).all().get(30, SECONDS).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
