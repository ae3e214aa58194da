package id.aduan.stack.backup;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * The folder where PostgreSQL puts each finished segment of its log, compressed. It keeps nothing before the first backup,
 * since WAL without a base is of no use.
 */
public final class WalArchive {
    /** How much of the work of the database can be lost, as long as the archive is not. */
    static final String LONGEST_WAIT = "60s";

    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
    private static final Pattern TIMELINE = Pattern.compile("[0-9A-F]{8}\\.history");
    private static final String SUFFIX = ".gz";
    private static final int TIMELINE_DIGITS = 8;

    private final Path folder;

    public WalArchive(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /** What the server is started with. A segment is in the archive whole and synced, or not at all. */
    public List<String> settings() {
        return List.of("wal_level=replica", "archive_mode=on", "archive_command=" + archiveCommand());
    }

    private String archiveCommand() {
        return "d=" + quoted(folder) + "; [ -e \"$d/wanted\" ] || exit 0; "
                // after a crash PostgreSQL may bring the same segment again, and never another one of that name
                + "if [ -e \"$d/%f.gz\" ]; then gzip -dc \"$d/%f.gz\" | cmp -s - \"%p\"; exit; fi; "
                + "gzip -1 <\"%p\" >\"$d/%f.part\" && sync \"$d/%f.part\" && mv \"$d/%f.part\" \"$d/%f.gz\"";
    }

    /** What a server that recovers is started with: it looks for each segment in these folders, in this order. */
    static List<String> recoverySettings(List<Path> folders) {
        String places = folders.stream().map(WalArchive::quoted).collect(Collectors.joining(" "));
        return List.of("restore_command=for d in " + places
                + "; do if [ -e \"$d/%f.gz\" ]; then gzip -dc \"$d/%f.gz\" >\"%p\"; exit; fi; done; exit 1");
    }

    /** Quoted for a shell, and with the sign doubled that PostgreSQL reads in its commands. */
    private static String quoted(Path path) {
        return "'"
                + path.toAbsolutePath()
                        .normalize()
                        .toString()
                        .replace("'", "'\\''")
                        .replace("%", "%%") + "'";
    }

    /** From now on segments are kept; those of the timelines that the server knows are kept at once. */
    void want(Path data) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(data.resolve("pg_wal"))) {
            for (Path history : files.filter(file ->
                            TIMELINE.matcher(file.getFileName().toString()).matches())
                    .toList()) {
                Path target = folder.resolve(history.getFileName() + SUFFIX);
                if (!Files.exists(target)) {
                    Path part = folder.resolve(history.getFileName() + ".copied");
                    try (var out = new GZIPOutputStream(Files.newOutputStream(part))) {
                        Files.copy(history, out);
                    }
                    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        Path wanted = folder.resolve("wanted");
        if (!Files.exists(wanted)) {
            Files.createFile(wanted);
        }
    }

    /** As {@link #between}, and fails when the last one is not there: an archive that was away kept nothing. */
    List<Path> required(String first, String last) throws IOException {
        List<Path> needed = between(first, last);
        if (needed.stream().noneMatch(file -> name(file).equals(last))) {
            throw new IOException("the log's segment " + last + ", which PostgreSQL has archived, is not in " + folder);
        }
        return needed;
    }

    /** Fails when what is archived in this file cannot be had back. */
    static void requireReadable(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (EOFException | ZipException e) {
            throw new IOException(file.getFileName() + " of the log cannot be read", e);
        }
    }

    /** The archived files that a recovery from the first of these segments to the last one needs. */
    List<Path> between(String first, String last) throws IOException {
        var needed = new ArrayList<Path>();
        for (Path file : files()) {
            String name = name(file);
            boolean within = SEGMENT.matcher(name).matches()
                    && position(name).compareTo(position(first)) >= 0
                    && position(name).compareTo(position(last)) <= 0;
            if (within || TIMELINE.matcher(name).matches()) {
                needed.add(file);
            }
        }
        return needed;
    }

    /** Forgets the segments before the one where the backup before this one began. */
    void begun(String first) throws IOException {
        Path begins = folder.resolve("begins");
        List<String> before = Files.exists(begins) ? Files.readAllLines(begins) : List.of();
        if (!before.isEmpty()) {
            String oldest = before.get(before.size() - 1);
            for (Path file : files()) {
                String name = name(file);
                if (SEGMENT.matcher(name).matches() && position(name).compareTo(position(oldest)) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
        var both = new ArrayList<String>(before.isEmpty() ? List.of() : List.of(before.get(before.size() - 1)));
        both.add(first);
        Files.write(begins, both);
    }

    /** Where a segment stands in the log, on whatever timeline. */
    private static String position(String segment) {
        return segment.substring(TIMELINE_DIGITS);
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : "";
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
