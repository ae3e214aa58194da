package id.aduan.acceptance.system;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.contracts.Topic;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** What goes wrong in a running system, and how it is mended. */
final class Faults {
    /** Debian's {@code libfaketime}, for a clock of one service's own; its variant for threads takes 0.1 ms per look. */
    static final Path FAKETIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");

    private static final Duration BETWEEN_KILLS = Duration.ofMillis(2_500);
    private static final List<String> TOPICS = List.of("complaint-received.v1", "complaint-routed.v1", "case-event.v1");

    private final WholeSystem system;
    private final Pipeline pipeline;
    private final Map<String, TcpProxy> proxies;

    Faults(WholeSystem system, Pipeline pipeline, Map<String, TcpProxy> proxies) {
        this.system = system;
        this.pipeline = pipeline;
        this.proxies = proxies;
    }

    /** Something that was broken; {@link #mend} makes it whole. */
    interface Broken {
        void mend() throws Exception;
    }

    /** What breaks something. */
    interface Fault {
        Broken breakIt() throws Exception;
    }

    Fault kill(String component) {
        return () -> {
            process(component).destroyForcibly();
            return () -> {};
        };
    }

    /** One of them is killed every few seconds until this is mended. */
    Fault killAtRandom(List<String> components) {
        return () -> {
            Random choice = new Random(7);
            AtomicBoolean going = new AtomicBoolean(true);
            Thread killer = new Thread(
                    () -> {
                        while (going.get()) {
                            find(components.get(choice.nextInt(components.size())))
                                    .ifPresent(ProcessHandle::destroyForcibly);
                            LockSupport.parkNanos(BETWEEN_KILLS.toNanos());
                        }
                    },
                    "killer");
            killer.start();
            return () -> {
                going.set(false);
                killer.join();
            };
        };
    }

    /** A stop and start as an operator's, in the middle of what is done. */
    /** As an operator stops it: PostgreSQL by the signal that does not wait until its clients have gone. */
    Fault restart(String component) {
        return () -> {
            signal(component.equals("postgres") ? "-INT" : "-TERM", List.of(process(component)));
            return () -> {};
        };
    }

    Fault stop(String component) {
        return () -> {
            List<ProcessHandle> all = new ArrayList<>();
            ProcessHandle process = process(component);
            all.add(process);
            process.descendants().forEach(all::add);
            signal("-STOP", all);
            return () -> signal("-CONT", all);
        };
    }

    Fault cut(String component) {
        return () -> {
            proxies.get(component).cut();
            return proxies.get(component)::heal;
        };
    }

    Fault slow(String component) {
        return () -> {
            proxies.get(component).slow(200);
            return proxies.get(component)::heal;
        };
    }

    /** Fills the file system that holds a folder of the data, to the last byte. */
    Fault fullDisk(String folder) {
        return () -> {
            Path ballast = system.home().resolve(folder).resolve("ballast");
            try (RandomAccessFile file = new RandomAccessFile(ballast.toFile(), "rw")) {
                byte[] block = new byte[64 * 1024];
                while (Files.getFileStore(ballast).getUsableSpace() > 0) {
                    file.write(block);
                }
            } catch (IOException full) {
                // so it shall be
            }
            return () -> Files.delete(ballast);
        };
    }

    /** The service's clock is an hour ahead, and jumps back when this is mended. */
    Fault clockAhead(String service) {
        return () -> {
            Path clock = clock(system.home(), service);
            Files.writeString(clock, "+3600");
            return () -> Files.writeString(clock, "+0");
        };
    }

    /** The broker answers and takes no record: it wants a second copy that nobody can make. */
    /** It answers that every record is too large. */
    Fault brokerRefusesWrites() {
        return () -> {
            largestRecord(1);
            return () -> largestRecord(Topic.MAX_RECORD_BYTES);
        };
    }

    /**
     * The database is up and takes everything but new cases.
     *
     * @param sqlState what it says: 53100 heals by itself, 23514 needs a person
     */
    Fault databaseRefusesCases(String sqlState) {
        return () -> {
            sql("""
                    create function refuse_insert() returns trigger language plpgsql as $$
                    begin
                        raise exception 'refused by the test' using errcode = '%s';
                    end
                    $$;
                    create trigger refuse_insert before insert on cases for each row execute function refuse_insert()
                    """.formatted(sqlState));
            return () -> sql("drop trigger refuse_insert on cases; drop function refuse_insert()");
        };
    }

    /**
     * The words that a service is started by so that {@link #clockAhead} can move its clock. Only the time of day is moved:
     * Java waits by the monotonic clock, and libfaketime would end each of those waits at once.
     */
    static String clockWrap(Path home, String service) {
        return "env LD_PRELOAD=" + FAKETIME + " FAKETIME_TIMESTAMP_FILE=" + clock(home, service)
                + " FAKETIME_CACHE_DURATION=1 FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_FORCE_MONOTONIC_FIX=0";
    }

    static Path clock(Path home, String service) {
        return home.resolveSibling("clock-" + service);
    }

    private ProcessHandle process(String component) {
        return find(component).orElseThrow(() -> new IllegalStateException(component + " does not run"));
    }

    private Optional<ProcessHandle> find(String component) {
        JsonNode status = system.status();
        for (String part : List.of("services", "foundation")) {
            for (JsonNode line : status.path(part)) {
                if (line.path("name").asText().equals(component)) {
                    return ProcessHandle.of(line.path("pid").asLong());
                }
            }
        }
        throw new IllegalArgumentException("there is no " + component);
    }

    private static void signal(String signal, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of("kill", signal), processes.stream().map(each -> Long.toString(each.pid())))
                .toList();
        new ProcessBuilder(command).inheritIO().start().waitFor(10, TimeUnit.SECONDS);
    }

    private void largestRecord(int bytes) throws Exception {
        try (var admin = pipeline.admin()) {
            Map<ConfigResource, java.util.Collection<AlterConfigOp>> changes = new HashMap<>();
            for (String topic : TOPICS) {
                changes.put(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(
                                new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes)),
                                AlterConfigOp.OpType.SET)));
            }
            admin.incrementalAlterConfigs(changes).all().get(30, TimeUnit.SECONDS);
        }
    }

    private void sql(String statements) {
        try (Connection connection = system.database("cases");
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
