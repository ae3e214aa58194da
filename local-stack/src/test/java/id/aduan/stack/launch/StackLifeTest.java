package id.aduan.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackLifeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String SERVICES = """
            [{"name": "web", "module": "standin", "portOffset": 1, "prefixes": ["/"], "heap": "32m"},
             {"name": "case-service", "module": "standin", "portOffset": 2, "prefixes": ["/cases", "/api/v1/officers"],
              "addressKey": "aduan.cases.url", "database": "cases", "mail": true, "secrets": ["aduan.vault.master-key"],
              "heap": "32m"},
             {"name": "intake-whatsapp", "module": "standin", "portOffset": 5,
              "prefixes": ["/webhooks/whatsapp", "/whatsapp"],
              "secrets": ["aduan.secrets.whatsapp-app", "aduan.secrets.whatsapp-verify-token"], "heap": "32m"},
             {"name": "intake-callcenter", "module": "standin", "portOffset": 6,
              "prefixes": ["/callcenter", "/api/v1/exchange"], "secrets": ["aduan.secrets.exchange"], "heap": "32m"}]
            """;
    private static final String ONE_SERVICE = """
            [{"name": "web", "module": "standin", "portOffset": 1, "prefixes": ["/"], "heap": "32m"}]
            """;

    @TempDir
    Path project;

    @Test
    void stackServesUntilItIsToldToStop() throws Exception {
        try (var life = new StackLife(project, SERVICES)) {
            StackLife.Outcome up = life.run("up", "--detach");
            assertThat(up.code()).as(up.output()).isZero();
            assertThat(up.output())
                    .contains("Aduan is ready", life.ports().frontAddress().toString(), "officer.dlh");

            JsonNode status = life.status();
            assertThat(status.get("ready").booleanValue()).isTrue();
            assertThat(status.get("front").textValue())
                    .isEqualTo(life.ports().frontAddress().toString());
            assertThat(status.at("/kafka/bootstrap").textValue())
                    .isEqualTo(life.ports().bootstrap());
            assertThat(status.at("/services/1/name").textValue()).isEqualTo("case-service");
            assertThat(status.at("/services/1/ready").booleanValue()).isTrue();
            long pid = status.at("/services/1/pid").longValue();
            assertThat(ProcessHandle.of(pid)).isPresent();

            String environment = get(life, "/cases/environment");
            assertThat(environment)
                    .contains("QUARKUS_PROFILE=prod", "QUARKUS_DATASOURCE_USERNAME=cases", "ADUAN_VAULT_MASTER_KEY=")
                    .doesNotContain("ADUAN_CASES_URL");
            assertThat(get(life, "/environment"))
                    .contains(
                            "ADUAN_CASES_URL=http://127.0.0.1:" + (life.ports().front() + 2))
                    .doesNotContain("ADUAN_VAULT_MASTER_KEY", "QUARKUS_DATASOURCE", "ADUAN_MAIL");
            assertThat(environment).contains("ADUAN_MAIL_PORT=" + life.ports().mail());
            assertThat(get(life, "/simulator/mailbox")).contains("Kotak surat");
            assertWhatsApp(life, status.path("whatsapp"));
            assertTelephone(life, status.path("telephone"));
            assertNoSecretOnACommandLine(life);
            assertThat(Files.readString(life.home().resolve("case-service/officers")))
                    .contains("PUT /api/v1/officers/officer.dlh", "\"agency\":\"dlh\"", "\"since\":\"2026-01-01\"");

            assertThat(life.run("token", "officer.dlh").output().strip().split("\\."))
                    .hasSize(3);
            assertThat(life.run("token", "web").output().strip().split("\\.")).hasSize(3);
            assertThat(life.run("token", "root").code()).isEqualTo(1);
            assertThat(life.run("cases", "verify")).isEqualTo(new StackLife.Outcome(0, "{\"valid\":true}\n"));
            Files.createFile(life.home().resolve("case-service/broken"));
            assertThat(life.run("cases", "verify").code()).isEqualTo(1);

            StackLife.Outcome second = life.run("up");
            assertThat(second.code()).isZero();
            assertThat(second.output()).contains("runs already");

            kill(pid);
            await().atMost(PATIENCE).until(() -> life.status().get("ready").booleanValue());
            assertThat(life.status().at("/services/1/pid").longValue()).isNotEqualTo(pid);
            assertThat(life.run("logs", "launcher").output())
                    .contains("case-service died (code 137)", "case-service.log");

            assertThat(life.run("down", "--wipe").output()).contains("has stopped", "deleted");
            assertThat(life.processes()).isEmpty();
            assertThat(life.home()).doesNotExist();
        }
    }

    @Test
    void killedLauncherLeavesNobodyAndTheDataStays() throws Exception {
        try (var life = new StackLife(project, SERVICES)) {
            assertThat(life.run("up", "--detach").code()).isZero();
            String secrets = Files.readString(life.home().resolve("secrets.properties"));
            assertThat(life.processes()).hasSizeGreaterThanOrEqualTo(6);

            kill(life.state().launcher());

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(life.processes()).isEmpty());
            assertThat(life.run("status").output()).contains("not running");

            StackLife.Outcome again = life.run("up", "--detach");
            assertThat(again.code()).as(again.output()).isZero();
            assertThat(Files.readString(life.home().resolve("secrets.properties")))
                    .isEqualTo(secrets);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "HUP", "TERM"})
    void signalledLauncherLeavesNobody(String signal) throws Exception {
        assumeFalse(
                isIgnored(signal),
                "whoever started this build ignores SIG" + signal + ", and so does every process below it");
        try (var life = new StackLife(project, ONE_SERVICE)) {
            Process launcher = life.start("up");
            await().atMost(PATIENCE).until(() -> life.status().get("ready").booleanValue());
            var sessions = life.processes().stream().map(StackLifeTest::session).toList();
            assertThat(sessions)
                    .as("a terminal's signal reaches the launcher only, which stops the others in order")
                    .filteredOn(session -> session.equals(session(launcher.toHandle())))
                    .hasSize(1);

            new ProcessBuilder("kill", "-" + signal, Long.toString(launcher.pid()))
                    .start()
                    .waitFor();

            assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(life.processes()).isEmpty();
        }
    }

    @Test
    void serviceThatCannotStartIsNamedWithItsLastWords() throws Exception {
        try (var life = new StackLife(project, ONE_SERVICE)) {
            Files.createDirectories(life.home().resolve("web"));
            Files.createFile(life.home().resolve("web/die"));

            StackLife.Outcome up = life.run("up");

            assertThat(up.code()).isEqualTo(1);
            assertThat(up.output()).contains("web ended with code 3", "the flux capacitor is missing", "web.log");
            assertThat(life.processes()).isEmpty();
        }
    }

    @Test
    void backupNeedsARunningStackAndARestoreThatHasNotEndedKeepsItFromStarting() throws Exception {
        try (var life = new StackLife(project, ONE_SERVICE)) {
            StackLife.Outcome backup =
                    life.run("backup", project.resolve("copy").toString());
            assertThat(backup.code()).isEqualTo(1);
            assertThat(backup.output()).contains("does not run", "./aduan up");
            assertThat(life.run("restore", "copy").output()).contains("Which keys?");

            Files.createDirectories(life.home());
            Files.createFile(life.home().resolve("restore.unfinished"));
            StackLife.Outcome up = life.run("up");
            assertThat(up.code()).isEqualTo(1);
            assertThat(up.output()).contains("has not ended", "./aduan restore DIR KEYS");
        }
    }

    @Test
    void takenPortIsNamedWithWhatToDo() throws Exception {
        try (var life = new StackLife(project, ONE_SERVICE);
                var taken = new ServerSocket(life.ports().kafka(), 1, InetAddress.getLoopbackAddress())) {
            StackLife.Outcome up = life.run("up");

            assertThat(up.code()).isEqualTo(1);
            assertThat(up.output()).contains("Port " + taken.getLocalPort() + " (kafka) is taken", "ADUAN_PORT=");
        }
    }

    private static void assertWhatsApp(StackLife life, JsonNode status) throws Exception {
        String front = life.ports().frontAddress().toString();
        String simulator = "http://127.0.0.1:" + life.ports().simulator();
        assertThat(status.path("webhook").textValue()).isEqualTo(front + "/webhooks/whatsapp");
        assertThat(status.path("simulator").textValue()).isEqualTo(front + "/simulator/whatsapp");
        assertThat(status.path("graph").textValue()).isEqualTo(simulator);
        assertThat(status.path("verifyToken").textValue()).hasSizeGreaterThan(20);
        assertThat(get(life, "/simulator/whatsapp")).contains("Ketik pesan");
        assertThat(get(life, "/whatsapp/environment"))
                .contains(
                        "ADUAN_INTAKE_WHATSAPP_GRAPH_URL=" + simulator,
                        "ADUAN_INTAKE_WHATSAPP_ACCOUNTS_MAIN_TOKEN="
                                + status.path("token").textValue(),
                        "ADUAN_INTAKE_WHATSAPP_MEDIA_HOSTS=127.0.0.1:"
                                + life.ports().simulator(),
                        "ADUAN_SECRETS_WHATSAPP_APP=" + status.path("appSecret").textValue());
    }

    private static void assertTelephone(StackLife life, JsonNode status) throws Exception {
        String front = life.ports().frontAddress().toString();
        assertThat(status.path("events").textValue()).isEqualTo(front + "/api/v1/exchange/events");
        assertThat(status.path("simulator").textValue()).isEqualTo(front + "/simulator/telephone");
        assertThat(get(life, "/simulator/telephone")).contains("Telepon 112");
        assertThat(get(life, "/callcenter/environment"))
                .contains("ADUAN_SECRETS_EXCHANGE=" + status.path("secret").textValue());
    }

    private static void assertNoSecretOnACommandLine(StackLife life) throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(life.home().resolve("secrets.properties"))))
                .isEqualTo("rw-------");
        List<String> secrets = Files.readAllLines(life.home().resolve("secrets.properties")).stream()
                .filter(line -> line.contains("="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .toList();
        String commandLines = life.processes().stream()
                .flatMap(process -> process.info().commandLine().stream())
                .collect(Collectors.joining("\n"));
        assertThat(secrets).hasSizeGreaterThan(8).noneMatch(commandLines::contains);
        assertThat(commandLines).contains("quarkus-run.jar");
    }

    /** The session of a process, as the sixth field of its line in /proc says. */
    private static String session(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ")[3];
        } catch (IOException e) {
            return "ended " + process.pid();
        }
    }

    private static void kill(long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
    }

    private static String get(StackLife life, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(life.ports().frontAddress() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** A shell that puts a job into the background lets it ignore SIGINT. */
    private static boolean isIgnored(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        int number = Map.of("HUP", 1, "INT", 2, "TERM", 15).get(signal);
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(ignored -> (ignored >> (number - 1) & 1) == 1);
    }
}
