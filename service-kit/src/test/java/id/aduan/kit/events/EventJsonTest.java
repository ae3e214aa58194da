package id.aduan.kit.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Topic;
import java.io.IOException;
import java.io.InputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventJsonTest {
    @ParameterizedTest
    @EnumSource(
            value = Topic.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COMPLAINT_RECEIVED_URGENT", "COMPLAINT_ROUTED_URGENT"})
    void everySampleIsReadAndWrittenWithoutLoss(Topic topic) throws IOException {
        byte[] sample = sample(topic);

        Object event = EventJson.read(sample, topic.eventType());

        assertThat(EventJson.read(EventJson.write(event), topic.eventType())).isEqualTo(event);
    }

    @Test
    void anUnknownFieldIsIgnored() throws IOException {
        String grown = new String(sample(Topic.COMPLAINT_RECEIVED), UTF_8).replaceFirst("\\{", "{\"mood\":\"new\",");

        assertThat(EventJson.read(grown.getBytes(UTF_8), ComplaintReceived.class))
                .isNotNull();
    }

    @Test
    void aFailureQuotesNothingOfTheContent() {
        byte[] broken = "{\"narrative\":\"rahasia sekali\",\"kind\":\"SECRET-WORD\"}".getBytes(UTF_8);

        assertThatThrownBy(() -> EventJson.read(broken, ComplaintReceived.class))
                .isInstanceOf(UnreadableEvent.class)
                .hasNoCause()
                .message()
                .doesNotContain("rahasia", "SECRET-WORD");
    }

    @Test
    void aForeignRecordHasAStableIdentity() {
        var first = EventRecord.of(new ConsumerRecord<>("case-event.v1", 2, 77, null, new byte[] {1}));
        var again = EventRecord.of(new ConsumerRecord<>("case-event.v1", 2, 77, null, new byte[] {1}));
        var other = EventRecord.of(new ConsumerRecord<>("case-event.v1", 2, 78, null, new byte[] {1}));

        assertThat(first.eventId()).isEqualTo(again.eventId()).isNotEqualTo(other.eventId());
    }

    private static byte[] sample(Topic topic) throws IOException {
        try (InputStream in = Topic.class.getResourceAsStream("/samples/" + topic.wireName() + ".json")) {
            return in.readAllBytes();
        }
    }
}
