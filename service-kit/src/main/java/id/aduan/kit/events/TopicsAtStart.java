package id.aduan.kit.events;

import id.aduan.contracts.Topic;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes the topics that this service reads and writes, before its consumers start; brokers do not make topics by
 * themselves. With Kafka away the service starts all the same and goes on trying.
 */
@ApplicationScoped
class TopicsAtStart {
    private static final Logger LOG = Logger.getLogger(TopicsAtStart.class);
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(15);

    private final Map<String, Object> kafka;
    private final List<Topic> topics;
    private final short replication;
    private final boolean flushEachRecord;

    TopicsAtStart(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "aduan.kafka.topics") Optional<List<String>> topics,
            @ConfigProperty(name = "aduan.kafka.replication", defaultValue = "1") short replication,
            @ConfigProperty(name = "aduan.kafka.flush-each-record.enabled", defaultValue = "true")
                    boolean flushEachRecord) {
        this.kafka = kafka;
        this.topics = topics.orElse(List.of()).stream()
                .map(name -> Topic.ofWireName(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "aduan.kafka.topics names " + name + ", which is no topic of contracts")))
                .toList();
        this.replication = replication;
        this.flushEachRecord = flushEachRecord;
    }

    void ensure(@Observes @Priority(1) StartupEvent start) {
        if (topics.isEmpty() || tryOnce(FIRST_PATIENCE)) {
            return;
        }
        LOG.warn("Kafka is away: the topics are made as soon as it is there");
        Thread thread = new Thread(
                () -> {
                    while (!tryOnce(FIRST_PATIENCE)) {
                        LOG.debug("Kafka is still away");
                    }
                    LOG.info("Kafka is there: the topics are made");
                },
                "topics-at-start");
        thread.setDaemon(true);
        thread.start();
    }

    private boolean tryOnce(Duration patience) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        try (Admin admin = Admin.create(settings)) {
            Set<String> existing = admin.listTopics().names().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            List<NewTopic> missing = new ArrayList<>();
            for (Topic topic : topics) {
                if (!existing.contains(topic.wireName())) {
                    missing.add(newTopic(topic.wireName(), topic.compacted()));
                }
                if (!existing.contains(topic.deadLetterName())) {
                    missing.add(newTopic(topic.deadLetterName(), false));
                }
            }
            for (Map.Entry<String, org.apache.kafka.common.KafkaFuture<Void>> made :
                    admin.createTopics(missing).values().entrySet()) {
                await(made.getValue(), patience);
            }
            if (!missing.isEmpty()) {
                LOG.infof(
                        "made the topics %s",
                        missing.stream().map(NewTopic::name).collect(Collectors.joining(", ")));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | org.apache.kafka.common.KafkaException e) {
            LOG.debug("the topics could not be made", e);
            return false;
        }
    }

    private static void await(org.apache.kafka.common.KafkaFuture<Void> made, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            made.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private NewTopic newTopic(String name, boolean compacted) {
        Map<String, String> settings = new HashMap<>();
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topic.MAX_RECORD_BYTES));
        if (compacted) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        } else {
            settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(Topic.RETENTION.toMillis()));
        }
        if (flushEachRecord && replication == 1) {
            // a single broker acknowledges before fsync otherwise, and a power cut would take what was accepted
            settings.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
        }
        return new NewTopic(name, Topic.PARTITIONS, replication).configs(settings);
    }
}
