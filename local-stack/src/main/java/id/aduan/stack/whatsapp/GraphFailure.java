package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.aduan.stack.http.Answer;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** A refusal in the words and numbers of the Graph API. */
final class GraphFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int TRACE_BYTES = 17;

    private final int status;
    private final String type;
    private final int code;
    private final Integer subcode;
    private final String details;

    private GraphFailure(int status, String type, int code, Integer subcode, String message, String details) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.subcode = subcode;
        this.details = details;
    }

    static GraphFailure of(int status, int code, String title, String details) {
        return new GraphFailure(status, "OAuthException", code, null, "(#" + code + ") " + title, details);
    }

    /** A parameter that the API knows and that is wrong here. */
    static GraphFailure invalid(String details) {
        return of(400, 100, "Invalid parameter", details);
    }

    static GraphFailure unexpected(String key, String path) {
        return invalid("Unexpected key \"" + key + "\"" + (path.isEmpty() ? "." : " on param \"" + path + "\"."));
    }

    /** At the top of a request the parameter stands in the message itself, below it in the details. */
    static GraphFailure missing(String path) {
        return path.contains("[")
                ? of(400, 131008, "Required parameter is missing", "The parameter " + path + " is required.")
                : new GraphFailure(
                        400, "OAuthException", 100, null, "(#100) The parameter " + path + " is required.", null);
    }

    static GraphFailure badValue(String details) {
        return of(400, 131009, "Parameter value is not valid", details);
    }

    static GraphFailure plain(String message) {
        return new GraphFailure(400, "OAuthException", 100, null, "(#100) " + message, null);
    }

    static GraphFailure noObject(String method, String id) {
        return new GraphFailure(
                400,
                "GraphMethodException",
                100,
                33,
                "Unsupported " + method + " request. Object with ID '" + id + "' does not exist, cannot be loaded due"
                        + " to missing permissions, or does not support this operation. Please read the Graph API"
                        + " documentation at https://developers.facebook.com/docs/graph-api",
                null);
    }

    static GraphFailure unknownPath(String path) {
        return new GraphFailure(400, "OAuthException", 2500, null, "Unknown path components: " + path, null);
    }

    static GraphFailure noToken() {
        return new GraphFailure(
                401, "OAuthException", 104, null, "An access token is required to request this resource.", null);
    }

    static GraphFailure wrongToken() {
        return new GraphFailure(
                401, "OAuthException", 190, null, "Invalid OAuth access token - Cannot parse access token", null);
    }

    static GraphFailure revokedToken() {
        return new GraphFailure(
                401,
                "OAuthException",
                190,
                460,
                "Error validating access token: The session has been invalidated because the user changed their"
                        + " password or Facebook has changed the session for security reasons.",
                null);
    }

    static GraphFailure tooManyToOne() {
        return of(
                400,
                131056,
                "(Business Account, Consumer Account) pair rate limit hit",
                "Message failed to send because there were too many messages sent from this phone number to the same"
                        + " phone number in a short period of time.");
    }

    static GraphFailure tooManyAtAll() {
        return of(400, 130429, "Rate limit hit", "Cloud API message throughput has been reached.");
    }

    static GraphFailure windowClosed() {
        return of(
                400,
                131047,
                "Re-engagement message",
                "Message failed to send because more than 24 hours have passed since the customer last replied to this"
                        + " number.");
    }

    static GraphFailure undeliverable() {
        return of(400, 131026, "Message undeliverable", "Message Undeliverable.");
    }

    static GraphFailure somethingWentWrong() {
        return of(500, 131000, "Something went wrong", "Message failed to send due to an unknown error.");
    }

    int code() {
        return code;
    }

    Answer answer() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode error = root.putObject("error")
                .put("message", getMessage())
                .put("type", type)
                .put("code", code);
        if (subcode != null) {
            error.put("error_subcode", subcode);
        }
        if (details != null) {
            error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
        }
        error.put("fbtrace_id", trace());
        Answer answer = Answer.json(status, root);
        return status == 401 ? answer.with("WWW-Authenticate", challenge()) : answer;
    }

    /** As it stands in {@code statuses[].errors}, where the title has no number before it. */
    ObjectNode asStatusError() {
        String title = getMessage().replaceFirst("^\\(#\\d+\\) ", "");
        ObjectNode error = JsonNodeFactory.instance
                .objectNode()
                .put("code", code)
                .put("title", title)
                .put("message", title);
        if (details != null) {
            error.putObject("error_data").put("details", details);
        }
        return error.put("href", "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/");
    }

    private String challenge() {
        return "OAuth \"Facebook Platform\" \"invalid_token\" \"" + getMessage() + "\"";
    }

    private static String trace() {
        var bytes = new byte[TRACE_BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return "A" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
