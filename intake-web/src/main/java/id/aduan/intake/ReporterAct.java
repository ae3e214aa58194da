package id.aduan.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import id.aduan.contracts.CitizenAction;
import id.aduan.kit.photos.Photo;
import id.aduan.kit.text.CleanText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a reporter adds to his own report, checked.
 *
 * @param key the client's own name of the act; with the content it makes a repeated tap one act
 * @param text cleaned, or null
 * @param stars 1 to 5, exactly for a rating
 */
public record ReporterAct(String key, CitizenAction.Type type, String text, Integer stars, List<Photo> photos) {
    public ReporterAct {
        requireNonNull(key, "key is null");
        requireNonNull(type, "type is null");
        photos = List.copyOf(photos);
    }

    /**
     * What has become of a raw act: an act, or what is wrong with it.
     *
     * @param act null exactly when there are faults
     */
    public record Read(ReporterAct act, List<FieldFault> faults) {
        public Read {
            faults = List.copyOf(faults);
        }
    }

    /** Reads an act as it came in: any text may be null, blank or malformed. */
    public static Read read(String key, String type, String text, String stars, List<Photo> photos) {
        List<FieldFault> faults = new ArrayList<>();
        CitizenAction.Type known = type(type, faults);
        String words = CleanText.lines(text);
        if (words != null && words.length() > CitizenAction.MAX_TEXT) {
            faults.add(new FieldFault("text", FaultCode.TOO_LONG, CitizenAction.MAX_TEXT));
        }
        List<Photo> kept = List.copyOf(new LinkedHashSet<>(photos));
        if (kept.size() > ReportParser.MAX_PHOTOS) {
            faults.add(new FieldFault("photo", FaultCode.TOO_MANY_PHOTOS, ReportParser.MAX_PHOTOS));
        }
        boolean saysNothing = words == null && kept.isEmpty();
        if (saysNothing && (known == CitizenAction.Type.REPLY || known == CitizenAction.Type.DISPUTE)) {
            faults.add(FieldFault.of("text", FaultCode.NOTHING_SAID));
        }
        Integer given = known == CitizenAction.Type.RATING ? stars(stars, faults) : null;
        return faults.isEmpty()
                ? new Read(new ReporterAct(key, known, words, given, kept), List.of())
                : new Read(null, faults);
    }

    private static CitizenAction.Type type(String type, List<FieldFault> faults) {
        if (type == null || type.isBlank()) {
            faults.add(FieldFault.of("type", FaultCode.REQUIRED));
            return null;
        }
        Optional<CitizenAction.Type> known = Stream.of(CitizenAction.Type.values())
                .filter(each -> each != CitizenAction.Type.SUPPORT) // that is of another person than the reporter
                .filter(each -> each.name().equals(type.strip()))
                .findFirst();
        if (known.isEmpty()) {
            faults.add(FieldFault.of("type", FaultCode.UNKNOWN_VALUE));
        }
        return known.orElse(null);
    }

    private static Integer stars(String typed, List<FieldFault> faults) {
        if (typed == null || !typed.strip().matches("[1-5]")) {
            faults.add(FieldFault.of("stars", FaultCode.INVALID_STARS));
            return null;
        }
        return Integer.valueOf(typed.strip());
    }

    /** Tells other content under the same key. */
    String digest() {
        StringBuilder content =
                new StringBuilder(type.name()).append('|').append(stars).append('|');
        photos.forEach(photo -> content.append(photo.sha256()).append('|'));
        content.append(text);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ReporterAct[" + type + "]";
    }
}
