package id.aduan.cases.messaging;

import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.support.Given.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.cases.domain.SampleReports;
import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.EventHeaders;
import id.aduan.kit.events.EventJson;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An emergency is not kept waiting by what comes beside it. */
@QuarkusTest
@Stack
class EmergenciesFirstComponentTest {
    @Inject
    ComplaintRoutedConsumer routed;

    @Inject
    Given given;

    @Inject
    Database database;

    @BeforeEach
    void agencies() {
        given.agencies();
    }

    @Test
    void emergenciesAreOpenedAtOnceAndAfterwardsOtherCasesFewAtATime() {
        List<ComplaintReceived> fires =
                Stream.generate(SampleReports::emergency).limit(25).toList();
        List<ComplaintReceived> ordinary =
                Stream.generate(SampleReports::report).limit(45).toList();

        consume(routed::onUrgent, fires);
        consume(routed::on, ordinary);

        assertThat(openedTogether(fires)).containsExactly(25L);
        assertThat(openedTogether(ordinary)).containsExactlyInAnyOrder(20L, 20L, 5L);
    }

    /** How many were opened in each transaction. */
    private List<Long> openedTogether(List<ComplaintReceived> complaints) {
        UUID[] ids = complaints.stream().map(each -> each.complaintId().value()).toArray(UUID[]::new);
        return database
                .strings("select count(*) from history_line where case_id = any(?) and seq = 1 group by xmin", (Object)
                        ids)
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    private static void consume(
            Function<Message<ConsumerRecords<String, byte[]>>, Uni<Void>> consumer,
            List<ComplaintReceived> complaints) {
        List<ConsumerRecord<String, byte[]>> records = complaints.stream()
                .map(each -> sent(ComplaintRouted.of(each, assigned(1, DLH))))
                .toList();
        TopicPartition partition = new TopicPartition(records.get(0).topic(), 0);
        CompletableFuture<Void> applied = new CompletableFuture<>();
        consumer.apply(Message.of(new ConsumerRecords<>(Map.of(partition, records), Map.of()), () -> {
                    applied.complete(null);
                    return applied;
                }))
                .await()
                .atMost(PATIENCE);
        Uni.createFrom().completionStage(applied).await().atMost(PATIENCE);
    }

    private static ConsumerRecord<String, byte[]> sent(ComplaintRouted routed) {
        ConsumerRecord<String, byte[]> sent = new ConsumerRecord<>(
                routed.topic().wireName(),
                0,
                0,
                routed.complaint().complaintId().toString(),
                EventJson.write(routed));
        sent.headers().add(EventHeaders.ID, routed.eventId().toString().getBytes(UTF_8));
        return sent;
    }
}
