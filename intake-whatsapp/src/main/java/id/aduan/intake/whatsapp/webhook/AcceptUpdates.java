package id.aduan.intake.whatsapp.webhook;

import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import id.aduan.contracts.WhatsAppUpdate;
import id.aduan.contracts.WhatsAppUpdate.Kind;
import id.aduan.intake.whatsapp.Sealed;
import id.aduan.intake.whatsapp.webhook.Slice.Uncuttable;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.events.EventUnpublished;
import id.aduan.kit.events.EventWriter;
import id.aduan.kit.events.OutgoingEvent;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.metrics.MetricName;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Makes the updates of a body safe: each is sealed under the key of the day and is one record of {@code
 * whatsapp-update.v1}. It needs Kafka and a key, and no database.
 */
@ApplicationScoped
class AcceptUpdates {
    private static final Logger LOG = Logger.getLogger(AcceptUpdates.class);

    /** Records of a body on their way at once: enough for Kafka's batches, and large ones are not all in memory. */
    private static final int PIPELINED = 128;

    private static final Duration WITHOUT_KEY = Duration.ofSeconds(30);
    private static final Duration WITHOUT_KAFKA = Duration.ofSeconds(5);
    private static final int KEY_CHARACTERS = 27;
    private static final String MISSING = "missing";
    private static final String WRONG = "wrong";

    private final EventWriter events;
    private final DayKeys keys;
    private final Sealed master;
    private final Meters meters;
    private final Clock clock;

    @Inject
    AcceptUpdates(EventWriter events, DayKeys keys, Sealed master, Meters meters) {
        this(events, keys, master, meters, Clock.systemUTC());
    }

    AcceptUpdates(EventWriter events, DayKeys keys, Sealed master, Meters meters, Clock clock) {
        this.events = events;
        this.keys = keys;
        this.master = master;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Completes when every update of a body of the provider is safe; fails with {@link NotSafe}.
     *
     * @param correlationId of the request, or null
     * @param traceparent of the request, or null
     */
    Uni<Void> accept(byte[] body, String correlationId, String traceparent) {
        Optional<DayKey> key = keys.current();
        if (key.isEmpty()) {
            LOG.error("no update can be taken: there is no key to seal it under, since the database was never there");
            return Uni.createFrom().failure(new NotSafe(WITHOUT_KEY));
        }
        Delivery delivery = new Delivery(key.get(), clock.instant(), correlationId, traceparent);
        List<Cut> cuts = cut(body);
        Multi<OutgoingEvent> records = cuts.isEmpty()
                ? Multi.createFrom().item(() -> unreadable(body, delivery))
                : Multi.createFrom().iterable(cuts).map(each -> outgoing(each, delivery));
        return records.onItem()
                .transformToUni(this::isSafe)
                .merge(PIPELINED)
                .filter(safe -> !safe)
                .toUni()
                .onItem()
                .ifNotNull()
                .failWith(() -> new NotSafe(WITHOUT_KAFKA))
                .invoke(() -> count(cuts))
                .replaceWithVoid();
    }

    /** A value and no failure, since those of many records at once would be one of another class. */
    private Uni<Boolean> isSafe(OutgoingEvent record) {
        return events.write(record)
                .replaceWith(Boolean.TRUE)
                .onFailure(EventUnpublished.class)
                .recoverWithItem(Boolean.FALSE);
    }

    /** Counters are there before the first refusal, so that an alert sees it. */
    void start(@Observes StartupEvent started) {
        meters.counted(MetricName.WHATSAPP_SIGNATURES_REFUSED, 0, MISSING);
        meters.counted(MetricName.WHATSAPP_SIGNATURES_REFUSED, 0, WRONG);
    }

    /** A body came without a good signature. */
    void refused(boolean unsigned) {
        meters.counted(MetricName.WHATSAPP_SIGNATURES_REFUSED, 1, unsigned ? MISSING : WRONG);
    }

    /** Empty when nothing can be made of it: then it is kept whole, since the provider would bring the same for a week. */
    private static List<Cut> cut(byte[] body) {
        try {
            return CutBody.of(body);
        } catch (Uncuttable e) {
            LOG.warnf("a body of %d bytes with a good signature cannot be cut and is kept whole", body.length);
        } catch (RuntimeException e) {
            LOG.errorf(
                    "a body of %d bytes with a good signature is kept whole, since cutting it failed: %s at %s",
                    body.length,
                    e.getClass().getName(),
                    Arrays.stream(e.getStackTrace()).limit(5).toList());
        }
        return List.of();
    }

    private OutgoingEvent outgoing(Cut cut, Delivery delivery) {
        String recordKey =
                cut.person() == null ? cut.account() + "/" + cut.field() : recordKey(cut.account(), cut.person());
        return delivery.event(cut.kind(), cut.eventId(), cut.account(), recordKey, cut.bytes());
    }

    /** Under a key of its own, so that it holds back no other. */
    private static OutgoingEvent unreadable(byte[] body, Delivery delivery) {
        EventId id = EventId.derivedFrom(CutBody.EVENT, "body", Slice.sha256(body));
        return delivery.event(Kind.UNREADABLE, id, CutBody.UNKNOWN, id.toString(), body);
    }

    /** What is parked of one person holds back only him, and the topic does not tell who he is. */
    private String recordKey(String account, String person) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(master.digest("whatsapp-update-key", account + '|' + person))
                .substring(0, KEY_CHARACTERS);
    }

    private void count(List<Cut> cuts) {
        if (cuts.isEmpty()) {
            meters.updateAccepted(Kind.UNREADABLE);
        }
        cuts.forEach(cut -> meters.updateAccepted(cut.kind()));
    }

    /** What the updates of a body have in common. */
    private record Delivery(DayKey key, Instant at, String correlationId, String traceparent) {
        OutgoingEvent event(Kind kind, EventId id, String account, String recordKey, byte[] clear) {
            String sealed = Base64.getEncoder().encodeToString(key.seal(clear, id.toString()));
            WhatsAppUpdate update = new WhatsAppUpdate(id, at, account, kind, key.id(), sealed);
            return new OutgoingEvent(
                    Topic.WHATSAPP_UPDATE.wireName(),
                    recordKey,
                    id,
                    at,
                    correlationId,
                    traceparent,
                    EventJson.write(update));
        }
    }

    /** The updates of a body may or may not be kept; sent again they are the same. */
    static final class NotSafe extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        NotSafe(Duration retryAfter) {
            super("the updates are not safe", null, false, false);
            this.retryAfter = retryAfter;
        }

        Duration retryAfter() {
            return retryAfter;
        }
    }
}
