package id.aduan.intake;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.HoldReason;
import id.aduan.contracts.Language;
import id.aduan.contracts.Place;
import id.aduan.contracts.SourceReference;
import id.aduan.kit.photos.Photo;
import id.aduan.kit.sealing.Contact;
import java.time.Instant;
import java.util.List;

/**
 * A report that has passed every check of the door. It lives only while a request does.
 *
 * @param title or null
 * @param occurredAt or null
 * @param contact with all parts null when the reporter left none
 * @param photos each once
 * @param holdReason why a person should look first, or null
 * @param warnings what it was accepted in spite of
 */
public record Report(
        Sender sender,
        ComplaintKind kind,
        String title,
        String narrative,
        Place place,
        Instant occurredAt,
        Language language,
        boolean anonymous,
        boolean confidential,
        Contact contact,
        List<Photo> photos,
        HoldReason holdReason,
        List<Warning> warnings) {

    public Report {
        requireNonNull(sender, "sender is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(narrative, "narrative is null");
        requireNonNull(place, "place is null");
        requireNonNull(language, "language is null");
        requireNonNull(contact, "contact is null");
        photos = List.copyOf(photos);
        warnings = List.copyOf(warnings);
    }

    /** The same report, held for a person; null lifts it. */
    public Report heldFor(HoldReason reason) {
        return new Report(
                sender,
                kind,
                title,
                narrative,
                place,
                occurredAt,
                language,
                anonymous,
                confidential,
                contact,
                photos,
                reason,
                warnings);
    }

    /** The same content under the same key is the same report; other content is another. */
    public SourceReference source() {
        return new SourceReference(sender.channel(), sender.account(), sender.key() + "|" + ReportDigest.of(this));
    }

    public ComplaintId complaintId() {
        return ComplaintId.of(source());
    }

    @Override
    public String toString() {
        return "Report[" + kind + ", " + sender + "]";
    }
}
