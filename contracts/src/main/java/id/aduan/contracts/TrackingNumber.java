package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * The number that a citizen is told, {@code PWK-XXXXX-XXXXX-C}: 50 bits of the complaint id in Crockford's alphabet and
 * a check symbol of the same 32 letters. Any single wrong symbol and any swap of two neighbours is caught. Knowing a
 * number gives no right to see anything.
 */
public record TrackingNumber(@JsonValue String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String PREFIX = "PWK";
    private static final int SYMBOLS = 10;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TrackingNumber {
        requireNonNull(value, "value is null");
        if (!value.equals(normalize(value).orElse(null))) {
            throw new IllegalArgumentException("not a tracking number of the form PWK-XXXXX-XXXXX-C");
        }
    }

    /** Any door can tell the number at once, and a retry tells the same. */
    public static TrackingNumber of(ComplaintId complaintId) {
        long bits = complaintId.value().getLeastSignificantBits() & ((1L << 50) - 1);
        int[] symbols = new int[SYMBOLS];
        for (int i = SYMBOLS - 1; i >= 0; i--) {
            symbols[i] = (int) (bits & 31);
            bits >>>= 5;
        }
        return new TrackingNumber(format(symbols));
    }

    /**
     * Reads a number as people type it: any case, with or without prefix, dashes and spaces, with O for 0 and I or L
     * for 1. Empty when it is none or when its check symbol is wrong.
     */
    public static Optional<TrackingNumber> parse(String typed) {
        return normalize(typed).map(TrackingNumber::new);
    }

    private static Optional<String> normalize(String typed) {
        String text = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\-‐-―_.]", "");
        if (text.startsWith(PREFIX) && text.length() == PREFIX.length() + SYMBOLS + 1) {
            text = text.substring(PREFIX.length());
        }
        if (text.length() != SYMBOLS + 1) {
            return Optional.empty();
        }
        int[] symbols = new int[SYMBOLS];
        for (int i = 0; i < SYMBOLS; i++) {
            symbols[i] = symbol(text.charAt(i));
            if (symbols[i] < 0) {
                return Optional.empty();
            }
        }
        return check(symbols) == symbol(text.charAt(SYMBOLS)) ? Optional.of(format(symbols)) : Optional.empty();
    }

    private static int symbol(char c) {
        return switch (c) {
            case 'O' -> 0;
            case 'I', 'L' -> 1;
            default -> ALPHABET.indexOf(c);
        };
    }

    private static String format(int[] symbols) {
        StringBuilder text = new StringBuilder(PREFIX);
        for (int i = 0; i < SYMBOLS; i++) {
            if (i % 5 == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(symbols[i]));
        }
        return text.append('-').append(ALPHABET.charAt(check(symbols))).toString();
    }

    /** A weighted sum over GF(32): the weights are powers of a generator, so no two of them are equal and none is 0. */
    private static int check(int[] symbols) {
        int sum = 0;
        for (int symbol : symbols) {
            sum = timesTwo(sum) ^ symbol;
        }
        return timesTwo(sum);
    }

    /** Multiplies by x in GF(2^5) with the primitive polynomial x^5 + x^2 + 1. */
    private static int timesTwo(int element) {
        int shifted = element << 1;
        return (shifted & 32) == 0 ? shifted : shifted ^ 0b100101;
    }

    @Override
    public String toString() {
        return value;
    }
}
