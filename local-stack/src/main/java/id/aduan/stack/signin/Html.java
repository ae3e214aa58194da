package id.aduan.stack.signin;

/** Text for a page. */
public final class Html {
    private Html() {}

    /** The text as a browser shows it, never as markup; also inside of a quoted attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
