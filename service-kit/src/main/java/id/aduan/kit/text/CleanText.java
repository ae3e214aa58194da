package id.aduan.kit.text;

import java.text.Normalizer;

/** Makes typed text safe to store and to show: what no reader should meet is taken out, the words stay as they are. */
public final class CleanText {
    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    /** Several lines; null when nothing remains. */
    public static String lines(String typed) {
        if (typed == null) {
            return null;
        }
        StringBuilder clean = new StringBuilder(typed.length());
        String text = typed.replace("\r\n", "\n").replace('\r', '\n');
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c <= Character.MAX_VALUE && Character.isSurrogate((char) c)) {
                clean.append(REPLACEMENT); // half a pair
            } else if (isKept(c)) {
                clean.appendCodePoint(c);
            }
        }
        String normal = Normalizer.normalize(clean, Normalizer.Form.NFC).strip();
        return normal.isEmpty() ? null : normal;
    }

    /** One line; null when nothing remains. */
    public static String line(String typed) {
        String text = lines(typed);
        return text == null ? null : text.replaceAll("\\s+", " ");
    }

    /** Whether anything is there to be read: a letter, a digit, a sign or a picture. */
    public static boolean isReadable(String text) {
        return text.codePoints()
                .anyMatch(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && c != REPLACEMENT
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.UNASSIGNED
                        && Character.getType(c) != Character.NON_SPACING_MARK
                        && Character.getType(c) != Character.PRIVATE_USE);
    }

    /** Controls are dropped, and the marks that make a text read in another order than it is written. */
    private static boolean isKept(int c) {
        if (c == '\n' || c == '\t') {
            return true;
        }
        boolean reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean noCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return !Character.isISOControl(c) && !reorders && !noCharacter;
    }
}
