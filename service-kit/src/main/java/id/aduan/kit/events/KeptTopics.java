package id.aduan.kit.events;

import id.aduan.contracts.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes the topics that this service reads and writes, before its consumers start; brokers do not make topics by
 * themselves. With Kafka away the service starts all the same and goes on trying. A topic that is deleted while the
 * service runs is made anew, so that doors go on, and that is told; so is a topic with other partitions than expected.
 */
@ApplicationScoped
class KeptTopics {
    private static final Logger LOG = Logger.getLogger(KeptTopics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Map<String, Object> kafka;
    private final List<Topic> topics;
    private final short replication;
    private final boolean flushEachRecord;
    private final Duration checkEvery;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "kept-topics");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Instant> madeAnew = new ConcurrentHashMap<>();
    private final Map<String, Integer> otherPartitions = new ConcurrentHashMap<>();
    private volatile boolean complete;

    KeptTopics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "aduan.kafka.topics") Optional<List<String>> topics,
            @ConfigProperty(name = "aduan.kafka.replication", defaultValue = "1") short replication,
            @ConfigProperty(name = "aduan.kafka.flush-each-record.enabled", defaultValue = "true")
                    boolean flushEachRecord,
            @ConfigProperty(name = "aduan.kafka.topics.check-every", defaultValue = "10s") Duration checkEvery) {
        this.kafka = kafka;
        this.topics = topics.orElse(List.of()).stream()
                .map(name -> Topic.ofWireName(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "aduan.kafka.topics names " + name + ", which is no topic of contracts")))
                .toList();
        this.replication = replication;
        this.flushEachRecord = flushEachRecord;
        this.checkEvery = checkEvery;
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        if (topics.isEmpty()) {
            return;
        }
        check();
        if (!complete) {
            LOG.warn("Kafka is away: the topics are made as soon as it is there");
        }
        var unused = timer.scheduleWithFixedDelay(
                this::check, checkEvery.toMillis(), checkEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** What a person should know and do, by topic; empty while all is as it should be. */
    SortedMap<String, String> troubles() {
        SortedMap<String, String> troubles = new TreeMap<>();
        otherPartitions.forEach(
                (name, count) -> troubles.put(
                        name,
                        "has " + count + " partitions and not " + Topic.PARTITIONS
                                + ". It works; to change it, stop the doors, let"
                                + " everything be read, and only then alter the topic, since a key moves to another partition"));
        madeAnew.forEach((name, when) -> troubles.put(
                name,
                "was gone and has been made anew at " + when
                        + ". Records that nobody had read are lost: see whether accepted"
                        + " reports are overdue, the check \"offsets\" for groups that wait, and docs/restore.md"));
        return troubles;
    }

    /** Makes what is missing. Changes nothing while Kafka is away. */
    void check() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (Admin admin = Admin.create(settings)) {
            Set<String> existing = get(admin.listTopics().names());
            List<NewTopic> missing = new ArrayList<>();
            List<String> present = new ArrayList<>();
            for (NewTopic topic : wanted()) {
                if (existing.contains(topic.name())) {
                    present.add(topic.name());
                } else {
                    missing.add(topic);
                }
            }
            for (Map.Entry<String, KafkaFuture<Void>> made :
                    admin.createTopics(missing).values().entrySet()) {
                make(made.getKey(), made.getValue());
            }
            get(admin.describeTopics(present).allTopicNames()).values().forEach(this::comparePartitions);
            complete = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.debug("the topics cannot be looked at", e);
        }
    }

    private void make(String name, KafkaFuture<Void> made)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            get(made);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return; // another instance was quicker
            }
            throw e;
        }
        if (complete) {
            madeAnew.put(name, Instant.now());
            LOG.errorf("the topic %s was gone and has been made anew: records that nobody had read are lost", name);
        } else {
            LOG.infof("made the topic %s", name);
        }
    }

    private void comparePartitions(TopicDescription topic) {
        int count = topic.partitions().size();
        if (count == Topic.PARTITIONS) {
            otherPartitions.remove(topic.name());
        } else if (otherPartitions.put(topic.name(), count) == null) {
            LOG.warnf("the topic %s has %d partitions and not %d", topic.name(), count, Topic.PARTITIONS);
        }
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private List<NewTopic> wanted() {
        List<NewTopic> wanted = new ArrayList<>();
        for (Topic topic : topics) {
            wanted.add(newTopic(topic, topic.wireName(), topic.compacted()));
            wanted.add(newTopic(topic, topic.deadLetterName(), false));
        }
        return wanted;
    }

    private NewTopic newTopic(Topic topic, String name, boolean compacted) {
        Map<String, String> settings = new HashMap<>();
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(topic.maxRecordBytes()));
        if (compacted) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        } else {
            settings.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(topic.retention().toMillis()));
        }
        if (flushEachRecord && replication == 1) {
            // a single broker acknowledges before fsync otherwise, and a power cut would take what was accepted
            settings.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
        }
        return new NewTopic(name, Topic.PARTITIONS, replication).configs(settings);
    }
}
