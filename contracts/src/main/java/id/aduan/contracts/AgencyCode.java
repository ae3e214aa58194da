package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A stable code of an agency in the directory, e.g. {@code dlh} or {@code kec-wanayasa}. Never reused for another. */
public record AgencyCode(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AgencyCode {
        requireNonNull(value, "value is null");
        if (value.length() > 40 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("agency code is not lower-case letters and digits with dashes");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
