package id.aduan.intake.whatsapp.sending;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of a request to the Graph API. */
public sealed interface GraphAnswer {

    /**
     * It was taken.
     *
     * @param id of the message (wamid) or the file, or empty where an answer has none
     */
    record Accepted(String id) implements GraphAnswer {}

    /** What was asked for, where the question was not for one thing by its id. */
    record Told(JsonNode body) implements GraphAnswer {}

    /** It was not taken, and the API says why. */
    record Refused(GraphError error) implements GraphAnswer {}

    /** It never went out. */
    record Unsent(String cause) implements GraphAnswer {}

    /** It went out and nobody knows what came of it. */
    record Lost(String cause) implements GraphAnswer {}
}
