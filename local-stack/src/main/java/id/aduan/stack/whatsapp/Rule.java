package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a value of a request must be; the first difference is refused as the API refuses it. */
@FunctionalInterface
interface Rule {
    /** @param path where the value stands, as the API writes it: {@code interactive['body']} */
    void check(JsonNode value, String path);

    /** What this rule asks for and the other, too. */
    default Rule and(Rule other) {
        return (value, path) -> {
            check(value, path);
            other.check(value, path);
        };
    }

    static Rule any() {
        return (value, path) -> {};
    }

    /** Lengths are counted in UTF-16 units: the API does not say how it counts, and this is the strictest reading. */
    static Rule text(int longest) {
        return (value, path) -> {
            if (!value.isTextual()) {
                throw GraphFailure.plain("Param " + path + " must be a string.");
            }
            if (value.textValue().isBlank()) {
                throw GraphFailure.missing(path);
            }
            if (value.textValue().length() > longest) {
                throw GraphFailure.plain("Param " + path + " must be at most " + longest + " characters long.");
            }
        };
    }

    /** A text of an interactive message, whose limits the API tells by its own number. */
    static Rule label(String what, int longest) {
        return (value, path) -> {
            if (!value.isTextual()) {
                throw GraphFailure.plain("Param " + path + " must be a string.");
            }
            int length = value.textValue().length();
            if (value.textValue().isBlank() || length > longest) {
                throw GraphFailure.badValue(what + " length invalid. Min length: 1, Max length: " + longest);
            }
        };
    }

    static Rule oneOf(String... allowed) {
        List<String> names = List.of(allowed);
        return (value, path) -> {
            if (!value.isTextual() || !names.contains(value.textValue().toLowerCase(Locale.ROOT))) {
                String all = String.join(
                        ", ",
                        Arrays.stream(allowed)
                                .map(each -> each.toUpperCase(Locale.ROOT))
                                .toList());
                throw GraphFailure.plain(
                        "Param " + path + " must be one of {" + all + "} - got \"" + value.asText() + "\".");
            }
        };
    }

    static Rule bool() {
        return (value, path) -> {
            if (!value.isBoolean()) {
                throw GraphFailure.plain("Param " + path + " must be a boolean.");
            }
        };
    }

    static Rule number(double least, double most) {
        return (value, path) -> {
            double number = value.isNumber() ? value.doubleValue() : parsed(value);
            if (!(number >= least && number <= most)) {
                throw GraphFailure.badValue(path + " must be a number of " + least + " to " + most);
            }
        };
    }

    static Rule link() {
        return (value, path) -> {
            if (!value.isTextual() || !isWeb(value.textValue())) {
                throw GraphFailure.plain("Param " + path + " is not a valid URL.");
            }
        };
    }

    static Rule list(int least, int most, String what, Rule each) {
        return (value, path) -> {
            if (!value.isArray()) {
                throw GraphFailure.plain("Param " + path + " must be an array.");
            }
            if (value.size() < least || value.size() > most) {
                throw GraphFailure.badValue("Invalid " + what + " count. Min allowed " + what + ": " + least
                        + ", Max allowed " + what + ": " + most);
            }
            for (int i = 0; i < value.size(); i++) {
                each.check(value.get(i), path + "[" + i + "]");
            }
        };
    }

    private static double parsed(JsonNode value) {
        try {
            return value.isTextual() ? Double.parseDouble(value.textValue()) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean isWeb(String link) {
        try {
            URI address = URI.create(link);
            return address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
