package id.aduan.intake.whatsapp.turn;

import static java.util.Objects.requireNonNull;

/**
 * A name by which the provider knows a citizen, within one account of ours. None is for ever: a number moves to another
 * person, and a change of number gives other ids.
 *
 * @param value as the provider writes it; personal data
 */
public record Identity(Kind kind, String value) {
    /** What kind of name it is. */
    public enum Kind {
        /** A phone number without the plus, e.g. {@code 6280000000001}. */
        WA_ID,
        /** The user id within our business portfolio, e.g. {@code ID.2081978709342942}. */
        BSUID,
        /** The user id within the parent portfolio. */
        PARENT_BSUID
    }

    public Identity {
        requireNonNull(kind, "kind is null");
        requireNonNull(value, "value is null");
    }

    @Override
    public String toString() {
        return "Identity[" + kind + "]";
    }
}
