package id.aduan.stack.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a stack keeps, as far as a backup and a restore have to do with it.
 *
 * @param root that holds all the rest
 * @param wal the archive of PostgreSQL's log
 * @param secrets of the stack, also those that open what is sealed
 * @param epoch the file that tells the epoch of versions
 * @param unfinished the mark of a restore that has not ended
 */
public record DataFolder(
        Path root, Path postgres, Path kafka, Path attachments, Path wal, Path secrets, Path epoch, Path unfinished) {
    private static final int FIRST_EPOCH = 1;

    public DataFolder {
        requireNonNull(root, "root is null");
        requireNonNull(postgres, "postgres is null");
        requireNonNull(kafka, "kafka is null");
        requireNonNull(attachments, "attachments is null");
        requireNonNull(wal, "wal is null");
        requireNonNull(secrets, "secrets is null");
        requireNonNull(epoch, "epoch is null");
        requireNonNull(unfinished, "unfinished is null");
    }

    /** The epoch of versions: one more after each restore. */
    public int currentEpoch() {
        try {
            return Files.exists(epoch)
                    ? Integer.parseInt(Files.readString(epoch, UTF_8).strip())
                    : FIRST_EPOCH;
        } catch (IOException | NumberFormatException e) {
            throw new BackupFailure(
                    epoch + " does not tell a number. Write into it one more than the epoch that was last in use.", e);
        }
    }

    void raiseEpoch(int next) throws IOException {
        Path fresh = epoch.resolveSibling("epoch.tmp");
        Files.writeString(fresh, next + "\n", UTF_8);
        Files.move(
                fresh,
                epoch,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
