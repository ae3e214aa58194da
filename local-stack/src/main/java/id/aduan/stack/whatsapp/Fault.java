package id.aduan.stack.whatsapp;

import java.util.Arrays;
import java.util.Optional;

/** What can be made to go wrong, as it does with the real thing. */
public enum Fault {
    /** Each call of the webhook is made twice. */
    DUPLICATE("duplicate"),
    /** Each call of the webhook is made some seconds late. */
    DELAYED("delayed"),
    /** Updates of a second are sent in any order. */
    REORDERED("reordered"),
    /** Updates of a second are sent in one body, up to a thousand. */
    BATCHED("batched"),
    /** The webhook is not called; what waits is sent when this ends. */
    PAUSED("paused"),
    /** A message is taken and delivered, and the connection is cut before the answer. */
    LOST_ANSWER("lostAnswer"),
    /** A message is taken, and refused by a status: the window of 24 hours is closed (131047). */
    LATE_REFUSAL("lateRefusal"),
    /** Too many messages to one citizen (131056). */
    PAIR_LIMIT("pairLimit"),
    /** Too many messages a second (130429). */
    THROTTLED("throttled"),
    /** Something went wrong, with status 500 (131000). */
    SERVER_ERROR("serverError"),
    /** The token is revoked (190). */
    TOKEN_REVOKED("tokenRevoked"),
    /** The address of a file leads nowhere (404). */
    MEDIA_GONE("mediaGone"),
    /** Citizens have no phone number, only an id of the business's portfolio. */
    USER_ID_ONLY("userIdOnly");

    private final String key;

    Fault(String key) {
        this.key = key;
    }

    /** Its name in JSON. */
    public String key() {
        return key;
    }

    static Optional<Fault> named(String key) {
        return Arrays.stream(values()).filter(fault -> fault.key.equals(key)).findFirst();
    }
}
