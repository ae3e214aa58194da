package id.aduan.kit.events;

import id.aduan.contracts.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Follows a compacted topic from its beginning, in every instance, on a thread of its own, and hands each record to a
 * reader. Broken connections are retried without limit; a record that the reader refuses is logged and passed over,
 * since a later snapshot of its key heals it.
 */
public final class CompactedTopic implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CompactedTopic.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Topic topic;
    private final Map<String, Object> settings;
    private final Consumer<EventRecord> reader;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;
    private volatile KafkaConsumer<String, byte[]> consumer;

    /** @param kafka the connection settings, as Quarkus gives them under {@code default-kafka-broker} */
    public CompactedTopic(Topic topic, Map<String, Object> kafka, Consumer<EventRecord> reader) {
        if (!topic.compacted()) {
            throw new IllegalArgumentException(topic.wireName() + " is not compacted");
        }
        this.topic = topic;
        this.settings = new HashMap<>(kafka);
        this.settings.keySet().retainAll(ConsumerConfig.configNames());
        this.settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.reader = reader;
        this.thread = new Thread(this::run, "compacted-" + topic.wireName());
        this.thread.setDaemon(true);
    }

    public CompactedTopic start() {
        thread.start();
        return this;
    }

    /** Waits until all that was on the topic at the start has been handed over; false when the time is up before. */
    public boolean awaitCaughtUp(Duration patience) throws InterruptedException {
        return caughtUp.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        while (!closed) {
            try (KafkaConsumer<String, byte[]> opened =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException e) {
                LOG.debugf("%s is no longer followed", topic.wireName());
            } catch (RuntimeException e) {
                LOG.warnf(
                        "%s cannot be read, trying again: %s",
                        topic.wireName(), e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> opened) {
        List<PartitionInfo> partitions = opened.partitionsFor(topic.wireName());
        while (partitions.isEmpty()) {
            pause();
            if (closed) {
                return;
            }
            partitions = opened.partitionsFor(topic.wireName());
        }
        List<TopicPartition> assigned = partitions.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        opened.assign(assigned);
        opened.seekToBeginning(assigned);
        Map<TopicPartition, Long> ends = opened.endOffsets(assigned);
        while (!closed) {
            for (ConsumerRecord<String, byte[]> kafkaRecord : opened.poll(POLL)) {
                hand(EventRecord.of(kafkaRecord));
            }
            if (caughtUp.getCount() > 0
                    && assigned.stream().allMatch(partition -> opened.position(partition) >= ends.get(partition))) {
                caughtUp.countDown();
            }
        }
    }

    private void hand(EventRecord eventRecord) {
        try {
            reader.accept(eventRecord);
        } catch (RuntimeException e) {
            LOG.errorf("%s is passed over: %s", eventRecord, e.getMessage());
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        KafkaConsumer<String, byte[]> opened = consumer;
        if (opened != null) {
            opened.wakeup();
        }
    }
}
