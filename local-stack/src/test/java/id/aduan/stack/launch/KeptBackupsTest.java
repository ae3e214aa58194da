package id.aduan.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptBackupsTest {
    @TempDir
    Path folder;

    @Test
    void newestAreKeptAndWhatIsNoBackupIsLetAlone() throws Exception {
        for (String whole : List.of("2026-11-27", "2026-11-28", "2026-11-29", "before-the-upgrade")) {
            Files.createFile(folder(whole).resolve("backup.json"));
            Files.writeString(
                    Files.createDirectory(folder.resolve(whole).resolve("wal")).resolve("segment"), "log");
        }
        folder("2026-11-01"); // not whole

        assertThat(kept(2).forgetOldest()).containsExactly("2026-11-27");
        assertThat(names()).containsExactlyInAnyOrder("2026-11-28", "2026-11-29", "before-the-upgrade", "2026-11-01");
        assertThat(kept(2).forgetOldest()).isEmpty();
    }

    @Test
    void onlyWhatABackupLeftThatWasCutOffIsCleared() throws Exception {
        folder("2026-11-27.part");
        folder("letters.part");
        folder("2026-11-28");

        kept(1).clear();

        assertThat(names()).containsExactlyInAnyOrder("letters.part", "2026-11-28");
    }

    private KeptBackups kept(int number) {
        return new KeptBackups(folder, DateTimeFormatter.ISO_LOCAL_DATE, number);
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
