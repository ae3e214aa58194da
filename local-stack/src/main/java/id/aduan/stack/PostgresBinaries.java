package id.aduan.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's own programs for this machine, unpacked once per user and version. */
final class PostgresBinaries {
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    private PostgresBinaries() {}

    /** The folder that holds {@code bin/postgres}; unpacks it when it is not there yet. */
    static Path unpacked() throws IOException {
        Path root = Path.of(
                System.getProperty("java.io.tmpdir"),
                "aduan-" + System.getProperty("user.name").replaceAll("[^A-Za-z0-9._-]", "_"));
        Files.createDirectories(root);
        if (!Files.getOwner(root).getName().equals(System.getProperty("user.name"))) {
            throw new IOException(root + " belongs to somebody else: remove it, or set -Djava.io.tmpdir");
        }
        Path target = root.resolve("postgres-" + digest());
        if (Files.isExecutable(target.resolve("bin/postgres"))) {
            return target;
        }
        Path half = Files.createTempDirectory(root, "unpacking-");
        try {
            unpack(half);
        } catch (IOException | RuntimeException e) {
            Directories.delete(half);
            throw e;
        }
        if (Files.getFileStore(half).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(half, EXECUTABLE); // readable in a user namespace too
        }
        try {
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            Directories.delete(half);
        } catch (FileSystemException e) { // somebody else was faster: his is as good
            Directories.delete(half);
            if (!Files.isExecutable(target.resolve("bin/postgres"))) {
                throw e;
            }
        }
        return target;
    }

    private static InputStream archive() {
        String name = archiveName(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Files.exists(Path.of("/etc/alpine-release")));
        InputStream archive = PostgresBinaries.class.getResourceAsStream("/" + name);
        if (archive == null) {
            throw new IllegalStateException("There is no PostgreSQL for this machine: " + name
                    + " of io.zonky.test.postgres is not on the class path");
        }
        return archive;
    }

    /** The name that the packages of io.zonky.test.postgres give to an archive. */
    static String archiveName(String system, String architecture, boolean alpine) {
        String os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String cpu =
                switch (architecture) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> architecture;
                };
        return "postgres-" + os + "-" + cpu + (alpine ? "-alpine_linux" : "") + ".txz";
    }

    private static String digest() throws IOException {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            try (var archive = new DigestInputStream(archive(), sha256)) {
                archive.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha256.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive())))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path path = folder.resolve(entry.getName()).normalize();
                if (!path.startsWith(folder)) {
                    throw new IOException("entry outside of the archive's folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createDirectories(path.getParent());
                    Files.copy(folder.resolve(entry.getLinkName()).normalize(), path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    permit(path, entry.getMode());
                }
            }
        }
    }

    private static void permit(Path path, int mode) throws IOException {
        if ((mode & 0100) != 0 && Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, EXECUTABLE);
        }
    }
}
