package id.aduan.intake.whatsapp.webhook;

import java.util.regex.Pattern;

/**
 * The names by which the provider knows a person; any may be null, and none is for ever. An identifier that stands where
 * another kind is usual is put where it belongs.
 *
 * @param waId the phone number in digits without a plus
 * @param bsuid unique per person and business portfolio, e.g. {@code ID.2081978709342942}
 * @param parentBsuid the same of the portfolio above, e.g. {@code ID.ENT.2081978709342942}
 * @param username that the person has chosen
 * @param profileName what the person calls himself, never to be trusted
 */
public record PersonIds(String waId, String bsuid, String parentBsuid, String username, String profileName) {
    public static final PersonIds NONE = new PersonIds(null, null, null, null, null);

    private static final Pattern PARENT = Pattern.compile("[A-Z]{2}\\.ENT\\.[A-Za-z0-9]{1,128}");
    private static final Pattern OWN = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9]{1,128}");

    /** True when the person cannot be told from any other. */
    public boolean isEmpty() {
        return waId == null && bsuid == null && parentBsuid == null;
    }

    /** The same with one more identifier of whatever kind, unless there is one of its kind already. */
    PersonIds with(String identifier) {
        if (identifier == null || identifier.isBlank()) {
            return this;
        }
        String stripped = identifier.strip();
        if (PARENT.matcher(stripped).matches()) {
            return parentBsuid != null ? this : new PersonIds(waId, bsuid, stripped, username, profileName);
        }
        if (OWN.matcher(stripped).matches()) {
            return bsuid != null ? this : new PersonIds(waId, stripped, parentBsuid, username, profileName);
        }
        String number = stripped.startsWith("+") ? stripped.substring(1) : stripped;
        return waId != null ? this : new PersonIds(number, bsuid, parentBsuid, username, profileName);
    }

    PersonIds called(String chosen, String profile) {
        return new PersonIds(
                waId,
                bsuid,
                parentBsuid,
                username != null ? username : chosen,
                profileName != null ? profileName : profile);
    }

    /** Which kinds there are, never which. */
    @Override
    public String toString() {
        return "PersonIds[" + (waId == null ? "" : "wa_id ") + (bsuid == null ? "" : "bsuid ")
                + (parentBsuid == null ? "" : "parent") + "]";
    }
}
