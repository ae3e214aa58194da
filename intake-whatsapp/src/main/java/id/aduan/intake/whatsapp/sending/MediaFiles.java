package id.aduan.intake.whatsapp.sending;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The files of this door that a message may carry. */
public interface MediaFiles {
    /** Empty when there is no such file, or no longer. */
    Uni<Optional<File>> find(String mediaId);

    /**
     * A file with its content.
     *
     * @param mediaType by its content, e.g. {@code image/jpeg}
     */
    record File(byte[] bytes, String mediaType) {
        public File {
            requireNonNull(bytes, "bytes is null");
            requireNonNull(mediaType, "mediaType is null");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof File that
                    && java.util.Arrays.equals(bytes, that.bytes)
                    && mediaType.equals(that.mediaType);
        }

        @Override
        public int hashCode() {
            return java.util.Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "File[" + mediaType + ", " + bytes.length + " bytes]";
        }
    }
}
