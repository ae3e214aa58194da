package id.aduan.acceptance.system;

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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
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
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(4);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(14);
    private static final List<Topic> TOPICS = List.of(
            Topic.COMPLAINT_RECEIVED,
            Topic.COMPLAINT_RECEIVED_URGENT,
            Topic.COMPLAINT_ROUTED,
            Topic.COMPLAINT_ROUTED_URGENT,
            Topic.CASE_EVENT,
            Topic.WHATSAPP_UPDATE);

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
        return killing(components, 7, BETWEEN_KILLS, BETWEEN_KILLS, killed -> {});
    }

    /**
     * One of them after the other is killed, at random moments, until this is mended: each of them once before any a second
     * time. The same seed gives the same order and the same pauses; who is down already is passed over.
     *
     * @param killed is told each that was
     */
    Fault storm(List<String> components, long seed, Consumer<String> killed) {
        return killing(components, seed, SHORTEST_PAUSE, LONGEST_PAUSE, killed);
    }

    private Fault killing(
            List<String> components, long seed, Duration shortest, Duration longest, Consumer<String> killed) {
        return () -> {
            Random choice = new Random(seed);
            AtomicBoolean going = new AtomicBoolean(true);
            List<String> left = new ArrayList<>();
            Thread killer = new Thread(
                    () -> {
                        while (going.get()) {
                            if (left.isEmpty()) {
                                left.addAll(components);
                                Collections.shuffle(left, choice);
                            }
                            String next = left.remove(0);
                            if (find(next).map(ProcessHandle::destroyForcibly).orElse(false)) {
                                killed.accept(next);
                            }
                            long more = longest.minus(shortest).toNanos();
                            LockSupport.parkNanos(shortest.toNanos() + (long) (choice.nextDouble() * more));
                        }
                    },
                    "killer");
            killer.start();
            return () -> {
                going.set(false);
                LockSupport.unpark(killer);
                killer.join();
            };
        };
    }

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

    /** It answers that every record is too large. */
    Fault brokerRefusesWrites() {
        return () -> {
            largestRecord(topic -> 1);
            return () -> largestRecord(Topic::maxRecordBytes);
        };
    }

    /**
     * The database is up and takes everything but new cases.
     *
     * @param sqlState what it says: 53100 heals by itself, 23514 needs a person
     */
    Fault databaseRefusesCases(String sqlState) {
        return databaseRefuses("cases", "cases", sqlState);
    }

    /** The same for new calls; the operator is told so, and logs it again. */
    Fault databaseRefusesCalls(String sqlState) {
        return databaseRefuses("callcenter", "call", sqlState);
    }

    private Fault databaseRefuses(String database, String table, String sqlState) {
        return () -> {
            sql(database, """
                    create function refuse_insert() returns trigger language plpgsql as $$
                    begin
                        raise exception 'refused by the test' using errcode = '%1$s';
                    end
                    $$;
                    create trigger refuse_insert before insert on %2$s for each row execute function refuse_insert()
                    """.formatted(sqlState, table));
            return () ->
                    sql(database, "drop trigger refuse_insert on %s; drop function refuse_insert()".formatted(table));
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
        return ProcessHandle.of(system.component(component).path("pid").asLong());
    }

    private static void signal(String signal, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of("kill", signal), processes.stream().map(each -> Long.toString(each.pid())))
                .toList();
        new ProcessBuilder(command).inheritIO().start().waitFor(10, TimeUnit.SECONDS);
    }

    private void largestRecord(ToIntFunction<Topic> bytes) throws Exception {
        try (var admin = pipeline.admin()) {
            Map<ConfigResource, java.util.Collection<AlterConfigOp>> changes = new HashMap<>();
            for (Topic topic : TOPICS) {
                changes.put(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic.wireName()),
                        List.of(new AlterConfigOp(
                                new ConfigEntry(
                                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                        Integer.toString(bytes.applyAsInt(topic))),
                                AlterConfigOp.OpType.SET)));
            }
            admin.incrementalAlterConfigs(changes).all().get(30, TimeUnit.SECONDS);
        }
    }

    private void sql(String database, String statements) {
        try (Connection connection = system.database(database);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
