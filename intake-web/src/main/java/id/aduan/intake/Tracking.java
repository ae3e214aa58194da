package id.aduan.intake;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.contracts.Attachment;
import id.aduan.contracts.Channel;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Language;
import id.aduan.contracts.Topic;
import id.aduan.contracts.TrackingNumber;
import id.aduan.kit.attachments.AttachmentStore;
import id.aduan.kit.events.EventUnpublished;
import id.aduan.kit.events.EventWriter;
import id.aduan.kit.problem.Refusal;
import id.aduan.kit.secrets.TrackingPin;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Lets a reporter follow his report: who has the number and its PIN, and nobody else. */
@ApplicationScoped
public class Tracking {
    private static final Logger LOG = Logger.getLogger(Tracking.class);

    private static final Duration HOUR = Duration.ofHours(1);

    private final CitizenViews views;
    private final TrackingPin pins;
    private final EventWriter events;
    private final StoredPhotos photos;
    private final Duration patience;
    private final Attempts perAddressAndNumber;
    private final Attempts perNumber;
    private final Attempts perAddress;
    private final Attempts acts;
    private final Clock clock;

    @Inject
    Tracking(
            @RestClient CitizenViews views,
            TrackingPin pins,
            EventWriter events,
            AttachmentStore store,
            DoorSettings settings) {
        this.views = views;
        this.pins = pins;
        this.events = events;
        this.photos = new StoredPhotos(store);
        this.patience = settings.cases().patience();
        this.clock = Clock.systemUTC();
        int memory = settings.memory();
        this.perAddressAndNumber = new Attempts(settings.tracking().triesPerAddressAndNumber(), HOUR, memory, clock);
        this.perNumber = new Attempts(settings.tracking().triesPerNumber(), HOUR, memory, clock);
        this.perAddress = new Attempts(settings.tracking().triesPerAddress(), HOUR, memory, clock);
        this.acts = new Attempts(settings.actions().perReport(), HOUR, memory, clock);
    }

    /**
     * What the reporter sees.
     *
     * @param registered empty while the report is received and not a case yet
     */
    public record Tracked(TrackingNumber number, Optional<CitizenCase> registered) {}

    /** A photo of an answer or of the reporter. */
    public record File(byte[] bytes, String mediaType) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        @Override
        public String toString() {
            return "File[" + mediaType + "]";
        }
    }

    /**
     * Proves number and PIN as somebody typed them. Fails with a {@link Refusal}: of 404, the same for a wrong PIN and
     * for a number that was never told, and of 429 when the tries of an hour are used up.
     *
     * @param address by {@link SenderAddress}
     */
    public TrackingNumber prove(String number, String pin, String address, Language language) {
        Optional<TrackingNumber> known = TrackingNumber.parse(number == null ? "" : number);
        take(perAddress, address, language);
        if (known.isEmpty()) {
            throw Refusals.unknownNumberOrPin(language);
        }
        TrackingNumber tried = known.get();
        String pair = address + "|" + tried;
        take(perAddressAndNumber, pair, language);
        take(perNumber, tried.value(), language);
        if (pin == null || !pins.matches(tried, pin)) {
            throw Refusals.unknownNumberOrPin(language);
        }
        perAddress.giveBack(address);
        perAddressAndNumber.giveBack(pair);
        perNumber.giveBack(tried.value());
        return tried;
    }

    /** What has become of a report. Fails with a {@link Refusal} of 503 when case-service is away. */
    public Uni<Tracked> see(TrackingNumber number, Language language) {
        return asked(() -> views.track(number.value()), language)
                .map(found -> new Tracked(number, Optional.of(found)))
                .onFailure(Tracking::isUnknown)
                .recoverWithItem(new Tracked(number, Optional.empty()));
    }

    /**
     * Adds what the reporter does. Completes when it is safe; the same key and content is the same act. Fails with a
     * {@link Refusal} of 503 while the report is no case yet, or when it cannot be made safe.
     */
    public Uni<Void> act(TrackingNumber number, ReporterAct act, Language language) {
        take(acts, number.value(), language);
        return see(number, language).chain(tracked -> {
            ComplaintId id = tracked.registered()
                    .map(CitizenCase::complaintId)
                    .orElseThrow(() -> Refusals.notYetRegistered(language));
            return photos.put(id, act.photos())
                    .chain(files -> publish(event(id, act, files)))
                    .onFailure(failure -> failure instanceof EventUnpublished || failure instanceof IOException)
                    .transform(failure -> {
                        LOG.warnf(
                                "an act could not be made safe: %s",
                                failure.getClass().getSimpleName());
                        return Refusals.notSafe(language);
                    });
        });
    }

    /** A photo of the report's history. Fails with a {@link Refusal} of 404 when there is none. */
    public Uni<File> photo(TrackingNumber number, String sha256, Language language) {
        return asked(() -> views.attachment(number.value(), sha256), language)
                .map(response -> file(response, language))
                .onFailure(Tracking::isUnknown)
                .transform(failure -> Refusals.noSuchFile(language));
    }

    private static File file(Response response, Language language) {
        if (response.getStatus() == Response.Status.NOT_FOUND.getStatusCode()) {
            throw Refusals.noSuchFile(language);
        }
        if (response.getStatus() != Response.Status.OK.getStatusCode()) {
            throw Refusals.casesAway(language);
        }
        MediaType type = response.getMediaType();
        return new File(
                response.readEntity(byte[].class), type == null ? MediaType.APPLICATION_OCTET_STREAM : type.toString());
    }

    /** A copy of all that is kept of the reporter in this report (UU 27/2022 art. 32). */
    public Uni<JsonNode> personalData(TrackingNumber number, Language language) {
        return asked(() -> views.personalData(number.value()), language)
                .onFailure(Tracking::isUnknown)
                .transform(failure -> Refusals.notYetRegistered(language));
    }

    /** The reports of one reporter, the newest first. */
    public Uni<List<OwnCase>> ofReporter(String ref, Language language) {
        return asked(() -> views.ofReporter(ref), language).map(CitizenViews.OwnCases::cases);
    }

    private <T> Uni<T> asked(Supplier<Uni<T>> question, Language language) {
        return Uni.createFrom()
                .deferred(() -> question.get())
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure(failure -> !isUnknown(failure))
                .transform(failure -> {
                    LOG.warnf(
                            "case-service does not tell: %s", failure.getClass().getSimpleName());
                    return Refusals.casesAway(language);
                });
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 404;
    }

    private Uni<Void> publish(CitizenAction action) {
        return events.publish(
                Topic.CITIZEN_ACTION, action.complaintId().toString(), action.eventId(), action.at(), action);
    }

    private CitizenAction event(ComplaintId id, ReporterAct act, List<Attachment> files) {
        return new CitizenAction(
                EventId.derivedFrom("citizen-action.v1", id, act.key(), act.digest()),
                id,
                act.type(),
                Channel.WEB,
                clock.instant(),
                act.text(),
                files,
                act.stars());
    }

    private static void take(Attempts attempts, String key, Language language) {
        attempts.take(key).ifPresent(wait -> {
            throw Refusals.tooManyTries(language, wait);
        });
    }
}
