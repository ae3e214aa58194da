package id.aduan.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.contracts.EventHeaders;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.impl.ReactiveKafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel of the connector stops and starts here as a service does; each test has a topic of its own. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "durable"))
class StartingOffsetsComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final String CHANNEL = "offsets-in";
    private static final String AGAIN_CHANNEL = "offsets-again-in";

    @Inject
    KafkaClientService clients;

    @Inject
    Seen seen;

    @Inject
    SmallRyeHealthReporter health;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final String topic = "offsets-" + UUID.randomUUID();
    private Admin admin;
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void aTopicOfTwoPartitions() {
        admin = Admin.create(Map.of("bootstrap.servers", kafka));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
        makeTopic(2);
        stop(CHANNEL);
        stop(AGAIN_CHANNEL);
        seen.texts().clear();
    }

    @AfterEach
    void closed() {
        stop(CHANNEL);
        stop(AGAIN_CHANNEL);
        producer.close();
        admin.close();
    }

    @Test
    void aFirstStartReadsWhatWasThereAndARestartGoesOn() {
        send(0, "a");
        send(1, "b");

        start(CHANNEL);
        seenSoon("a", "b");
        committedSoon(group(CHANNEL), Map.of(0, 1L, 1, 1L));
        stop(CHANNEL);
        send(0, "c");
        start(CHANNEL);

        seenSoon("a", "b", "c");
        stays("a", "b", "c");
        assertThat(wellness()).isEqualTo("UP");
    }

    @Test
    void aPartitionThatWasEmptyAtTheFirstStartIsReadFromItsStartAfterARestart() {
        start(CHANNEL);
        committedSoon(group(CHANNEL), Map.of(0, 0L, 1, 0L));
        stop(CHANNEL);
        send(1, "while away");
        start(CHANNEL);

        seenSoon("while away");
        assertThat(wellness()).isEqualTo("UP");
    }

    @Test
    void aPartitionThatIsAddedLaterIsReadFromItsStart() {
        send(0, "a");
        start(CHANNEL);
        seenSoon("a");
        committedSoon(group(CHANNEL), Map.of(0, 1L));
        stop(CHANNEL);
        done(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(3))).all());
        send(2, "new");
        start(CHANNEL);

        seenSoon("a", "new");
        assertThat(wellness()).isEqualTo("UP");
    }

    @Test
    void aGroupWhoseOffsetsAreDeletedReadsNothingAndSaysSo() {
        send(0, "a");
        start(CHANNEL);
        seenSoon("a");
        committedSoon(group(CHANNEL), Map.of(0, 1L));
        stop(CHANNEL);
        deleteOffsets(group(CHANNEL));
        send(0, "b");
        send(1, "c");
        start(CHANNEL);

        alarmSoon("its offset is gone", topic + "-0", topic + "-1");
        stays("a");
        assertThat(committed(group(CHANNEL))).isEmpty();
        assertThat(health.getReadiness().isDown()).isFalse();
        assertThat(health.getHealth().isDown()).isTrue();
    }

    @Test
    void whatIsHeldStaysUnreadWhenTheConnectorResumesEveryPartition() {
        send(0, "a");
        start(CHANNEL);
        seenSoon("a");
        stop(CHANNEL);
        deleteOffsets(group(CHANNEL));
        start(CHANNEL);
        alarmSoon("its offset is gone", topic + "-0");

        send(0, "b");
        for (int time = 0; time < 5; time++) {
            onPollingThread(CHANNEL, consumer -> consumer.resume(consumer.assignment()));
        }

        stays("a");
        assertThat(committed(group(CHANNEL))).isEmpty();
    }

    @Test
    void onlyThePartitionThatLostItsOffsetIsHeld() {
        send(0, "a");
        send(1, "b");
        start(CHANNEL);
        seenSoon("a", "b");
        committedSoon(group(CHANNEL), Map.of(0, 1L, 1, 1L));
        stop(CHANNEL);
        done(admin.deleteConsumerGroupOffsets(group(CHANNEL), Set.of(partition(0)))
                .all());
        send(0, "c");
        send(1, "d");
        start(CHANNEL);

        alarmSoon("its offset is gone", topic + "-0");
        seenSoon("a", "b", "d");
        stays("a", "b", "d");
        assertThat(alarm()).doesNotContain(topic + "-1");
    }

    @Test
    void recordsThatWereDeletedUnreadAreNotSkippedInSilence() {
        send(0, "a");
        start(CHANNEL);
        seenSoon("a");
        committedSoon(group(CHANNEL), Map.of(0, 1L));
        stop(CHANNEL);
        send(0, "b");
        send(0, "c");
        done(admin.deleteRecords(Map.of(partition(0), RecordsToDelete.beforeOffset(2)))
                .all());
        start(CHANNEL);

        alarmSoon("its offset 1 is before the start 2", topic + "-0");
        stays("a");
    }

    @Test
    void aTopicThatIsMadeAnewUnderARunningServiceIsNotRead() {
        send(0, "a");
        start(CHANNEL);
        seenSoon("a");
        committedSoon(group(CHANNEL), Map.of(0, 1L));
        done(admin.deleteTopics(List.of(topic)).all());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            makeTopic(2);
            return true;
        });

        alarmSoon("", topic + "-0");
        send(0, "b");
        stays("a");
    }

    @Test
    void afterAPersonSetTheOffsetsTheGroupGoesOnThere() {
        send(0, "a");
        start(CHANNEL);
        seenSoon("a");
        stop(CHANNEL);
        deleteOffsets(group(CHANNEL));
        send(0, "b");
        start(CHANNEL);
        alarmSoon("its offset is gone", topic + "-0");
        stop(CHANNEL);
        done(admin.alterConsumerGroupOffsets(
                        group(CHANNEL),
                        Map.of(partition(0), new OffsetAndMetadata(1), partition(1), new OffsetAndMetadata(0)))
                .all());
        start(CHANNEL);

        seenSoon("a", "b");
        stays("a", "b");
        assertThat(wellness()).isEqualTo("UP");
    }

    @Test
    void aGroupThatIsToldToBeginAgainReadsAllAndWhatTheInboxRemembersHasNoSecondEffect() {
        send(0, "a");
        start(AGAIN_CHANNEL);
        seenSoon("a");
        committedSoon(group(AGAIN_CHANNEL), Map.of(0, 1L));
        stop(AGAIN_CHANNEL);
        deleteOffsets(group(AGAIN_CHANNEL));
        send(0, "b");
        start(AGAIN_CHANNEL);

        seenSoon("a", "b");
        stays("a", "b");
        committedSoon(group(AGAIN_CHANNEL), Map.of(0, 2L));
        assertThat(wellness()).isEqualTo("UP");
    }

    private void start(String channel) {
        ReactiveKafkaConsumer<Object, Object> client = client(channel);
        onPollingThread(channel, consumer -> consumer.subscribe(Set.of(topic), client.getRebalanceListener()));
    }

    private void stop(String channel) {
        onPollingThread(channel, Consumer::unsubscribe);
        await().atMost(PATIENCE).until(() -> isEmpty(group(channel)));
    }

    private boolean isEmpty(String group) throws InterruptedException {
        try {
            return admin.describeConsumerGroups(List.of(group))
                    .all()
                    .get()
                    .get(group)
                    .members()
                    .isEmpty();
        } catch (ExecutionException e) {
            return e.getCause() instanceof GroupIdNotFoundException;
        }
    }

    private void onPollingThread(String channel, java.util.function.Consumer<Consumer<Object, Object>> work) {
        client(channel).runOnPollingThread(work).await().atMost(PATIENCE);
    }

    private ReactiveKafkaConsumer<Object, Object> client(String channel) {
        return (ReactiveKafkaConsumer<Object, Object>) clients.<Object, Object>getConsumer(channel);
    }

    private static String group(String channel) {
        return channel.equals(CHANNEL) ? Seen.GROUP : Seen.AGAIN_GROUP;
    }

    private void makeTopic(int partitions) {
        done(admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all());
    }

    private void deleteOffsets(String group) {
        done(admin.deleteConsumerGroups(List.of(group)).all());
    }

    private void send(int partition, String text) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(
                topic, partition, UUID.randomUUID().toString(), text.getBytes(StandardCharsets.UTF_8));
        event.headers().add(EventHeaders.ID, UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> producer.send(event).get().hasOffset());
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(topic, number);
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        Map<TopicPartition, OffsetAndMetadata> all =
                done(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return all.entrySet().stream()
                .filter(each -> each.getKey().topic().equals(topic) && each.getValue() != null)
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void committedSoon(String group, Map<Integer, Long> offsets) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> offsets.forEach(
                        (number, offset) -> assertThat(committed(group).get(partition(number)))
                                .isNotNull()
                                .extracting(OffsetAndMetadata::offset)
                                .isEqualTo(offset)));
    }

    private void seenSoon(String... texts) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(seen.texts()).containsExactlyInAnyOrder(texts));
    }

    private void stays(String... texts) {
        await().during(QUIET)
                .atMost(PATIENCE)
                .until(() ->
                        List.of(texts).containsAll(seen.texts()) && seen.texts().size() == texts.length);
    }

    private void alarmSoon(String cause, String... partitions) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(alarm()).contains(cause).contains(partitions).contains("begin again"));
        assertThat(wellness()).isEqualTo("DOWN");
    }

    /** What the check says of the group, or nothing. */
    private String alarm() {
        JsonObject data = check().getJsonObject("data");
        return data == null ? "" : data.getString(Seen.GROUP, "");
    }

    private String wellness() {
        return check().getString("status");
    }

    private JsonObject check() {
        List<JsonObject> found = new ArrayList<>();
        health.getWellness().getPayload().getJsonArray("checks").forEach(each -> {
            if (each.asJsonObject().getString("name").equals("offsets")) {
                found.add(each.asJsonObject());
            }
        });
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static <T> T done(KafkaFuture<T> future) {
        return Uni.createFrom()
                .completionStage(future.toCompletionStage())
                .await()
                .atMost(PATIENCE);
    }

    /** Two consumers as a service has them. */
    @ApplicationScoped
    static class Seen {
        static final String GROUP = "durable-test.offsets";
        static final String AGAIN_GROUP = "durable-test.offsets-again";

        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final DurableConsumer consumer;
        private final DurableConsumer again;

        Seen(DurableConsumers consumers) {
            RecordHandler handler = (session, event) -> {
                texts.add(new String(event.body(), StandardCharsets.UTF_8));
                return Uni.createFrom().voidItem();
            };
            consumer = consumers.create(GROUP, handler);
            again = consumers.create(AGAIN_GROUP, handler);
        }

        List<String> texts() {
            return texts;
        }

        @Incoming(CHANNEL)
        @Acknowledgment(Acknowledgment.Strategy.MANUAL)
        Uni<Void> on(Message<ConsumerRecords<String, byte[]>> polled) {
            return consumer.take(polled);
        }

        @Incoming(AGAIN_CHANNEL)
        @Acknowledgment(Acknowledgment.Strategy.MANUAL)
        Uni<Void> onAgain(Message<ConsumerRecords<String, byte[]>> polled) {
            return again.take(polled);
        }
    }
}
