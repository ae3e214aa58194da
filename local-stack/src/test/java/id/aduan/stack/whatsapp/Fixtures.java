package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The examples of Meta's own contract, which lie beside the project. */
final class Fixtures {
    private static final Path FOLDER = Path.of("../../shared/fixtures/whatsapp");

    private Fixtures() {}

    static Path require(String name) {
        Path path = FOLDER.resolve(name);
        Assumptions.assumeTrue(Files.exists(path), "skipped: the fixtures are not at " + path.toAbsolutePath());
        return path;
    }

    static List<Path> files(String folder) {
        Path path = FOLDER.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) {
        try {
            return new JsonMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
