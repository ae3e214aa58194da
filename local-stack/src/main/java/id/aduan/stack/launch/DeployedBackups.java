package id.aduan.stack.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import id.aduan.stack.backup.Backup;
import id.aduan.stack.backup.BackupFailure;
import id.aduan.stack.backup.DataFolder;
import id.aduan.stack.backup.DeployedRestore;
import id.aduan.stack.backup.Restore;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Backup and restore of a system whose servers are containers; this runs in one of its own and ends. */
public final class DeployedBackups {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final int POSTGRES_PORT = 5432;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Logger QUIET = Logger.getLogger("");

    private static final String USAGE = """
            backup        copies the running system into a new folder of the backups
            check NAME    says whether a backup is whole
            place NAME    puts PostgreSQL's files into an empty place, or beside those that are there
            rewind NAME   waits for PostgreSQL, and sets Kafka's groups back
            end           lets the services start again
            """;

    private final Map<String, String> environment;
    private final Path root;
    private final PrintStream out;

    /** @param root below which the volumes are */
    DeployedBackups(Map<String, String> environment, Path root, PrintStream out) {
        this.environment = Map.copyOf(environment);
        this.root = requireNonNull(root, "root is null");
        this.out = requireNonNull(out, "out is null");
    }

    public static void main(String[] arguments) {
        QUIET.setLevel(Level.WARNING);
        System.exit(new DeployedBackups(System.getenv(), Path.of("/"), System.out).run(arguments));
    }

    /** Runs a command and tells its exit code. */
    int run(String... arguments) {
        List<String> words = List.of(arguments);
        try {
            if (words.equals(List.of("backup"))) {
                backUp();
            } else if (words.equals(List.of("end"))) {
                restore().end();
            } else if (words.size() == 2 && words.get(0).equals("check")) {
                restore().check(backup(words.get(1)), keysDigest());
            } else if (words.size() == 2 && words.get(0).equals("place")) {
                restore().place(backup(words.get(1)), keysDigest(), postgres());
            } else if (words.size() == 2 && words.get(0).equals("rewind")) {
                rewind(backup(words.get(1)));
            } else {
                out.print(USAGE);
                return MISUSED;
            }
            return DONE;
        } catch (BackupFailure failure) {
            out.println(failure.getMessage());
            return FAILED;
        }
    }

    private void backUp() {
        var kept = new KeptBackups(backups(), NAME, number("ADUAN_BACKUPS_KEPT"));
        try {
            KeptBackups.Turn turn = kept.turn();
            try (turn) {
                kept.clear();
                new Backup(data(), release(), postgres(), kafka(), DeployedBackups::usableSpace, this::say)
                        .into(backups().resolve(NAME.format(Clock.systemUTC().instant())), keysDigest());
                kept.forgetOldest().forEach(name -> say("Forgotten: " + name));
            }
        } catch (IOException e) {
            throw new BackupFailure("The folder of the backups cannot be used: " + e.getMessage(), e);
        }
    }

    private static long usableSpace(Path where) {
        return where.toFile().getUsableSpace();
    }

    private void rewind(Path folder) {
        DataFolder data = data();
        try {
            Files.writeString(data.epoch(), number("ADUAN_CASES_EPOCH") + "\n", UTF_8);
        } catch (IOException e) {
            throw new BackupFailure("The epoch cannot be kept: " + e.getMessage(), e);
        }
        Restore.Restored restored = restore().rewind(folder, keysDigest(), postgres(), kafka());
        say(Backups.told(restored));
        say("ADUAN_CASES_EPOCH=" + restored.epoch());
    }

    private void say(List<String> lines) {
        lines.forEach(this::say);
    }

    private DeployedRestore restore() {
        return new DeployedRestore(data(), release(), this::say);
    }

    private DataFolder data() {
        Path volume = root.resolve("postgres");
        return new DataFolder(
                volume,
                volume.resolve(text("ADUAN_POSTGRES_FOLDER")),
                volume.resolve("kafka"),
                root.resolve("data/attachments"),
                root.resolve("archive"),
                volume.resolve("secrets"),
                root.resolve("tmp/epoch"),
                volume.resolve("restore.unfinished"));
    }

    private Backup.ServerAddress postgres() {
        List<String> databases = ServiceEntry.all().stream()
                .flatMap(service -> service.database().stream())
                .toList();
        return new Backup.ServerAddress(text("POSTGRES_HOST"), POSTGRES_PORT, text("POSTGRES_PASSWORD"), databases);
    }

    private String kafka() {
        return text("KAFKA_BOOTSTRAP_SERVERS");
    }

    private String keysDigest() {
        String digest = environment.getOrDefault("ADUAN_KEYS_DIGEST", "");
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new BackupFailure("The digest of the keys is not told. Use deploy/backup and deploy/restore.");
        }
        return digest;
    }

    private Path backups() {
        return root.resolve("backups");
    }

    private Path backup(String name) {
        Path folder = backups().resolve(name).normalize();
        if (!backups().equals(folder.getParent())) {
            throw new BackupFailure("Name a folder that is among the backups, without a path: " + name);
        }
        return folder;
    }

    private String text(String variable) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            throw new BackupFailure(variable + " is not set.");
        }
        return value;
    }

    private int number(String variable) {
        try {
            int number = Integer.parseInt(text(variable).strip());
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BackupFailure(variable + " must be a number from 1 on.");
    }

    /** The version that this was built as. */
    private static String release() {
        try (var built =
                DeployedBackups.class.getResourceAsStream("/META-INF/maven/id.aduan/local-stack/pom.properties")) {
            if (built == null) {
                throw new BackupFailure("This build does not know its version: it runs from its jar only.");
            }
            var properties = new Properties();
            properties.load(built);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String line) {
        out.println(line);
    }
}
