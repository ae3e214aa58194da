package id.aduan.intake.whatsapp.turn;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.Attachment;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Reporter;
import id.aduan.contracts.SealedContact;
import id.aduan.contracts.SourceReference;
import id.aduan.contracts.Topic;
import id.aduan.contracts.TrackingNumber;
import id.aduan.contracts.Urgency;
import id.aduan.durable.Moments;
import id.aduan.durable.Outbox;
import id.aduan.intake.whatsapp.Sealed;
import id.aduan.intake.whatsapp.conversation.Effect;
import id.aduan.intake.whatsapp.media.MediaStore;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.sealing.Contact;
import id.aduan.kit.sealing.ContactSealer;
import id.aduan.kit.secrets.ReporterRefs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Makes the report of a draft: it is in the outbox when the turn commits, and the citizen knows its number then. */
@ApplicationScoped
class FileReport {
    private static final Logger LOG = Logger.getLogger(FileReport.class);

    /** What a subject is sealed to. */
    static final String SUBJECT = "subject";

    private static final int SUBJECT_LENGTH = 60;

    private final FindCitizen finding;
    private final Citizens citizens;
    private final MediaStore media;
    private final ContactSealer sealer;
    private final ReporterRefs references;
    private final Sealed sealed;
    private final Outbox outbox;
    private final Meters meters;

    FileReport(
            FindCitizen finding,
            Citizens citizens,
            MediaStore media,
            ContactSealer sealer,
            ReporterRefs references,
            Sealed sealed,
            Outbox outbox,
            Meters meters) {
        this.finding = finding;
        this.citizens = citizens;
        this.media = media;
        this.sealer = sealer;
        this.references = references;
        this.sealed = sealed;
        this.outbox = outbox;
        this.meters = meters;
    }

    /** Filing the same draft again changes nothing. */
    Uni<Void> handle(Mutiny.Session session, Citizens.Citizen citizen, Instant at, Effect.File file) {
        return remember(session, citizen, at, file).chain(first -> {
            if (!first) {
                return Uni.createFrom().voidItem();
            }
            return media.attach(session, citizen.id(), file.complaintId(), file.mediaIds())
                    .chain(attachments -> finding.reach(session, citizen.id(), citizen.account())
                            .chain(reach -> citizens.name(session, citizen.id()).chain(name -> {
                                ComplaintReceived report =
                                        report(citizen.account(), at, file, attachments, reach, name.orElse(null));
                                return append(session, report);
                            })));
        });
    }

    private Uni<Boolean> remember(Mutiny.Session session, Citizens.Citizen citizen, Instant at, Effect.File file) {
        String words = file.narrative().strip().replaceAll("\\s+", " ");
        String subject = words.substring(
                0, words.offsetByCodePoints(0, Math.min(SUBJECT_LENGTH, words.codePointCount(0, words.length()))));
        return session.createNativeQuery("""
                        insert into filed (complaint_id, citizen, account, draft_id, filed_at, subject)
                        values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing
                        """)
                .setParameter(1, file.complaintId().value())
                .setParameter(2, citizen.id())
                .setParameter(3, citizen.account())
                .setParameter(4, file.draftId())
                .setParameter(5, Moments.at(at))
                .setParameter(6, sealed.seal(subject.getBytes(UTF_8), SUBJECT))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    private ComplaintReceived report(
            String account,
            Instant at,
            Effect.File file,
            List<Attachment> attachments,
            Map<Identity.Kind, String> reach,
            String name) {
        Contact contact = contact(reach, name);
        SealedContact sealedContact = sealer.seal(file.complaintId(), contact).orElseThrow(FileReport::noKey);
        String reference = contact.phone() != null
                ? references.ofPhone(contact.phone())
                : references.ofUser("whatsapp|" + account, contact.appUser());
        return new ComplaintReceived(
                EventId.derivedFrom(Topic.COMPLAINT_RECEIVED.wireName(), file.complaintId()),
                file.complaintId(),
                TrackingNumber.of(file.complaintId()),
                file.kind(),
                new SourceReference(Channel.WHATSAPP, account, file.draftId()),
                null,
                at,
                file.language(),
                null,
                file.narrative(),
                file.place(),
                null,
                Urgency.NORMAL,
                null,
                attachments,
                new Reporter(reference, sealedContact, file.anonymous(), file.confidential()),
                file.answered(),
                null,
                file.emergencySpoken() ? Boolean.TRUE : null);
    }

    /** It heals by itself when case-service has published its first key, so nothing is parked for it. */
    private static UncheckedIOException noKey() {
        LOG.warn("no key of case-service has reached this door yet; reports wait for it");
        return new UncheckedIOException(new IOException("no sealing key"));
    }

    /** Without a number, the provider's id is how he is reached. */
    private static Contact contact(Map<Identity.Kind, String> reach, String name) {
        String number = reach.get(Identity.Kind.WA_ID);
        String user = reach.getOrDefault(Identity.Kind.BSUID, reach.get(Identity.Kind.PARENT_BSUID));
        return new Contact(name, number == null ? null : "+" + number, null, number == null ? user : null);
    }

    private Uni<Void> append(Mutiny.Session session, ComplaintReceived report) {
        return outbox.append(
                        session,
                        report.topic(),
                        report.complaintId().toString(),
                        report.eventId(),
                        report.receivedAt(),
                        0,
                        0,
                        false,
                        report)
                .invoke(() -> meters.accepted(report.channel(), report.kind()));
    }
}
