package id.aduan.stack.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The file of secrets that belongs to a backup and is kept apart from it, readable for its owner only. */
final class Keys {
    private Keys() {}

    /** The file that a backup in this folder writes its secrets to. */
    static Path besides(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".keys");
    }

    static void copy(Path from, Path to) throws IOException {
        FileAttribute<?>[] ownerOnly = Copied.isPosix(to.toAbsolutePath().getParent())
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(to, ownerOnly);
        Files.write(to, Files.readAllBytes(from));
    }

    static String digest(Path file) throws IOException {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
