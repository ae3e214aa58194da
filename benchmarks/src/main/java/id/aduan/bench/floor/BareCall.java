package id.aduan.bench.floor;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.contracts.AnswerGiven;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Language;
import id.aduan.contracts.Place;
import id.aduan.contracts.Reporter;
import id.aduan.contracts.SealedContact;
import id.aduan.contracts.SourceReference;
import id.aduan.contracts.TrackingNumber;
import id.aduan.contracts.Urgency;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.gazetteer.Located;
import id.aduan.kit.sealing.Contact;
import id.aduan.kit.sealing.ContactSealer;
import id.aduan.kit.secrets.ReporterRefs;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The way from the body of a call to its event: read strictly, cleaned, placed, identified by the call, sealed. */
final class BareCall {
    private static final Set<String> COUNTED = Set.of("GHOST", "PRANK");

    private final Gazetteer gazetteer;
    private final ContactSealer sealer;
    private final ReporterRefs references;

    BareCall(Gazetteer gazetteer, ContactSealer sealer, ReporterRefs references) {
        this.gazetteer = gazetteer;
        this.sealer = sealer;
        this.references = references;
    }

    /** @param report null for what is only counted */
    record Call(UUID id, String type, ComplaintReceived report) {
        boolean isEmergency() {
            return report != null && report.urgency() == Urgency.EMERGENCY;
        }
    }

    /** Fails with {@link IllegalArgumentException} when it cannot be taken. */
    Call read(byte[] body) {
        JsonNode json = BareReport.tree(body);
        UUID id = UUID.fromString(json.path("callId").asText());
        String type = json.path("callType").asText();
        return new Call(id, type, COUNTED.contains(type) ? null : report(json, id, type));
    }

    private ComplaintReceived report(JsonNode json, UUID call, String type) {
        String narrative = BareReport.clean(json.path("narrative").textValue());
        if (narrative == null) {
            throw new IllegalArgumentException("narrative is missing");
        }
        EmergencyKind emergency = json.has("emergencyKind")
                ? EmergencyKind.valueOf(json.path("emergencyKind").asText())
                : null;
        SourceReference source = new SourceReference(Channel.CALL_CENTER, "112", call.toString());
        ComplaintId id = ComplaintId.of(source);
        JsonNode caller = json.path("caller");
        Contact contact = new Contact(
                BareReport.clean(caller.path("name").textValue()),
                BareReport.phone(caller.path("number").textValue()),
                null,
                null);
        SealedContact sealed =
                contact.isEmpty() ? null : sealer.seal(id, contact).orElseThrow();
        Instant now = Instant.now();
        return new ComplaintReceived(
                EventId.derivedFrom("complaint-received.v1", id),
                id,
                TrackingNumber.of(id),
                type.equals("INFORMASI") ? ComplaintKind.INFORMATION_REQUEST : ComplaintKind.COMPLAINT,
                source,
                null,
                now,
                Language.INDONESIAN,
                null,
                narrative,
                place(json.path("place")),
                null,
                emergency == null ? Urgency.NORMAL : Urgency.EMERGENCY,
                emergency,
                List.of(),
                new Reporter(
                        contact.phone() == null ? references.random() : references.ofPhone(contact.phone()),
                        sealed,
                        false,
                        false),
                json.has("answered")
                        ? new AnswerGiven(
                                null,
                                BareReport.clean(
                                        json.path("answered").path("text").textValue()),
                                now,
                                "operator")
                        : null,
                null);
    }

    private Place place(JsonNode json) {
        String text = BareReport.clean(json.path("text").textValue());
        if (!json.has("lat") || !json.has("lon")) {
            return new Place(null, null, text, null);
        }
        Located located =
                gazetteer.locate(json.path("lat").asDouble(), json.path("lon").asDouble());
        Coordinates point = new Coordinates(
                located.point().latitude(), located.point().longitude(), null, Coordinates.Provenance.TOLD);
        return new Place(point, located.area().map(found -> found.code()).orElse(null), text, null);
    }
}
