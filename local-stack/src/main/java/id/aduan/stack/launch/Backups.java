package id.aduan.stack.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import id.aduan.stack.backup.Backup;
import id.aduan.stack.backup.BackupFailure;
import id.aduan.stack.backup.Restore;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./aduan backup} of a stack that runs, and {@code ./aduan restore} into one that does not. */
final class Backups {
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>aduan</artifactId>\\s*<version>([^<]+)</version>");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Settings settings;
    private final Consumer<String> say;

    Backups(Settings settings, Consumer<String> say) {
        this.settings = requireNonNull(settings, "settings is null");
        this.say = requireNonNull(say, "say is null");
    }

    void backUp(Path folder) {
        if (!Status.isRunning(settings)) {
            throw new StackFailure("Aduan does not run, and a backup is made of one that does: ./aduan up --detach");
        }
        Secrets secrets = Secrets.read(settings.home().secrets());
        try {
            new Backup(
                            settings.home().data(),
                            release(),
                            new Backup.ServerAddress(
                                    settings.ports().postgres(), secrets.databaseAdministrator(), databases()),
                            settings.ports().bootstrap(),
                            where -> Machine.usableSpace(new Home(where)),
                            say)
                    .into(folder);
        } catch (BackupFailure failure) {
            throw new StackFailure(failure.getMessage(), failure);
        }
    }

    void restore(Path folder, Path keys) {
        Home home = settings.home();
        home.create(settings.services());
        Optional<FileLock> lock = home.lock();
        if (lock.isEmpty()) {
            throw new StackFailure("Aduan runs with " + home.folder()
                    + ", and nothing is restored into a running system. Stop it first: ./aduan down");
        }
        StackState.read(home).ifPresent(Leftovers::end);
        Machine.requirePorts(Map.of(
                settings.ports().kafka(), "kafka",
                settings.ports().kafkaController(), "kafka's controller",
                settings.ports().postgres(), "postgres"));
        try {
            Files.createDirectories(home.logs());
            Restore.Restored restored = new Restore(
                            home.data(), release(), home.log("postgres"), new RestoringServers(), say)
                    .from(folder, keys);
            Files.deleteIfExists(home.run().resolve("officers")); // they may be younger than the backup
            tell(restored);
        } catch (BackupFailure failure) {
            throw new StackFailure(failure.getMessage(), failure);
        } catch (IOException e) {
            throw new StackFailure("The restore did not end: " + e.getMessage(), e);
        }
    }

    private void tell(Restore.Restored restored) throws IOException {
        List<String> lines = told(restored);
        lines.forEach(say);
        String moment =
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        Path kept = settings.home().folder().resolve("restored-" + moment.replace(":", "") + ".txt");
        Files.write(kept, lines);
        say.accept("This is also in " + kept + ".");
        say.accept("Start it now: ./aduan up. When it has caught up, make a backup at once: ./aduan backup DIR");
    }

    /** What those who work with the restored system have to know. */
    static List<String> told(Restore.Restored restored) {
        var lines = new ArrayList<String>();
        lines.add(
                restored.asOf() == null
                        ? "The database is as it was in the backup."
                        : "The last change that the database knows is of " + restored.asOf() + ".");
        lines.add("The epoch of versions is " + restored.epoch() + ".");
        lines.add(
                restored.lost().isEmpty()
                        ? "Nothing is known of work that is lost."
                        : "Lost, and to be done again by people ("
                                + restored.lost().size() + "):");
        restored.lost().forEach(line -> lines.add("  " + line));
        return lines;
    }

    private List<String> databases() {
        return settings.services().stream()
                .flatMap(service -> service.database().stream())
                .toList();
    }

    /** The version of the sources that run. */
    private String release() {
        try {
            Matcher version =
                    VERSION.matcher(Files.readString(settings.project().resolve("pom.xml"), UTF_8));
            return version.find() ? version.group(1) : "unknown";
        } catch (IOException e) {
            throw new StackFailure("The version of these sources cannot be read: " + e.getMessage(), e);
        }
    }

    private final class RestoringServers implements Restore.Servers {
        @Override
        public int postgresPort() {
            return settings.ports().postgres();
        }

        @Override
        public String postgresPassword() {
            return Secrets.read(settings.home().secrets()).databaseAdministrator();
        }

        @Override
        public Restore.RunningKafka startKafka() throws IOException {
            Path ready = settings.home().run().resolve("kafka.ready");
            Path log = settings.home().log("kafka");
            Child kafka = KafkaMain.start(settings, log, ready);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.exists(ready)) {
                if (!kafka.isAlive() || System.nanoTime() > end) {
                    kafka.awaitEnd();
                    throw new StackFailure("Kafka does not start; its messages are in " + log + ".");
                }
                pause();
            }
            return new KafkaChild(kafka, settings.ports().bootstrap());
        }

        private void pause() {
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackFailure("interrupted", e);
            }
        }
    }

    private record KafkaChild(Child child, String bootstrap) implements Restore.RunningKafka {
        @Override
        public void close() {
            child.awaitEnd();
        }
    }
}
