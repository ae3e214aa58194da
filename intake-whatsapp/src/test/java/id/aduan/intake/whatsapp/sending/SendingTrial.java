package id.aduan.intake.whatsapp.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Language;
import id.aduan.contracts.NoticeReceipt;
import id.aduan.contracts.Topic;
import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.Sealed;
import id.aduan.intake.whatsapp.webhook.AccountUpdate;
import id.aduan.intake.whatsapp.webhook.PersonIds;
import id.aduan.intake.whatsapp.webhook.ProviderError;
import id.aduan.intake.whatsapp.webhook.StatusUpdate;
import id.aduan.kit.events.EventJson;
import id.aduan.stack.test.KafkaResource;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the tests of sending do again and again: citizens, requests, statuses, and a look at the rows. */
class SendingTrial {
    static final Duration PATIENCE = Duration.ofSeconds(40);
    static final AtomicInteger NUMBERS = new AtomicInteger(1_000);
    static final String ACCOUNT = GraphStandIn.ACCOUNT;

    @Inject
    Lanes lanes;

    @Inject
    Statuses statuses;

    @Inject
    AccountUpdates updates;

    @Inject
    AccountStates states;

    @Inject
    SendingWatch watch;

    @Inject
    @Wellness
    SendingHealth health;

    @Inject
    Costs costs;

    @Inject
    Sealed sealed;

    @Inject
    Transactions transactions;

    /** A citizen with a phone in an account of ours. */
    record Somebody(UUID id, String phone, String account) {}

    // Helpers
    // -------------------------------------------------------------------------------------------------------------

    Somebody citizenInWindow() {
        Somebody citizen = citizen(ACCOUNT);
        open(citizen);
        return citizen;
    }

    void open(Somebody citizen) {
        run(session -> lanes.open(session, citizen.id(), citizen.account(), Instant.now()));
    }

    Somebody citizen(String account) {
        UUID id = UUID.randomUUID();
        String digits = "628000000" + NUMBERS.incrementAndGet();
        run(session -> session.createNativeQuery("insert into citizen (id, created_at, account) values (?1, now(), ?2)")
                .setParameter(1, id)
                .setParameter(2, account)
                .executeUpdate()
                .chain(() -> session.createNativeQuery("""
                                insert into citizen_identity (account, kind, value_hash, value, citizen, valid_from)
                                values (?1, 'WA_ID', ?2, ?3, ?4, now())
                                """)
                        .setParameter(1, account)
                        .setParameter(2, sealed.digest("test", digits))
                        .setParameter(3, sealed.seal(digits.getBytes(UTF_8), "identity"))
                        .setParameter(4, id)
                        .executeUpdate()));
        return new Somebody(id, "+" + digits, account);
    }

    static ComplaintId complaint() {
        return new ComplaintId(UUID.randomUUID());
    }

    static OutgoingMessage text(String words) {
        return new OutgoingMessage.Text(words);
    }

    static OutgoingMessage.Template template(String name) {
        return new OutgoingMessage.Template(name, Language.SUNDANESE, List.of("PWK-0"), List.of());
    }

    SendRequest request(
            SendRequest.Purpose purpose,
            OutgoingMessage message,
            OutgoingMessage.Template outside,
            ComplaintId complaint) {
        return new SendRequest(
                UUID.randomUUID(),
                ACCOUNT,
                purpose,
                message,
                outside,
                Duration.ZERO,
                null,
                complaint,
                purpose == SendRequest.Purpose.NOTICE ? UUID.randomUUID() : null,
                null);
    }

    static SendRequest delayed(SendRequest one) {
        return new SendRequest(
                one.id(),
                one.account(),
                one.purpose(),
                one.message(),
                one.outside(),
                Duration.ofHours(1),
                one.expiresAt(),
                one.complaintId(),
                one.noticeId(),
                one.by());
    }

    UUID append(Somebody citizen, SendRequest request) {
        SendRequest of = new SendRequest(
                request.id(),
                citizen.account(),
                request.purpose(),
                request.message(),
                request.outside(),
                request.after(),
                request.expiresAt(),
                request.complaintId(),
                request.noticeId(),
                request.by());
        run(session -> lanes.append(session, citizen.id(), of));
        lanes.wake();
        return of.id();
    }

