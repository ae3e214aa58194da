package id.aduan.cases.messaging;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import id.aduan.durable.Transactions;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.metrics.MetricName;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Follows what the doors have accepted, past the whole pipeline, and tells how many of them are no case after the time
 * that is allowed. It belongs to no group and commits nothing, so whatever is wrong with the pipeline, it sees it.
 */
@ApplicationScoped
class AcceptedComplaints {
    private static final Logger LOG = Logger.getLogger(AcceptedComplaints.class);
    private static final List<Topic> TOPICS = List.of(Topic.COMPLAINT_RECEIVED, Topic.COMPLAINT_RECEIVED_URGENT);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ASKED_AT_ONCE = 1_000;

    /** The broker gathers as much before it answers, or for a round; one partition's past alone is as much. */
    private static final int FETCHED_AT_ONCE = 256 * 1024;

    private final Transactions transactions;
    private final Map<String, Object> settings;
    private final Duration allowed;
    private final Duration lookBack;
    private final NavigableMap<Instant, Set<UUID>> pending = new TreeMap<>(); // by acceptance; of the thread alone
    private final Thread thread = new Thread(this::run, "accepted-complaints");
    private volatile int overdue;
    private volatile Instant oldestOverdue;
    private volatile boolean stopped;
    private volatile KafkaConsumer<String, byte[]> consumer;

    AcceptedComplaints(
            Transactions transactions,
            Meters meters,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "aduan.cases.overdue.after", defaultValue = "60s") Duration allowed,
            @ConfigProperty(name = "aduan.cases.overdue.look-back", defaultValue = "P1D") Duration lookBack) {
        this.transactions = transactions;
        this.allowed = allowed;
        this.lookBack = lookBack;
        this.settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, ASKED_AT_ONCE);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_AT_ONCE);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCHED_AT_ONCE);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(ROUND.toMillis()));
        thread.setDaemon(true);
        meters.number(MetricName.COMPLAINTS_OVERDUE, () -> overdue);
        meters.since(MetricName.COMPLAINTS_OVERDUE_OLDEST, () -> oldestOverdue);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        KafkaConsumer<String, byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
    }

    private void run() {
        while (!stopped) {
            try (KafkaConsumer<String, byte[]> opened =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer = opened;
                pending.clear();
                follow(opened);
            } catch (WakeupException e) {
                LOG.debug("accepted complaints are no longer followed");
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.warnf(
                            "accepted complaints cannot be followed, trying again: %s",
                            e.getClass().getSimpleName());
                    pause();
                }
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> opened) {
        Instant from = Instant.now().minus(lookBack);
        List<TopicPartition> partitions = partitions(opened);
        opened.assign(partitions);
        Map<TopicPartition, Long> since = new HashMap<>();
        partitions.forEach(each -> since.put(each, from.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> starts = opened.offsetsForTimes(since);
        opened.seekToEnd(partitions);
        starts.forEach((each, start) -> {
            if (start != null) {
                opened.seek(each, start.offset());
            }
        });
        long round = System.nanoTime();
        while (!stopped) {
            Duration rest = ROUND.minusNanos(System.nanoTime() - round);
            opened.poll(rest.isNegative() ? Duration.ZERO : rest).forEach(this::remember);
            if (System.nanoTime() - round >= ROUND.toNanos()) {
                ask();
                round = System.nanoTime();
            }
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> opened) {
        return TOPICS.stream()
                .flatMap(topic -> opened.partitionsFor(topic.wireName()).stream())
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }

    private void remember(ConsumerRecord<String, byte[]> accepted) {
        try {
            ComplaintId id = ComplaintId.parse(accepted.key());
            if (!id.isCanary()) {
                pending.computeIfAbsent(Instant.ofEpochMilli(accepted.timestamp()), first -> new HashSet<>())
                        .add(id.value());
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            // a foreign record: no door has answered for it
            LOG.debugf("%s-%d@%d has no complaint's key", accepted.topic(), accepted.partition(), accepted.offset());
        }
    }

    /**
     * Asks the table of cases for those whose time is up; what it does not have is overdue, but for what a person has given
     * up at this service's desk. What is older than the look-back is not told any more, as after a start.
     */
    private void ask() {
        Instant now = Instant.now();
        pending.headMap(now.minus(lookBack)).clear();
        NavigableMap<Instant, Set<UUID>> due = pending.headMap(now.minus(allowed), false);
        Set<UUID> late = new HashSet<>();
        due.values().forEach(late::addAll);
        try {
            List<UUID> asked = List.copyOf(late);
            for (int first = 0; first < asked.size(); first += ASKED_AT_ONCE) {
                forget(asked.subList(first, Math.min(asked.size(), first + ASKED_AT_ONCE)), late);
            }
        } catch (RuntimeException e) {
            // the database is away, which is told elsewhere; what was known stands
            LOG.debugf("the cases could not be asked: %s", e.getClass().getSimpleName());
            return;
        }
        due.values().removeIf(accepted -> {
            accepted.retainAll(late);
            return accepted.isEmpty();
        });
        Instant oldest = due.isEmpty() ? null : due.firstKey();
        if (overdue == 0 && !late.isEmpty()) {
            LOG.errorf(
                    "%d accepted complaints are no case after %s; the oldest was accepted at %s. See which stage has the"
                            + " oldest waiting record, and the dead letters",
                    late.size(), allowed, oldest);
        }
        overdue = late.size();
        oldestOverdue = oldest;
    }

    /** Takes away those that are a case or given up. */
    private void forget(Collection<UUID> asked, Set<UUID> late) {
        List<UUID> cases = transactions
                .run(session -> session.<UUID>createNativeQuery("select id from cases where id in (?1)")
                        .setParameter(1, asked)
                        .getResultList())
                .await()
                .atMost(PATIENCE);
        cases.forEach(late::remove);
        Map<UUID, UUID> byDecision = new HashMap<>();
        asked.stream()
                .filter(late::contains)
                .forEach(id -> byDecision.put(
                        EventId.derivedFrom("complaint-routed", new ComplaintId(id), 1)
                                .value(),
                        id));
        if (byDecision.isEmpty()) {
            return;
        }
        List<UUID> givenUp = transactions
                .run(session -> session.<UUID>createNativeQuery(
                                "select event_id from parked_decision where decision = 'DROPPED' and event_id in (?1)")
                        .setParameter(1, byDecision.keySet())
                        .getResultList())
                .await()
                .atMost(PATIENCE);
        givenUp.forEach(event -> late.remove(byDecision.get(event)));
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }
}
