package id.aduan.acceptance.system;

import id.aduan.acceptance.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of the documentation on faults. Two runs write it, each its own part, and leave the other's. */
final class FaultsPage {
    /** The first line of what the storm writes. */
    static final String STORM = "## A storm over WhatsApp";

    private static final Path FILE = Project.ROOT.resolve("docs/faults.md");

    private FaultsPage() {}

    /** Who writes. */
    enum Part {
        MATRIX,
        STORM
    }

    static void write(Part part, String text) throws IOException {
        Files.writeString(FILE, with(read(), part, text));
    }

    /** As it is now; empty when there is none. */
    static String read() throws IOException {
        return Files.exists(FILE) ? Files.readString(FILE) : "";
    }

    /** The page with this part of it anew. */
    static String with(String page, Part part, String text) {
        int storm = page.startsWith(STORM) ? 0 : page.indexOf("\n" + STORM);
        String above = storm < 0 ? page : page.substring(0, storm);
        String below = storm < 0 ? "" : page.substring(storm);
        String whole =
                switch (part) {
                    case MATRIX -> text.stripTrailing() + "\n\n" + below.strip();
                    case STORM -> above.stripTrailing() + "\n\n" + text.strip();
                };
        return whole.strip() + "\n";
    }
}
