package id.aduan.intake;

import id.aduan.contracts.Attachment;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Reporter;
import id.aduan.contracts.SealedContact;
import id.aduan.contracts.TrackingNumber;
import id.aduan.contracts.Urgency;
import id.aduan.kit.attachments.AttachmentStore;
import id.aduan.kit.events.EventUnpublished;
import id.aduan.kit.events.EventWriter;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.sealing.Contact;
import id.aduan.kit.sealing.ContactSealer;
import id.aduan.kit.secrets.ReporterRefs;
import id.aduan.kit.secrets.TrackingPin;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes a report safe: its photos are synced, then its event is acknowledged, and only then there is a receipt. */
@ApplicationScoped
public class ReceiveReport {
    private static final Logger LOG = Logger.getLogger(ReceiveReport.class);

    private final StoredPhotos photos;
    private final ContactSealer sealer;
    private final EventWriter events;
    private final ReporterRefs references;
    private final TrackingPin pins;
    private final Meters meters;
    private final Clock clock;

    @Inject
    ReceiveReport(
            AttachmentStore store,
            ContactSealer sealer,
            EventWriter events,
            ReporterRefs references,
            TrackingPin pins,
            Meters meters) {
        this.photos = new StoredPhotos(store);
        this.sealer = sealer;
        this.events = events;
        this.references = references;
        this.pins = pins;
        this.meters = meters;
        this.clock = Clock.systemUTC();
    }

    /**
     * Completes when the report is safe. Fails with a {@link id.aduan.kit.problem.Refusal} of 503 when it may not be:
     * then the same report may be handed in again, and is one at most once.
     */
    public Uni<Receipt> handle(Report report) {
        ComplaintId id = report.complaintId();
        SealedContact contact = seal(id, report);
        return photos.put(id, report.photos())
                .chain(attachments -> publish(event(id, report, contact, attachments)))
                .map(safe -> receipt(id, report))
                .onFailure(failure -> failure instanceof EventUnpublished || failure instanceof IOException)
                .transform(failure -> {
                    LOG.warnf(
                            "a report could not be made safe: %s",
                            failure.getClass().getSimpleName());
                    return Refusals.notSafe(report.language());
                });
    }

    /** The receipt of a report that is already safe. */
    private Receipt receipt(ComplaintId id, Report report) {
        TrackingNumber number = TrackingNumber.of(id);
        return new Receipt(id, number, pins.of(number), report.warnings());
    }

    private SealedContact seal(ComplaintId id, Report report) {
        Contact contact = report.contact();
        return contact.isEmpty()
                ? null
                : sealer.seal(id, contact).orElseThrow(() -> Refusals.noSealingKey(report.language()));
    }

    private Uni<Void> publish(ComplaintReceived complaint) {
        return events.publish(
                        complaint.topic(),
                        complaint.complaintId().toString(),
                        complaint.eventId(),
                        complaint.receivedAt(),
                        complaint)
                .invoke(() -> meters.accepted(complaint.channel(), complaint.kind()));
    }

    private ComplaintReceived event(
            ComplaintId id, Report report, SealedContact contact, List<Attachment> attachments) {
        return new ComplaintReceived(
                EventId.derivedFrom("complaint-received.v1", id),
                id,
                TrackingNumber.of(id),
                report.kind(),
                report.source(),
                report.occurredAt(),
                clock.instant(),
                report.language(),
                report.title(),
                report.narrative(),
                report.place(),
                null,
                Urgency.NORMAL,
                null,
                attachments,
                new Reporter(reference(report), contact, report.anonymous(), report.confidential()),
                null,
                report.holdReason());
    }

    private String reference(Report report) {
        Contact contact = report.contact();
        if (contact.appUser() != null) {
            return references.ofUser(report.sender().account(), contact.appUser());
        }
        if (contact.phone() != null) {
            return references.ofPhone(contact.phone());
        }
        return contact.email() != null ? references.ofEmail(contact.email()) : references.random();
    }
}
