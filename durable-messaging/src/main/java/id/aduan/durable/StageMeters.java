package id.aduan.durable;

import id.aduan.kit.metrics.Meters;
import id.aduan.kit.metrics.MetricName;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Measures every few seconds how much waits in each stage and since when: in front of each consumer group, in the outbox,
 * and at the dead-letter desk. While a measurement fails the last one stands, and what waited then grows older.
 */
@ApplicationScoped
class StageMeters {
    private static final Logger LOG = Logger.getLogger(StageMeters.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Beyond this, "many" is enough to know, and counting on would be work for the database. */
    private static final int COUNTED = 1_000_000;

    private final Meters meters;
    private final DurableConsumers consumers;
    private final FetchedRecords fetched;
    private final HeldPartitions held;
    private final Transactions transactions;
    private final KafkaClientService clients;
    private final Vertx vertx;
    private final Duration every;
    private final Stage outbox = new Stage();
    private final Map<String, Stage> stages = new ConcurrentHashMap<>();
    private final Map<String, Map<TopicPartition, Unseen>> unseen = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    StageMeters(
            Meters meters,
            DurableConsumers consumers,
            FetchedRecords fetched,
            HeldPartitions held,
            Transactions transactions,
            KafkaClientService clients,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "aduan.metrics.every", defaultValue = "5s") Duration every) {
        this.meters = meters;
        this.consumers = consumers;
        this.fetched = fetched;
        this.held = held;
        this.transactions = transactions;
        this.clients = clients;
        this.vertx = vertx;
        this.every = every;
        String stage = service + ".outbox";
        meters.number(MetricName.WAITING_RECORDS, stage, () -> outbox.waiting.records());
        meters.since(MetricName.WAITING_OLDEST, stage, () -> outbox.waiting.since());
    }

    void start(@Observes StartupEvent event) {
        // two rounds: a broker that is away must not hide what the database knows, nor the other way round
        repeat(this::measureConsumers);
        repeat(this::measureDatabase);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void repeat(Supplier<Uni<Void>> measurement) {
        vertx.setTimer(Math.max(1, every.toMillis()), fired -> {
            if (!stopped) {
                Uni.createFrom().deferred(measurement::get).subscribe().with(done -> repeat(measurement), failure -> {
                    LOG.debugf("not measured: %s", Failures.cause(failure));
                    repeat(measurement);
                });
            }
        });
    }

    private Uni<Void> measureConsumers() {
        List<KafkaConsumer<Object, Object>> open = new ArrayList<>();
        for (String channel : clients.getConsumerChannels()) {
            open.addAll(clients.<Object, Object>getConsumers(channel));
        }
        consumers.all().forEach(each -> stage(each.name()));
        return InTurn.all(
                open,
                each -> each.runOnPollingThread((Consumer<Object, Object> consumer) -> {
                    measure(consumer);
                }));
    }

    void measure(Consumer<?, ?> consumer) {
        String group = consumer.groupMetadata().groupId();
        try {
            Set<TopicPartition> assigned = Set.copyOf(consumer.assignment());
            fetched.keepOnly(group, assigned);
            if (assigned.isEmpty()) {
                unseen.remove(group);
                stage(group).waiting = Amount.NOTHING;
            } else {
                stage(group).waiting = amount(group, consumer, assigned);
            }
        } catch (RuntimeException e) {
            LOG.debugf("%s is not measured: %s", group, Failures.cause(e));
        }
    }

    private Amount amount(String group, Consumer<?, ?> consumer, Set<TopicPartition> assigned) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(assigned, PATIENCE);
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(assigned, PATIENCE);
        Map<TopicPartition, Unseen> before = unseen.getOrDefault(group, Map.of());
        Map<TopicPartition, Unseen> now = new HashMap<>();
        Amount all = Amount.NOTHING;
        for (TopicPartition each : assigned) {
            OffsetAndMetadata next = committed.get(each);
            long records = next == null ? 0 : Math.max(0, ends.get(each) - next.offset());
            if (records > 0) {
                Instant since = fetched.timeOf(group, each, next.offset()).orElse(null);
                if (since == null) {
                    Unseen here = Unseen.at(next.offset(), before.get(each));
                    now.put(each, here);
                    since = here.since();
                }
                all = all.and(new Amount(records, since));
            }
        }
        unseen.put(group, now);
        return all;
    }

    private Uni<Void> measureDatabase() {
        return transactions.run(session -> outboxAmount(session)
                .invoke(amount -> outbox.waiting = amount)
                .chain(measured -> parkedAmounts(session))
                .invoke(this::parked)
                .replaceWithVoid());
    }

    private static Uni<Amount> outboxAmount(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select (select count(*) from (select 1 from outbox limit " + COUNTED + ") as counted), "
                                + "(select created_at from outbox order by seq limit 1)",
                        Object[].class)
                .getSingleResult()
                .map(row -> new Amount(((Number) row[0]).longValue(), Moments.instant(row[1])));
    }

    private static Uni<Map<String, Amount>> parkedAmounts(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select consumer, count(*), min(parked_at) from parked_record group by consumer",
                        Object[].class)
                .getResultList()
                .map(rows -> {
                    Map<String, Amount> parked = new HashMap<>();
                    rows.forEach(row -> parked.put(
                            (String) row[0], new Amount(((Number) row[1]).longValue(), Moments.instant(row[2]))));
                    return parked;
                });
    }

    private void parked(Map<String, Amount> amounts) {
        Set<String> names = new HashSet<>(stages.keySet());
        names.addAll(amounts.keySet());
        names.forEach(name -> stage(name).parked = amounts.getOrDefault(name, Amount.NOTHING));
    }

    private Stage stage(String name) {
        return stages.computeIfAbsent(name, first -> {
            Stage stage = new Stage();
            meters.number(MetricName.WAITING_RECORDS, name, () -> stage.waiting.records());
            meters.since(MetricName.WAITING_OLDEST, name, () -> stage.waiting.since());
            meters.number(MetricName.PARKED_RECORDS, name, () -> stage.parked.records());
            meters.since(MetricName.PARKED_OLDEST, name, () -> stage.parked.since());
            meters.number(MetricName.HELD_PARTITIONS, name, () -> held.of(name).size());
            return stage;
        });
    }

    /** What was measured last. */
    private static final class Stage {
        private volatile Amount waiting = Amount.NOTHING;
        private volatile Amount parked = Amount.NOTHING;
    }

    /** A record that a group is at and has not fetched, so that its own time is not known, and when it was first so. */
    private record Unseen(long offset, Instant since) {
        static Unseen at(long offset, Unseen before) {
            return before != null && before.offset == offset ? before : new Unseen(offset, Instant.now());
        }
    }

    /** How many, and since when the oldest; null when there are none. */
    private record Amount(long records, Instant since) {
        static final Amount NOTHING = new Amount(0, null);

        Amount and(Amount other) {
            boolean earlier = since == null || other.since.isBefore(since);
            return new Amount(records + other.records, earlier ? other.since : since);
        }
    }
}
