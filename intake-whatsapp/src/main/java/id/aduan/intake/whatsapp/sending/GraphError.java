package id.aduan.intake.whatsapp.sending;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An error as the Graph API tells it.
 *
 * @param code by which to act; the HTTP status and the texts change
 * @param title for people
 * @param details more for people, or null
 */
public record GraphError(int code, String title, String details) {
    /** For an answer of something between us and the API, which tells no code. */
    static final int NO_CODE = -1;

    private static final int BAD_REQUEST = 100;
    private static final int UPLOAD_FAILED = 131_053;
    private static final int LONGEST = 500;

    public GraphError {
        title = shortened(title == null ? "" : title);
        details = details == null ? null : shortened(details);
    }

    /** As if the API had said it: the file of a picture is gone, here. */
    static GraphError fileIsGone() {
        return new GraphError(BAD_REQUEST, "the file is gone", null);
    }

    /** As if the API had said it: the upload came to nothing that we know of. */
    static GraphError uploadFailed() {
        return new GraphError(UPLOAD_FAILED, "the upload failed", null);
    }

    /** Empty where the body is no error of the API. */
    static Optional<GraphError> read(JsonNode body) {
        JsonNode error = body == null ? null : body.get("error");
        if (error == null || !error.path("code").isInt()) {
            return Optional.empty();
        }
        JsonNode details = error.path("error_data").path("details");
        return Optional.of(new GraphError(
                error.get("code").asInt(),
                error.path("message").asText(""),
                details.isTextual() ? details.asText() : null));
    }

    private static String shortened(String text) {
        String storable = text.replace("\u0000", "");
        return storable.length() <= LONGEST ? storable : storable.substring(0, LONGEST);
    }

    /** Its words may quote what was sent. */
    @Override
    public String toString() {
        return "GraphError[" + code + "]";
    }
}
