package id.aduan.stack.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployedRestoreTest {
    private static final String KEYS = "5e".repeat(32);
    private static final TopicPartition PARTITION = new TopicPartition(SmallSystem.ROUTED, 2);

    @TempDir
    Path folder;

    private Path copy;

    @BeforeEach
    void places() {
        copy = folder.resolve("elsewhere/monday");
    }

    @Test
    void whatIsPlacedRecoversInAServerThatOthersStartAndTheGroupsAreRewound() throws Exception {
        try (var system = new SmallSystem(folder.resolve("data")).started()) {
            system.sql("cases", "create table work (n integer)");
            system.sql("cases", "insert into work values (1)");
            system.send(SmallSystem.ROUTED, 2, "a", "{\"n\":1}");
            system.commit(SmallSystem.GROUP, PARTITION, 1);
            system.backup().into(copy, KEYS);
            assertThat(folder.resolve("elsewhere/monday.keys"))
                    .as("they are elsewhere")
                    .doesNotExist();
            system.sql("cases", "insert into work values (2)");
            system.archive();
            system.send(SmallSystem.ROUTED, 2, "a", "{\"n\":2}");
            system.commit(SmallSystem.GROUP, PARTITION, 2);
            assertThatThrownBy(() -> system.deployedRestore().place(copy, KEYS, system.address()))
                    .hasMessageContaining("into a running system");
            system.stop();

            system.deployedRestore().check(copy, KEYS);
            system.deployedRestore().place(copy, KEYS, system.address());
            assertThat(system.data.unfinished()).exists();
            assertThat(aside(system)).isOne();
            system.deployedRestore().place(copy, KEYS, system.address());
            assertThat(aside(system))
                    .as("its own half is deleted when it is run again")
                    .isOne();
            system.recovering();
            Restore.Restored restored =
                    system.deployedRestore().rewind(copy, KEYS, system.address(), system.bootstrap());

            assertThat(restored.epoch()).isEqualTo(2);
            assertThat(system.data.currentEpoch()).isEqualTo(2);
            assertThat(system.number("cases", "select count(*) from work")).isEqualTo(2);
            assertThat(system.committed(SmallSystem.GROUP)).isEqualTo(Map.of(PARTITION, 1L));
            assertThat(system.data.unfinished()).exists();
            system.deployedRestore().end();
            assertThat(system.data.unfinished()).doesNotExist();
        }
    }

    @Test
    void whatIsNoWholeBackupForTheseKeysIsRefusedAndNothingIsTouched() throws Exception {
        try (var system = new SmallSystem(folder.resolve("data")).started()) {
            system.backup().into(copy, KEYS);
            system.stop();
            system.deployedRestore().check(copy, KEYS);

            assertThatThrownBy(() -> system.deployedRestore().check(copy, "00".repeat(32)))
                    .hasMessageContaining("other keys");
            assertThatThrownBy(() -> system.deployedRestore().place(copy, "00".repeat(32), system.address()))
                    .hasMessageContaining("other keys");
            refusedWithout(system, "postgres/PG_VERSION");
            refusedWithout(system, UnreadRecords.FILE);
            Path segment = segment();
            refusedWithout(system, copy.relativize(segment).toString());
            byte[] whole = Files.readAllBytes(segment);
            Files.write(segment, java.util.Arrays.copyOf(whole, whole.length / 2));
            assertThatThrownBy(() -> system.deployedRestore().check(copy, KEYS)).hasMessageContaining("cannot be read");
            assertThat(system.data.postgres()).exists();
            assertThat(system.data.unfinished()).doesNotExist();
            assertThatThrownBy(() -> system.deployedRestore().rewind(copy, KEYS, system.address(), "127.0.0.1:1"))
                    .hasMessageContaining("No restore has begun");
        }
    }

    @Test
    void backupIsRefusedWhenTheArchiveHasNotWhatPostgresHasArchived() throws Exception {
        try (var system = new SmallSystem(folder.resolve("data")).started()) {
            var elsewhere = new DataFolder(
                    system.data.root(),
                    system.data.postgres(),
                    system.data.kafka(),
                    system.data.attachments(),
                    folder.resolve("another archive"),
                    system.data.secrets(),
                    system.data.epoch(),
                    system.data.unfinished());

            assertThatThrownBy(() -> system.backupOf(elsewhere).into(copy, KEYS))
                    .isInstanceOf(BackupFailure.class)
                    .hasMessageContaining("which PostgreSQL has archived, is not in");
            assertThat(copy).doesNotExist();
        }
    }

    private void refusedWithout(SmallSystem system, String name) throws IOException {
        Path file = copy.resolve(name);
        Path aside = folder.resolve("aside");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> system.deployedRestore().check(copy, KEYS))
                .as(name)
                .isInstanceOf(BackupFailure.class)
                .hasMessageContaining("not whole");
        Files.move(aside, file);
    }

    private Path segment() throws IOException {
        String last = Manifest.read(copy, SmallSystem.RELEASE).base().lastSegment();
        return copy.resolve(Backup.WAL).resolve(last + ".gz");
    }

    private static long aside(SmallSystem system) throws IOException {
        try (var files = Files.list(system.data.root())) {
            return files.filter(file -> file.getFileName().toString().startsWith("postgres.aside-"))
                    .count();
        }
    }
}
