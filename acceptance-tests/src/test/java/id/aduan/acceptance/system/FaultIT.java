package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/**
 * Services are killed with {@code kill -9} at random while reports come in, a third of them twice. What was answered with
 * a number is a case, once; what was not is one at most once, and its retry gets the same number.
 */
class FaultIT {
    private static final int REPORTS = Integer.getInteger("fault.complaints", 500);
    private static final int PER_SECOND = Integer.getInteger("fault.rate", 20);
    private static final Duration BETWEEN_KILLS = Duration.ofMillis(2_500);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> SERVICES = List.of("intake-web", "routing-service", "case-service");

    private final WholeSystem system = WholeSystem.get();
    private final Desk desk = new Desk(system);
    private final Random random = new Random(20261124);

    /** One attempt to file a report: its key, and what was answered (null for a 503 or no answer). */
    private record Attempt(String key, Desk.Filed filed) {}

    @Test
    void nothingThatWasAcceptedIsLostOrDoubled() throws Exception {
        long before = total();
        List<Attempt> attempts = Collections.synchronizedList(new ArrayList<>());
        Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
        AtomicBoolean sending = new AtomicBoolean(true);
        Map<String, Integer> kills = new TreeMap<>();
        Thread killer = new Thread(() -> killAtRandom(sending, kills), "killer");

        killer.start();
        sendAll(attempts, statuses);
        sending.set(false);
        killer.join();
        awaitReady();

        Map<String, Set<Desk.Filed>> answered = answeredByKey(attempts);
        assertThat(answered.values()).as("a repeated report has one number").allSatisfy(numbers -> assertThat(numbers)
                .hasSize(1));

        Set<String> unanswered = attempts.stream().map(Attempt::key).collect(Collectors.toCollection(HashSet::new));
        unanswered.removeAll(answered.keySet());
        Map<String, Desk.Filed> retried = new HashMap<>();
        for (String key : unanswered) {
            Desk.Filed first = desk.file(key, report(key));
            assertThat(desk.file(key, report(key))).isEqualTo(first);
            retried.put(key, first);
        }
        Set<String> expected = new HashSet<>();
        answered.values()
                .forEach(numbers -> expected.add(numbers.iterator().next().complaintId()));
        retried.values().forEach(filed -> expected.add(filed.complaintId()));

        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(this::nothingWaits);
        List<String> lost = new ArrayList<>();
        for (String complaintId : expected) {
            if (desk.seeCase("supervisor", complaintId).status() != 200) {
                lost.add(complaintId);
            }
        }
        String figures = "reports sent " + attempts.size() + ", distinct " + (answered.size() + retried.size())
                + ", answers " + statuses + ", answered only on retry " + retried.size() + ", kills " + kills
                + ", cases before " + before + " and after " + total() + ", lost " + lost.size();
        System.out.println("FAULTS: " + figures);

        assertThat(lost).as(figures).isEmpty();
        assertThat(total() - before).as(figures).isEqualTo(expected.size());
        assertThat(system.aduan(120, "cases", "verify")).contains("true");
        assertThat(kills.values().stream().mapToInt(Integer::intValue).sum())
                .as("something was killed")
                .isGreaterThanOrEqualTo(3);
    }

    private void sendAll(List<Attempt> attempts, Map<Integer, AtomicInteger> statuses) throws InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(32);
        List<String> keys = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < REPORTS; i++) {
            boolean repeat = i % 3 == 2;
            String key = repeat
                    ? keys.get(random.nextInt(keys.size()))
                    : UUID.randomUUID().toString();
            if (!repeat) {
                keys.add(key);
            }
            long due = start + i * 1_000_000_000L / PER_SECOND;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            senders.execute(() -> attempts.add(new Attempt(key, send(key, statuses))));
        }
        senders.shutdown();
        assertThat(senders.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    }

    private Desk.Filed send(String key, Map<Integer, AtomicInteger> statuses) {
        int status = 0;
        try {
            Answer answer = desk.web().post("/api/v1/complaints", Map.of("Idempotency-Key", key), report(key));
            status = answer.status();
            return status == 201 ? Desk.Filed.of(answer.json()) : null;
        } catch (Web.NoAnswer broken) {
            return null;
        } finally {
            statuses.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
        }
    }

    private static Map<String, Object> report(String key) {
        return Map.of(
                "kind",
                "COMPLAINT",
                "narrative",
                "Lampu jalan di depan sekolah mati sejak minggu lalu, gelap sekali. Catatan " + key,
                "place",
                Map.of("text", "Desa Citeko, Plered"));
    }

    private void killAtRandom(AtomicBoolean sending, Map<String, Integer> kills) {
        Random choice = new Random(7);
        while (sending.get()) {
            try {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_KILLS.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            String service = SERVICES.get(choice.nextInt(SERVICES.size()));
            pid(service).flatMap(ProcessHandle::of).ifPresent(process -> {
                process.destroyForcibly();
                kills.merge(service, 1, Integer::sum);
            });
        }
    }

    private java.util.Optional<Long> pid(String service) {
        for (JsonNode line : system.status().path("services")) {
            if (line.path("name").asText().equals(service) && line.path("pid").asLong() > 0) {
                return java.util.Optional.of(line.path("pid").asLong());
            }
        }
        return java.util.Optional.empty();
    }

    private void awaitReady() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> system.status().path("ready").asBoolean());
    }

    private static Map<String, Set<Desk.Filed>> answeredByKey(List<Attempt> attempts) {
        Map<String, Set<Desk.Filed>> answered = new HashMap<>();
        for (Attempt attempt : attempts) {
            if (attempt.filed() != null) {
                answered.computeIfAbsent(attempt.key(), any -> new HashSet<>()).add(attempt.filed());
            }
        }
        return answered;
    }

    private long total() {
        return desk.web()
                .get("/api/v1/cases?limit=1", desk.as("supervisor"))
                .expect(200)
                .json()
                .path("counts")
                .path("total")
                .asLong();
    }

    /** Every group of the pipeline has committed all that is on its topics. */
    private boolean nothingWaits() throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                system.status().path("kafka").path("bootstrap").asText());
        try (Admin admin = Admin.create(settings)) {
            for (String group : List.of(
                    "routing-service.complaint-received",
                    "routing-service.complaint-routed",
                    "case-service.complaint-routed")) {
                var committed = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get(30, TimeUnit.SECONDS);
                String topic = group.substring(group.indexOf('.') + 1) + ".v1";
                Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
                for (int partition = 0; partition < id.aduan.contracts.Topic.PARTITIONS; partition++) {
                    wanted.put(new TopicPartition(topic, partition), OffsetSpec.latest());
                }
                var ends = admin.listOffsets(wanted).all().get(30, TimeUnit.SECONDS);
                for (var end : ends.entrySet()) {
                    var done = committed.get(end.getKey());
                    long offset = done == null ? 0 : done.offset();
                    if (offset < end.getValue().offset()) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
