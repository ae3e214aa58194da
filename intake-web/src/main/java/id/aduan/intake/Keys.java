package id.aduan.intake;

import id.aduan.contracts.Language;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The header Idempotency-Key of the APIs. */
public final class Keys {
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1," + Sender.MAX_KEY + "}");

    private Keys() {}

    /** The key as sent, or one of its own for a request without; fails with a refusal of 400 when it is malformed. */
    public static String of(String header, Language language) {
        if (header == null) {
            return "none-" + UUID.randomUUID();
        }
        if (!FORM.matcher(header).matches()) {
            throw Refusals.invalid(List.of(FieldFault.of(HEADER, FaultCode.INVALID_KEY)), language);
        }
        return header;
    }
}