    UUID officer(Somebody citizen, String words) {
        return append(citizen, request(SendRequest.Purpose.OFFICER, text(words), null, null));
    }

    UUID notice(Somebody citizen, ComplaintId complaint) {
        OutgoingMessage message = new OutgoingMessage.Buttons(
                "Sudah di dinas", List.of(new OutgoingMessage.Button("case|" + complaint + "|", "Lihat laporan")));
        return append(
                citizen, request(SendRequest.Purpose.NOTICE, message, template(OwnTemplates.AT_AGENCY), complaint));
    }

    static List<String> texts(Somebody citizen) {
        return GraphStandIn.received(citizen.phone()).stream()
                .map(each -> each.at("/text/body").asText())
                .toList();
    }

    void templateIs(String event, String name) {
        update(new AccountUpdate.TemplateStatus(name, "id", event, "UTILITY", "NONE"), Instant.now());
        lanes.wake();
    }

    void update(AccountUpdate.Detail detail, Instant at) {
        EventId id = new EventId(UUID.randomUUID());
        run(session -> updates.apply(
                session,
                new AccountUpdate(
                        id,
                        GraphStandIn.WABA,
                        Instant.now(),
                        GraphStandIn.WABA,
                        "message_template_status_update",
                        at,
                        detail)));
    }

    static StatusUpdate status(String wamid, StatusUpdate.State state, String callbackData) {
        return new StatusUpdate(
                new EventId(UUID.randomUUID()),
                ACCOUNT,
                Instant.now(),
                wamid,
                state,
                Instant.now(),
                PersonIds.NONE,
                null,
                callbackData,
                null,
                List.of());
    }

    static StatusUpdate failed(String wamid, UUID send, int code) {
        StatusUpdate status = status(wamid, StatusUpdate.State.FAILED, send.toString());
        return new StatusUpdate(
                status.eventId(),
                status.account(),
                status.receivedAt(),
                wamid,
                status.state(),
                status.at(),
                status.recipient(),
                null,
                status.callbackData(),
                null,
                List.of(new ProviderError(code, "refused", "as asked")));
    }

    static StatusUpdate priced(StatusUpdate status) {
        return new StatusUpdate(
                status.eventId(),
                status.account(),
                status.receivedAt(),
                status.messageId(),
                status.state(),
                status.at(),
                status.recipient(),
                null,
                status.callbackData(),
                new StatusUpdate.Pricing(true, "PMP", "regular", "utility"),
                status.errors());
    }

    void told(StatusUpdate status) {
        run(session -> statuses.apply(session, status));
    }

    void passUncertainTime(UUID send) {
        set("update send set state_at = state_at - interval '11 minutes' where id = ?1", send);
    }

    void skipHold(Somebody citizen) {
        set(
                "update lane set held_until = now() - interval '1 second', tokens = 10, tokens_at = now()"
                        + " where citizen = ?1",
                citizen.id());
        lanes.wake();
    }

    String state(UUID send) {
        return value(send, "state");
    }

    String value(UUID send, String column) {
        return run(session -> session.createNativeQuery(
                        "select coalesce(cast(" + column + " as text), '') from send where id = ?1", String.class)
                .setParameter(1, send)
                .getSingleResult());
    }

    long count(String sql, UUID parameter) {
        return run(session -> session.createNativeQuery(sql, Long.class)
                .setParameter(1, parameter)
                .getSingleResult());
    }

    void set(String sql, UUID parameter) {
        run(session -> session.createNativeQuery(sql).setParameter(1, parameter).executeUpdate());
    }

    <T> T run(Function<Mutiny.Session, Uni<T>> work) {
        return transactions.run(work).await().atMost(PATIENCE);
    }

    /** Waits until so many are there, and gives all of the case. */
    static List<NoticeReceipt> receipts(ComplaintId complaint, int atLeast) {
        List<NoticeReceipt> found = new ArrayList<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", KafkaResource.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topic.PARTITIONS)
                    .mapToObj(each -> new TopicPartition(Topic.NOTICE_RECEIPT.wireName(), each))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Consumer<byte[]> keep = body -> found.add(EventJson.read(body, NoticeReceipt.class));
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(300)).forEach(each -> {
                    if (complaint.toString().equals(each.key())) {
                        keep.accept(each.value());
                    }
                });
                return found.size() >= atLeast;
            });
        }
        return found;
    }
}
