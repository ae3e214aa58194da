package id.aduan.stack.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The logs of the processes, one file each. */
final class Logs {
    private static final long LARGEST = 20L * 1024 * 1024;
    private static final int TAIL_BYTES = 256 * 1024;

    private Logs() {}

    /** Makes the file ready for a new run: an overlong one is put aside, and a line says when the run began. */
    static void begin(Path log, String what) {
        try {
            if (Files.exists(log) && Files.size(log) > LARGEST) {
                Path aside = log.resolveSibling(log.getFileName() + ".1");
                Files.move(log, aside, StandardCopyOption.REPLACE_EXISTING);
            }
            String line = "==== " + what + " starts " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n";
            Files.writeString(log, line, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the log " + log + " cannot be written", e);
        }
    }

    /** The last lines, at most this many. */
    static List<String> last(Path log, int count) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - TAIL_BYTES);
            file.seek(start);
            var bytes = new byte[(int) (file.length() - start)];
            file.readFully(bytes);
            List<String> lines = new String(bytes, UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of("(the log cannot be read: " + e.getMessage() + ")");
        }
    }
}
