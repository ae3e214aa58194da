package id.aduan.bench.floor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Coordinates;
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
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** The way from a body to an event: read strictly, cleaned, placed, identified by its content, sealed. */
public final class BareReport {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Gazetteer gazetteer;
    private final ContactSealer sealer;
    private final ReporterRefs references;

    public BareReport(Gazetteer gazetteer, ContactSealer sealer, ReporterRefs references) {
        this.gazetteer = gazetteer;
        this.sealer = sealer;
        this.references = references;
    }

    /** Fails with {@link IllegalArgumentException} when it cannot be taken. */
    public ComplaintReceived read(byte[] body, String key) {
        JsonNode json = tree(body);
        ComplaintKind kind = ComplaintKind.valueOf(json.path("kind").asText());
        String title = clean(json.path("title").textValue());
        String narrative = clean(json.path("narrative").textValue());
        if (narrative == null) {
            throw new IllegalArgumentException("narrative is missing");
        }
        Place place = place(json.path("place"));
        Language language = Language.of(json.path("language").asText("id"));
        boolean anonymous = json.path("anonymous").booleanValue();
        boolean confidential = json.path("confidential").booleanValue();
        JsonNode reporter = json.path("reporter");
        Contact contact = new Contact(
                clean(reporter.path("name").textValue()),
                phone(reporter.path("phone").textValue()),
                clean(reporter.path("email").textValue()),
                null);
        String digest = digest(kind, title, narrative, place, language, anonymous, confidential, contact);
        SourceReference source = new SourceReference(Channel.WEB, "web", key + "|" + digest);
        ComplaintId id = ComplaintId.of(source);
        SealedContact sealed =
                contact.isEmpty() ? null : sealer.seal(id, contact).orElseThrow();
        String reference = contact.phone() == null ? references.random() : references.ofPhone(contact.phone());
        return new ComplaintReceived(
                EventId.derivedFrom("complaint-received.v1", id),
                id,
                TrackingNumber.of(id),
                kind,
                source,
                null,
                Instant.now(),
                language,
                title,
                narrative,
                place,
                null,
                Urgency.NORMAL,
                null,
                List.of(),
                new Reporter(reference, sealed, anonymous, confidential),
                null,
                null);
    }

    static JsonNode tree(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json == null || !json.isObject()) {
                throw new IllegalArgumentException("no object");
            }
            return json;
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON");
        }
    }

    private Place place(JsonNode json) {
        Coordinates point = null;
        if (json.has("latitude") && json.has("longitude")) {
            Double accuracy =
                    json.has("accuracyMeters") ? json.path("accuracyMeters").asDouble() : null;
            Located located = gazetteer.locate(
                    json.path("latitude").asDouble(), json.path("longitude").asDouble());
            point = new Coordinates(
                    located.point().latitude(),
                    located.point().longitude(),
                    accuracy,
                    accuracy == null ? Coordinates.Provenance.TOLD : Coordinates.Provenance.DEVICE);
        }
        return new Place(point, null, clean(json.path("text").textValue()), null);
    }

    static String clean(String typed) {
        if (typed == null) {
            return null;
        }
        StringBuilder kept = new StringBuilder(typed.length());
        typed.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .forEach(kept::appendCodePoint);
        String normal = Normalizer.normalize(kept, Normalizer.Form.NFC).strip();
        return normal.isEmpty() ? null : normal;
    }

    static String phone(String typed) {
        if (typed == null) {
            return null;
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.format(numbers.parse(typed, "ID"), PhoneNumberUtil.PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            throw new IllegalArgumentException("no phone number");
        }
    }

    private static String digest(
            ComplaintKind kind,
            String title,
            String narrative,
            Place place,
            Language language,
            boolean anonymous,
            boolean confidential,
            Contact contact) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part : new Object[] {
                kind,
                title,
                narrative,
                place.coordinates(),
                place.text(),
                language.tag(),
                anonymous,
                confidential,
                contact.name(),
                contact.phone(),
                contact.email()
            }) {
                byte[] bytes = part == null ? new byte[0] : part.toString().getBytes(UTF_8);
                digest.update(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(part == null ? -1 : bytes.length)
                        .array());
                digest.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
