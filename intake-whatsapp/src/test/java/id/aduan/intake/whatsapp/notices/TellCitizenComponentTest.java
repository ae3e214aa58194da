package id.aduan.intake.whatsapp.notices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Language;
import id.aduan.contracts.Notice;
import id.aduan.contracts.Topic;
import id.aduan.contracts.TrackingNumber;
import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.Sealed;
import id.aduan.intake.whatsapp.conversation.OptionId;
import id.aduan.intake.whatsapp.sending.GraphStandIn;
import id.aduan.intake.whatsapp.sending.Lanes;
import id.aduan.kit.events.EventJson;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** A notice of case-service arrives on the chat of who has filed the report, once. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
@WithTestResource(GraphStandIn.class)
class TellCitizenComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final AtomicInteger NUMBERS = new AtomicInteger(5_000);

    @Inject
    Lanes lanes;

    @Inject
    Sealed sealed;

    @Inject
    Transactions transactions;

    private final UUID citizen = UUID.randomUUID();
    private final ComplaintId complaint = new ComplaintId(UUID.randomUUID());
    private final String digits = "628000000" + NUMBERS.incrementAndGet();

    @Test
    void anAnswerComesWithItsButtonsOnTheSameChatAndOnce() {
        filed();
        run(session -> lanes.open(session, citizen, GraphStandIn.ACCOUNT, Instant.now()));
        Notice notice = notice(Channel.WHATSAPP, Instant.now().plusSeconds(3_600));

        publish(notice, Channel.WHATSAPP.name());
        publish(notice, Channel.WHATSAPP.name());
        await().atMost(PATIENCE).until(() -> GraphStandIn.received("+" + digits).size() == 1);

        var message = GraphStandIn.received("+" + digits).get(0);
        assertThat(message.at("/interactive/body/text").asText())
                .contains("Lubang sudah ditambal.", notice.trackingNumber().value());
        assertThat(message.at("/interactive/action/buttons/0/reply/id").asText())
                .isEqualTo(OptionId.confirm(complaint));
        assertThat(message.at("/interactive/action/buttons/1/reply/id").asText())
                .isEqualTo(OptionId.dispute(complaint));
        String send = EventId.derivedFrom("whatsapp-notice", notice.eventId()).toString();
        assertThat(message.path("biz_opaque_callback_data").asText()).isEqualTo(send);
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from send where told = 'SENT' and citizen = ?1") == 1);
        assertThat(count("select count(*) from message where direction = 'OUT' and citizen = ?1"))
                .isEqualTo(1);
    }

    @Test
    void outsideTheWindowItIsATemplate() {
        filed();
        publish(notice(Channel.WHATSAPP, Instant.now().plusSeconds(3_600)), null);

        await().atMost(PATIENCE).until(() -> GraphStandIn.received("+" + digits).size() == 1);
        assertThat(GraphStandIn.received("+" + digits)
                        .get(0)
                        .at("/template/name")
                        .asText())
                .isEqualTo("report_answered");
    }

    @Test
    void aNoticeForAnotherDoorIsPassedOverUnread() {
        filed();
        Notice forTheWeb = notice(Channel.WEB, Instant.now().plusSeconds(3_600));
        send(new EventId(UUID.randomUUID()), "not even JSON".getBytes(UTF_8), Channel.WEB.name());
        publish(forTheWeb, null);
        Notice ours = notice(Channel.WHATSAPP, Instant.now().plusSeconds(3_600));
        publish(ours, Channel.WHATSAPP.name());

        await().atMost(PATIENCE).until(() -> GraphStandIn.received("+" + digits).size() == 1);
        assertThat(count("select count(*) from send where citizen = ?1")).isEqualTo(1);
    }

    private void filed() {
        run(session -> session.createNativeQuery("insert into citizen (id, created_at, account) values (?1, now(), ?2)")
                .setParameter(1, citizen)
                .setParameter(2, GraphStandIn.ACCOUNT)
                .executeUpdate()
                .chain(() -> session.createNativeQuery("""
                                insert into citizen_identity (account, kind, value_hash, value, citizen, valid_from)
                                values (?1, 'WA_ID', ?2, ?3, ?4, now())
                                """)
                        .setParameter(1, GraphStandIn.ACCOUNT)
                        .setParameter(2, sealed.digest("test", digits))
                        .setParameter(3, sealed.seal(digits.getBytes(UTF_8), "identity"))
                        .setParameter(4, citizen)
                        .executeUpdate())
                .chain(() -> session.createNativeQuery("""
                                insert into filed (complaint_id, citizen, account, draft_id, filed_at)
                                values (?1, ?2, ?3, 'a-draft', now())
                                """)
                        .setParameter(1, complaint.value())
                        .setParameter(2, citizen)
                        .setParameter(3, GraphStandIn.ACCOUNT)
                        .executeUpdate()));
    }

    private Notice notice(Channel channel, Instant expiresAt) {
        return new Notice(
                EventId.derivedFrom("notice.v1", complaint, channel),
                complaint,
                TrackingNumber.of(complaint),
                channel,
                "p-0000",
                Language.INDONESIAN,
                Notice.Kind.ANSWERED,
                Instant.now(),
                expiresAt,
                "Dinas Pekerjaan Umum",
                "Lubang sudah ditambal.",
                null);
    }

    private void publish(Notice notice, String header) {
        send(notice.eventId(), EventJson.write(notice), header);
    }

    private void send(EventId eventId, byte[] body, String header) {
        Map<String, Object> settings = Map.of("bootstrap.servers", KafkaResource.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> sent =
                    new ProducerRecord<>(Topic.NOTICE.wireName(), complaint.toString(), body);
            sent.headers().add(EventHeaders.ID, eventId.toString().getBytes(UTF_8));
            if (header != null) {
                sent.headers().add(Notice.CHANNEL_HEADER, header.getBytes(UTF_8));
            }
            producer.send(sent).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String sql) {
        return run(session -> session.createNativeQuery(sql, Long.class)
                .setParameter(1, citizen)
                .getSingleResult());
    }

    private <T> T run(Function<Mutiny.Session, Uni<T>> work) {
        return transactions.run(work).await().atMost(PATIENCE);
    }
}
