package id.aduan.stack.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    @TempDir
    static Path shared;

    private static SmallSystem system;

    @TempDir
    Path folder;

    private Path copy;
    private Path keys;

    @BeforeAll
    static void start() throws Exception {
        system = new SmallSystem(shared.resolve("data")).started();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @BeforeEach
    void places() {
        copy = folder.resolve("elsewhere/monday");
        keys = folder.resolve("elsewhere/monday.keys");
    }

    @Test
    void backupKeepsItsSecretsApartAndForItsOwnerOnly() throws Exception {
        system.backup().into(copy);

        assertThat(keys).hasSameTextualContentAs(system.data.secrets());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rwx------");
        try (var files = Files.walk(copy)) {
            assertThat(files.filter(Files::isRegularFile)).noneMatch(file -> contains(file, "vault=secret"));
        }
        assertThat(system.said()).contains(keys.toString(), "another place");
    }

    @Test
    void backupIntoAFullDiskIsRefusedAndLeavesNothing() throws Exception {
        assertThatThrownBy(() -> system.backup(where -> 1024 * 1024).into(copy))
                .isInstanceOf(BackupFailure.class)
                .hasMessageContainingAll("Only 1 MiB are free", "another disk", "Nothing was written");
        assertThat(copy.getParent()).isEmptyDirectory();
    }

    @Test
    void diskThatFillsUpMeanwhileLeavesNothingThatLooksLikeABackup() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()),
                "this account may not mount a small disk");
        try {
            assertThatThrownBy(() -> system.backup().into(disk.resolve("monday")))
                    .isInstanceOf(BackupFailure.class)
                    .hasMessageContainingAll("was full", "Nothing of it is left", "another disk");
            assertThat(disk).isEmptyDirectory();
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
        system.backup().into(copy); // and the server is in no backup any more
        assertThat(copy.resolve("backup.json")).exists();
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void backupOverwritesNothingAndDoesNotGoIntoTheFolderThatItCopies() throws Exception {
        Files.createDirectories(copy);
        Files.writeString(copy.resolve("letter"), "mine");
        assertThatThrownBy(() -> system.backup().into(copy)).hasMessageContaining("overwrites nothing");
        assertThatThrownBy(() -> system.backup().into(system.data.root().resolve("backup")))
                .hasMessageContaining("would be lost with it");
        Files.writeString(folder.resolve("elsewhere/friday.keys"), "other");
        assertThatThrownBy(() -> system.backup().into(folder.resolve("elsewhere/friday")))
                .hasMessageContaining("keys of another backup");
        Files.createDirectory(folder.resolve("elsewhere/sunday.part"));
        assertThatThrownBy(() -> system.backup().into(folder.resolve("elsewhere/sunday")))
                .hasMessageContaining("rm -r");
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
