package id.aduan.kit.photos;

import static java.util.Objects.requireNonNull;

/** A file that cannot be taken as a photo; says why and never quotes the file. */
public final class UnusablePhoto extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why not. */
    public enum Reason {
        /** Over {@link Photos#MAX_BYTES}. */
        TOO_LARGE,
        /** Claims over {@link Photos#MAX_MEGAPIXELS}. */
        TOO_MANY_PIXELS,
        /** Empty, cut off, or at odds with itself. */
        DAMAGED,
        /** As new iPhones write them; the phone can be set to JPEG. */
        HEIC,
        /** Anything else that is no still JPEG, PNG or WebP picture which browsers show. */
        NO_PHOTO
    }

    UnusablePhoto(Reason reason) {
        super(requireNonNull(reason, "reason is null").name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
