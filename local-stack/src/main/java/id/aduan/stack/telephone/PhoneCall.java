package id.aduan.stack.telephone;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A call on a line of the stand-in.
 *
 * @param from the caller's number, or null where it is withheld
 * @param says what the caller has to say, a key of the page's texts
 * @param extension whose telephone answered, or null
 */
record PhoneCall(String id, String from, String says, State state, String extension, Instant begun, Instant ended) {
    /** How far it is. */
    enum State {
        RINGING,
        TALKING,
        ENDED
    }

    PhoneCall at(String other) {
        return new PhoneCall(id, from, says, State.TALKING, other, begun, ended);
    }

    PhoneCall over(Instant at) {
        return new PhoneCall(id, from, says, State.ENDED, extension, begun, at);
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("from", from)
                .put("says", says)
                .put("state", state.name())
                .put("extension", extension)
                .put("begun", begun.toString())
                .put("ended", ended == null ? null : ended.toString());
    }
}
