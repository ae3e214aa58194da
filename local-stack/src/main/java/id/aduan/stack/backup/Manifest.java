package id.aduan.stack.backup;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself.
 *
 * @param format of the folder
 * @param release of Aduan that made it
 * @param madeAt the moment of its beginning
 * @param epoch of the versions at that time
 * @param keys the digest of the secrets that belong to it
 * @param base of PostgreSQL
 * @param databases of the services
 * @param topics each topic's id, by which it is known again
 * @param positions of the consumer groups, read before the base was begun
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(
        int format,
        String release,
        String madeAt,
        int epoch,
        String keys,
        PostgresBackup base,
        List<String> databases,
        Map<String, String> topics,
        Positions positions) {
    static final int FORMAT = 1;
    static final String FILE = "backup.json";

    private static final JsonMapper JSON = new JsonMapper();

    Manifest {
        databases = databases == null ? List.of() : List.copyOf(databases);
        topics = topics == null ? Map.of() : Map.copyOf(topics);
    }

    void write(Path folder) throws IOException {
        Files.write(folder.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }

    /** The one of a backup that this release can restore; every other is refused with what to do. */
    static Manifest read(Path folder, String release) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new BackupFailure(folder + " is no backup, or one that was not finished: there is no " + FILE
                    + " in it. Name the folder that ./aduan backup made.");
        }
        Manifest manifest;
        try {
            manifest = JSON.readValue(Files.readAllBytes(file), Manifest.class);
        } catch (IOException e) {
            throw new BackupFailure(file + " cannot be read. Take another copy of this backup, or an older one.", e);
        }
        if (manifest.format != FORMAT || !release.equals(manifest.release)) {
            throw new BackupFailure("This backup was made by Aduan " + manifest.release + " (format " + manifest.format
                    + "), and this is Aduan " + release + " (format " + FORMAT + "). Take the sources of "
                    + manifest.release + ", restore it with their ./aduan, let it run once, and upgrade then"
                    + " (docs/deploy.md).");
        }
        requireNonNull(manifest.base, "base is null");
        requireNonNull(manifest.positions, "positions is null");
        return manifest;
    }
}
