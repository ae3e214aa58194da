package id.aduan.routing.directory;

/** A way of writing a word that means the same as another, e.g. {@code jln} for {@code jalan}. */
public record Spelling(String from, String to) {
    public Spelling {
        Entries.requireText(from, "from", 40);
        Entries.requireText(to, "to", 40);
    }
}
