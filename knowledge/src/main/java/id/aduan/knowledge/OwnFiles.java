package id.aduan.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;

/** Word lists that come with this module. */
final class OwnFiles {
    private OwnFiles() {}

    /** The lines of a list without comments and empty ones. */
    static List<String> lines(String resource) {
        try (InputStream stream = OwnFiles.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the module's own words cannot be read", e);
        }
    }
}
