package id.aduan.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this project. */
public final class Project {
    public static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    public static final List<String> SERVICES =
            List.of("intake-web", "intake-whatsapp", "intake-callcenter", "routing-service", "case-service");
    public static final List<String> MODULES = List.of(
            "contracts",
            "gazetteer",
            "service-kit",
            "durable-messaging",
            "knowledge",
            "intake-web",
            "intake-whatsapp",
            "intake-callcenter",
            "routing-service",
            "case-service",
            "local-stack");

    private Project() {}

    /** The compiled classes of the module. */
    public static Path classes(String module) {
        Path classes = ROOT.resolve(module).resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(module + " is not compiled: run mvn verify in the project's root");
        }
        return classes;
    }

    /** Files of the project by the end of their name, without what is built. */
    public static List<Path> files(Path folder, String end) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(end))
                    .filter(file -> Stream.of(ROOT.relativize(file).toString().split("/"))
                            .noneMatch(part -> part.equals("target") || part.equals(".aduan") || part.equals(".git")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
