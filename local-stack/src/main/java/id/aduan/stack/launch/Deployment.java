package id.aduan.stack.launch;

import id.aduan.stack.Directories;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The copy of a built service that a stack runs. A build replaces the original at any time, and a JVM whose libraries are
 * replaced under it breaks in ways that nobody understands.
 */
final class Deployment {
    private Deployment() {}

    /** The jar that starts the service, in a copy that is as new as the build. */
    static Path of(Settings settings, ServiceEntry service) throws IOException {
        Path built = Build.artefact(settings.project(), service);
        Path copy = settings.home().app(service).resolve(built.getFileName());
        if (Files.exists(copy) && Files.getLastModifiedTime(copy).equals(Files.getLastModifiedTime(built))) {
            return copy;
        }
        Directories.delete(copy.getParent());
        copyFolder(built.getParent(), copy.getParent(), built);
        Files.copy(built, copy, StandardCopyOption.COPY_ATTRIBUTES); // last: it says that the rest is there
        return copy;
    }

    private static void copyFolder(Path from, Path to, Path last) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(last)) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
