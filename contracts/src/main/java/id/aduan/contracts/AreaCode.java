package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A code of Kepmendagri 300.2.2-2430/2025: {@code 32.14} the regency, {@code 32.14.09} a kecamatan,
 * {@code 32.14.09.2001} a village.
 */
public record AreaCode(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("\\d{2}\\.\\d{2}(\\.\\d{2}(\\.\\d{4})?)?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AreaCode {
        requireNonNull(value, "value is null");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("area code is not of the form 32.14, 32.14.09 or 32.14.09.2001");
        }
    }

    public boolean isVillage() {
        return value.length() == 13;
    }

    /** The kecamatan of a village or kecamatan code, from the code itself and never from a kecamatan's polygon. */
    public AreaCode kecamatan() {
        if (value.length() < 8) {
            throw new IllegalStateException("a regency has no kecamatan");
        }
        return new AreaCode(value.substring(0, 8));
    }

    @Override
    public String toString() {
        return value;
    }
}
