package id.aduan.durable;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets a consumer group begin at the start of a partition once. Where it had begun before and its offset is gone or out
 * of range, the partition is held and told, and neither read again nor skipped, until a person decides.
 */
@ApplicationScoped
@Unremovable
@Identifier(StartingOffsets.NAME)
class StartingOffsets implements KafkaConsumerRebalanceListener {
    static final String NAME = "starting-offsets";
    private static final Logger LOG = Logger.getLogger(StartingOffsets.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConsumedPartitions consumed;
    private final HeldPartitions held;
    private final KafkaClientService clients;
    private final Vertx vertx;
    private final Set<String> beginAgain;
    private final Duration checkEvery;
    private final Map<String, Set<TopicPartition>> undecided = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    StartingOffsets(
            ConsumedPartitions consumed,
            HeldPartitions held,
            KafkaClientService clients,
            Vertx vertx,
            @ConfigProperty(name = "aduan.consumers.begin-again") Optional<Set<String>> beginAgain,
            @ConfigProperty(name = "aduan.consumers.check-every", defaultValue = "10s") Duration checkEvery) {
        this.consumed = consumed;
        this.held = held;
        this.clients = clients;
        this.vertx = vertx;
        this.beginAgain = beginAgain.orElse(Set.of());
        this.checkEvery = checkEvery;
    }

    void start(@Observes StartupEvent event) {
        if (!beginAgain.isEmpty()) {
            LOG.warnf(
                    "%s begin again where their offsets are lost; take the setting away after this start", beginAgain);
        }
        checkLater();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        String group = consumer.groupMetadata().groupId();
        undecided(group).addAll(partitions);
        try {
            decide(consumer, group, Set.copyOf(partitions));
        } catch (RuntimeException e) {
            // without an offset nothing is read meanwhile; the next check decides
            LOG.warnf("where %s begins is not known yet and is tried again: %s", group, Failures.cause(e));
        }
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        String group = consumer.groupMetadata().groupId();
        undecided(group).removeAll(Set.copyOf(partitions));
        held.release(group, partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        onPartitionsRevoked(consumer, partitions);
    }

    private void decide(Consumer<?, ?> consumer, String group, Set<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions, PATIENCE);
        Range range = Range.of(consumer, partitions);
        Set<TopicPartition> begun = consumed.begun(group).await().atMost(PATIENCE);
        Set<TopicPartition> first = new HashSet<>();
        Map<TopicPartition, String> lost = new HashMap<>();
        for (TopicPartition each : partitions) {
            OffsetAndMetadata offset = committed.get(each);
            if (offset != null) {
                range.misses(each, offset.offset()).ifPresent(cause -> lost.put(each, cause));
            } else if (begun.contains(each)) {
                lost.put(each, "its offset is gone");
            } else {
                first.add(each);
            }
        }
        if (beginAgain.contains(group) && !lost.isEmpty()) {
            LOG.warnf("%s begins again at the start of %s, as it was told: %s", group, lost.keySet(), lost.values());
            first.addAll(lost.keySet());
            lost.clear();
        }
        lost.forEach((each, cause) -> hold(consumer, group, each, cause, range));
        begin(consumer, first, range);
        // after the commit: a crash in between must look like a group that goes on, not like one that lost its offset
        Set<TopicPartition> fresh = new HashSet<>(partitions);
        fresh.removeAll(lost.keySet());
        fresh.removeAll(begun);
        if (!fresh.isEmpty()) {
            consumed.remember(group, fresh).await().atMost(PATIENCE);
        }
        undecided(group).removeAll(partitions);
    }

    private static void begin(Consumer<?, ?> consumer, Set<TopicPartition> partitions, Range range) {
        Map<TopicPartition, OffsetAndMetadata> starts = new HashMap<>();
        partitions.forEach(each -> starts.put(each, new OffsetAndMetadata(range.start(each))));
        if (!starts.isEmpty()) {
            consumer.commitSync(starts, PATIENCE);
            starts.forEach(consumer::seek);
        }
    }

    private void hold(Consumer<?, ?> consumer, String group, TopicPartition partition, String cause, Range range) {
        held.hold(group, partition, cause);
        // any valid position: without one, the client refuses to read the other partitions too
        consumer.seek(partition, range.start(partition));
        consumer.pause(Set.of(partition));
        LOG.errorf(
                "%s reads nothing of %s: %s, although it had begun there. Nothing is skipped and nothing read again. "
                        + "Stop every instance of the service, then set the group's offsets with kafka-consumer-groups "
                        + "--reset-offsets, or start it once with aduan.consumers.begin-again=%s to read what the topic "
                        + "still holds; what the inbox remembers has no second effect",
                group, partition, cause, group);
    }

    private void checkLater() {
        vertx.setTimer(Math.max(1, checkEvery.toMillis()), fired -> {
            if (!stopped) {
                check().subscribe().with(done -> checkLater(), failure -> checkLater());
            }
        });
    }

    private Uni<Void> check() {
        List<KafkaConsumer<Object, Object>> consumers = new ArrayList<>();
        for (String channel : clients.getConsumerChannels()) {
            consumers.addAll(clients.<Object, Object>getConsumers(channel));
        }
        return InTurn.all(
                consumers,
                each -> each.runOnPollingThread((Consumer<Object, Object> consumer) -> {
                    check(consumer);
                }));
    }

    /** Decides what could not be decided, and holds what has fallen out of range while it was read. */
    private void check(Consumer<?, ?> consumer) {
        String group = consumer.groupMetadata().groupId();
        try {
            decide(consumer, group, Set.copyOf(undecided(group)));
            Set<TopicPartition> unread = new HashSet<>(held.of(group));
            unread.retainAll(consumer.assignment());
            consumer.pause(unread);
            Set<TopicPartition> reading = new HashSet<>(consumer.assignment());
            reading.removeAll(unread);
            Map<TopicPartition, Long> positions = new HashMap<>();
            for (TopicPartition each : reading) {
                positions.put(each, consumer.position(each, PATIENCE));
            }
            if (!positions.isEmpty()) {
                Range range = Range.of(consumer, reading);
                positions.forEach((each, position) ->
                        range.misses(each, position).ifPresent(cause -> hold(consumer, group, each, cause, range)));
            }
        } catch (RuntimeException e) {
            LOG.debugf("the offsets of %s could not be checked: %s", group, Failures.cause(e));
        }
    }

    private Set<TopicPartition> undecided(String group) {
        return undecided.computeIfAbsent(group, first -> ConcurrentHashMap.newKeySet());
    }

    /** What the partitions hold. */
    private record Range(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
        static Range of(Consumer<?, ?> consumer, Set<TopicPartition> partitions) {
            return new Range(
                    consumer.beginningOffsets(partitions, PATIENCE), consumer.endOffsets(partitions, PATIENCE));
        }

        long start(TopicPartition partition) {
            return starts.get(partition);
        }

        /** Says why an offset is out of range, or nothing when it is not. */
        Optional<String> misses(TopicPartition partition, long offset) {
            if (offset < starts.get(partition)) {
                return Optional.of("its offset " + offset + " is before the start " + starts.get(partition)
                        + ", so records between them are gone unread");
            }
            if (offset > ends.get(partition)) {
                return Optional.of("its offset " + offset + " is behind the end " + ends.get(partition)
                        + ", so the topic is not the one that it was");
            }
            return Optional.empty();
        }
    }
}
