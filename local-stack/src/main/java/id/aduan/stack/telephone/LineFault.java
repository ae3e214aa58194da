package id.aduan.stack.telephone;

import java.util.Arrays;
import java.util.Optional;

/** What can be made to go wrong between the exchange and the call center. */
enum LineFault {
    /** Each event is told twice. */
    DUPLICATE("duplicate"),
    /** Events of a second are told in any order. */
    REORDERED("reordered"),
    /** Nothing is told; what waits is told when this ends. */
    PAUSED("paused"),
    /** Signed by another secret. */
    WRONG_SIGNATURE("wrongSignature"),
    /** Signed ten minutes ago: the clock of the exchange is off. */
    OLD_SIGNATURE("oldSignature"),
    /** No caller's number is told. */
    WITHHELD("withheld");

    private final String key;

    LineFault(String key) {
        this.key = key;
    }

    /** Its name in JSON. */
    String key() {
        return key;
    }

    static Optional<LineFault> named(String key) {
        return Arrays.stream(values()).filter(fault -> fault.key.equals(key)).findFirst();
    }
}
