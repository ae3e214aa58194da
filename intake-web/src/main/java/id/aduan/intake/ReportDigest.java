package id.aduan.intake;

import id.aduan.contracts.Coordinates;
import id.aduan.contracts.Place;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The digest of a report's content as parsed: equal for equal content, however its bytes were written. */
final class ReportDigest {
    private final MessageDigest digest;

    private ReportDigest(MessageDigest digest) {
        this.digest = digest;
    }

    static String of(Report report) {
        ReportDigest content = new ReportDigest(sha256());
        content.add(report.kind().name());
        content.add(report.title());
        content.add(report.narrative());
        content.add(report.place());
        content.add(report.occurredAt() == null ? null : report.occurredAt().toString());
        content.add(report.language().tag());
        content.add(Boolean.toString(report.anonymous()));
        content.add(Boolean.toString(report.confidential()));
        content.add(report.contact().name());
        content.add(report.contact().phone());
        content.add(report.contact().email());
        content.add(report.contact().appUser());
        report.photos().forEach(photo -> content.add(photo.sha256()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content.digest.digest());
    }

    private void add(Place place) {
        Coordinates point = place.coordinates();
        add(point == null ? null : point.latitude() + "," + point.longitude());
        add(
                point == null || point.accuracyMeters() == null
                        ? null
                        : point.accuracyMeters().toString());
        add(point == null ? null : point.provenance().name());
        add(place.areaCode() == null ? null : place.areaCode().value());
        add(place.text());
    }

    /** Each part with its length before it, so that no two lists of parts read the same. */
    private void add(String part) {
        byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(part == null ? -1 : bytes.length)
                .array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
