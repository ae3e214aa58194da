package id.aduan.stack.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Copies of folders whose files come and go meanwhile. What is copied is on the disk when the copy returns. */
final class Copied {
    private long files;
    private long bytes;

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    /**
     * Copies what is in a folder; a file that vanishes meanwhile is left out, one that is there already is kept.
     *
     * @param wanted tells of a path, seen from the folder, whether it is copied
     */
    Copied folder(Path from, Path to, Predicate<Path> wanted) throws IOException {
        ownersOnly(to);
        if (!Files.isDirectory(from)) {
            return this;
        }
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path relative = from.relativize(folder);
                if (!folder.equals(from) && !wanted.test(relative)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                ownersOnly(to.resolve(relative.toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path relative = from.relativize(file);
                if (attributes.isRegularFile() && wanted.test(relative)) {
                    file(file, to.resolve(relative.toString()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return gone(failure);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                return failure == null ? FileVisitResult.CONTINUE : gone(failure);
            }
        });
        return this;
    }

    private static FileVisitResult gone(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    void file(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            return;
        }
        Path part = to.resolveSibling(to.getFileName() + ".copying");
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ)) {
            try (FileChannel out = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.allocate(256 * 1024);
                while (in.read(buffer) >= 0) {
                    buffer.flip();
                    while (buffer.hasRemaining()) {
                        bytes += out.write(buffer);
                    }
                    buffer.clear();
                }
                out.force(false);
            }
        } catch (NoSuchFileException e) {
            return; // a table that was dropped, a photo that was erased
        }
        if (isPosix(part)) {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(part, to);
        files++;
    }

    /** Makes a folder that only its owner can look into. */
    static void ownersOnly(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (isPosix(folder)) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    /** How many bytes are in a folder now. */
    static long size(Path folder) throws IOException {
        return sum(folder, BasicFileAttributes::size);
    }

    /** How many files are in a folder now. */
    static long count(Path folder) throws IOException {
        return sum(folder, attributes -> attributes.isRegularFile() ? 1 : 0);
    }

    private static long sum(Path folder, ToLongFunction<BasicFileAttributes> each) throws IOException {
        var sum = new long[1];
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum[0] += each.applyAsLong(attributes);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    return gone(failure);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    return failure == null ? FileVisitResult.CONTINUE : gone(failure);
                }
            });
        }
        return sum[0];
    }
}
