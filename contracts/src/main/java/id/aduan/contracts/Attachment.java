package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A file that belongs to one complaint. It is already stored and synced when an event speaks of it.
 *
 * @param reference where it is stored: {@code <complaint id>/<sha-256>}
 * @param mediaType found from the content, e.g. {@code image/jpeg}
 * @param sizeBytes size of the stored bytes
 * @param sha256 digest of the stored bytes, 64 lower-case hexadecimal digits
 */
public record Attachment(String reference, String mediaType, long sizeBytes, String sha256) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern REFERENCE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[0-9a-f]{64}");

    public Attachment {
        Texts.requireText(mediaType, "mediaType", 100);
        if (!REFERENCE.matcher(requireNonNull(reference, "reference is null")).matches()) {
            throw new IllegalArgumentException("reference is not <complaint id>/<sha-256>");
        }
        if (!SHA256.matcher(requireNonNull(sha256, "sha256 is null")).matches()) {
            throw new IllegalArgumentException("sha256 is not 64 hexadecimal digits");
        }
        if (sizeBytes <= 0) {
            throw new IllegalArgumentException("sizeBytes is not positive");
        }
    }
}
