package id.aduan.acceptance.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** What a machine's sudden end leaves of a stack, and the database of a stack as its administrator sees it. */
final class Crash {
    private final Path home;

    Crash(Path home) {
        this.home = home;
    }

    /** Brings what was committed until now into the archive, and nothing later. */
    void archiveUntilNow(int postgresPort) throws Exception {
        var secrets = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("secrets.properties"))) {
            secrets.load(reader);
        }
        try (var connection = java.sql.DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + postgresPort + "/postgres",
                        "postgres",
                        secrets.getProperty("postgres.password"));
                var statement = connection.createStatement()) {
            statement.execute("alter system set archive_timeout = '1h'");
            statement.execute("select pg_reload_conf()");
            String segment;
            try (var rows = statement.executeQuery("select pg_walfile_name(pg_switch_wal())")) {
                rows.next();
                segment = rows.getString(1);
            }
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> Files.exists(home.resolve("wal").resolve(segment + ".gz")));
        }
    }

    /** Ends all processes of the stack without a word: PostgreSQL has no time to archive what it has just written. */
    void now() throws Exception {
        JsonNode state = new ObjectMapper()
                .readTree(Files.readAllBytes(home.resolve("run").resolve("state.json")));
        List<ProcessHandle> all = new ArrayList<>();
        for (JsonNode component : state.path("components")) {
            ProcessHandle.of(component.path("pid").asLong()).ifPresent(process -> {
                process.descendants().forEach(all::add);
                all.add(process);
            });
        }
        all.addAll(ProcessHandle.of(state.path("launcher").asLong()).stream().toList());
        signal("STOP", all); // none may see another one's end
        signal("KILL", all);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> all.stream()
                .noneMatch(Crash::runs));
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).start().waitFor(10, TimeUnit.SECONDS);
    }

    /** Whether it runs; one that nobody has asked for its exit code yet does not. */
    private static boolean runs(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return !stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException e) {
            return false;
        }
    }
}
