package id.aduan.intake.web.pages;

import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.Language;
import id.aduan.intake.RawReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A report as it stands in the form: every text as it was typed, so that it can be shown again to the letter. Nothing
 * is null.
 *
 * @param id one-time, made with the empty form; what makes a second sending the same report
 * @param village the name that was typed
 * @param areaCode the area that was chosen for it, {@link #AS_WRITTEN}, or empty
 * @param photos references of the photos that wait under the id
 * @param photoPlace the point that a photo told, {@code latitude,longitude}, as long as it is neither used nor refused
 */
public record ReportForm(
        String id,
        String kind,
        String narrative,
        String village,
        String areaCode,
        String placeText,
        String latitude,
        String longitude,
        String accuracyMeters,
        String provenance,
        String date,
        String time,
        boolean anonymous,
        boolean confidential,
        String name,
        String phone,
        String email,
        List<String> photos,
        String photoPlace) {
    /** Stands for the code where the citizen wants his own words for the place. */
    static final String AS_WRITTEN = "-";

    private static final Pattern POINT = Pattern.compile("-?\\d{1,3}(\\.\\d{1,15})?,-?\\d{1,3}(\\.\\d{1,15})?");

    public ReportForm {
        photos = List.copyOf(photos);
    }

    static ReportForm empty(ComplaintKind kind) {
        return new ReportForm(
                OneTimeId.next(),
                kind.name(),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                false,
                false,
                "",
                "",
                "",
                List.of(),
                "");
    }

    /** An id that is not ours is replaced, so that nobody chooses what others may guess. */
    static ReportForm of(FormFields fields) {
        boolean dropPoint = fields.isTicked("dropPoint");
        String village = fields.text("village");
        String areaCode = fields.text("areaFor").equals(village) ? fields.text("areaCode") : "";
        List<String> dropped = fields.texts("dropPhoto");
        String photoPlace = fields.text("photoPlace");
        boolean usePhotoPlace =
                fields.isTicked("usePhotoPlace") && POINT.matcher(photoPlace).matches();
        int comma = photoPlace.indexOf(',');
        return new ReportForm(
                OneTimeId.orNext(fields.text("id")),
                fields.text("kind"),
                withoutCarriageReturns(fields.text("narrative")),
                village,
                village.isBlank() ? "" : areaCode,
                fields.text("placeText"),
                usePhotoPlace ? photoPlace.substring(0, comma) : dropPoint ? "" : fields.text("latitude"),
                usePhotoPlace ? photoPlace.substring(comma + 1) : dropPoint ? "" : fields.text("longitude"),
                usePhotoPlace || dropPoint ? "" : fields.text("accuracyMeters"),
                usePhotoPlace ? Coordinates.Provenance.PHOTO.name() : dropPoint ? "" : fields.text("provenance"),
                fields.text("date"),
                fields.text("time"),
                fields.isTicked("anonymous"),
                fields.isTicked("confidential"),
                fields.text("name"),
                fields.text("phone"),
                fields.text("email"),
                fields.texts("kept").stream()
                        .filter(photo -> !dropped.contains(photo))
                        .distinct()
                        .toList(),
                usePhotoPlace || dropPoint ? "" : photoPlace);
    }

    /** @param place the point that a new photo told, or what stood before */
    ReportForm withPhotos(List<String> references, String place) {
        return new ReportForm(
                id,
                kind,
                narrative,
                village,
                areaCode,
                placeText,
                latitude,
                longitude,
                accuracyMeters,
                provenance,
                date,
                time,
                anonymous,
                confidential,
                name,
                phone,
                email,
                references,
                place);
    }

    public boolean hasPoint() {
        return !latitude.isBlank() && !longitude.isBlank();
    }

    boolean isAsWritten() {
        return areaCode.equals(AS_WRITTEN);
    }

    boolean hasContact() {
        return !name.isBlank() || !phone.isBlank() || !email.isBlank();
    }

    /** The day, with the time of day when it was told; a time without a day cannot be read and says so. */
    String occurredAt() {
        if (time.isBlank()) {
            return date;
        }
        return date + "T" + time;
    }

    /** What was typed of the place, with the name of the village where it stands for no code. */
    String wordsForPlace() {
        if (!isAsWritten()) {
            return placeText;
        }
        return placeText.isBlank() ? village : village + ", " + placeText;
    }

    /** @param resolved the code of the area, or empty */
    RawReport toRaw(String resolved, Language language) {
        return new RawReport(
                kind,
                "",
                narrative,
                latitude,
                longitude,
                accuracyMeters,
                provenance,
                resolved,
                wordsForPlace(),
                occurredAt(),
                language.tag(),
                anonymous,
                confidential,
                name,
                phone,
                email);
    }

    /** Every field but the photos, as the review carries them on. */
    Map<String, String> carried() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("kind", kind);
        fields.put("narrative", narrative);
        fields.put("village", village);
        fields.put("areaFor", village);
        fields.put("areaCode", areaCode);
        fields.put("placeText", placeText);
        fields.put("latitude", latitude);
        fields.put("longitude", longitude);
        fields.put("accuracyMeters", accuracyMeters);
        fields.put("provenance", provenance);
        fields.put("photoPlace", photoPlace);
        fields.put("date", date);
        fields.put("time", time);
        fields.put("anonymous", anonymous ? "yes" : "");
        fields.put("confidential", confidential ? "yes" : "");
        fields.put("name", name);
        fields.put("phone", phone);
        fields.put("email", email);
        return fields;
    }

    /** Browsers send line ends as CR LF; the review would add one more each time. */
    private static String withoutCarriageReturns(String text) {
        return text.replace("\r\n", "\n");
    }

    /** Redacted: it holds personal data. */
    @Override
    public String toString() {
        return "ReportForm[…]";
    }
}
