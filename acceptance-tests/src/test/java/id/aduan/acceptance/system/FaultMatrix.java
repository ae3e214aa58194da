package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.acceptance.Project;
import id.aduan.stack.FreePort;
import id.aduan.stack.launch.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each part of the system with each fault, one after the other; takes an hour, so it is run by name:
 *
 * <pre>mvn -pl acceptance-tests -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=FaultMatrix</pre>
 *
 * {@code -Dfaults.only=kafka/} runs the trials whose name begins so. A disk is filled where this may mount one (as
 * root), and a clock is moved where Debian's libfaketime is; what is left out is told. With {@code -Ddocs.write=true} the
 * rows of the run go to the table of {@code docs/faults.md}, which keeps those of other trials, above what {@link
 * WhatsAppStorm} has written there.
 */
class FaultMatrix {
    private static final List<String> COMPONENTS = Stream.concat(
                    Pipeline.SERVICES.stream(), Stream.of("kafka", "postgres", "front"))
            .toList();
    private static final List<String> DISKS = List.of("kafka", "postgres", "attachments");
    private static final String ONLY = System.getProperty("faults.only", "");
    private static final String CLOCK = "clock an hour ahead, then back";
    private static final boolean CLOCKS = ONLY.isEmpty() || ONLY.contains("clock");
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Duration MIDDLE = Duration.ofSeconds(15);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int LITTLE = 20;
    private static final int MUCH = 300;

    private static final Map<String, TcpProxy> PROXIES = new LinkedHashMap<>();
    private static final List<FaultTrial.Outcome> OUTCOMES = new ArrayList<>();
    private static final List<String> LEFT_OUT = new ArrayList<>();

    private static WholeSystem system;
    private static Pipeline pipeline;
    private static FaultTrial trials;
    private static Faults faults;
    private static boolean disks;

    @BeforeAll
    static void startWithAProxyOnEveryWay() throws Exception {
        Path home = Project.ROOT.resolve("acceptance-tests/target/faults/home");
        int port = FreePort.firstOf(Ports.MANY);
        Map<String, Integer> own = new LinkedHashMap<>();
        own.put("front", port);
        own.put("intake-web", port + 1);
        own.put("intake-whatsapp", port + 5);
        own.put("intake-callcenter", port + 6);
        own.put("routing-service", port + 2);
        own.put("case-service", port + 3);
        own.put("kafka", port + 10);
        own.put("postgres", port + 12);
        own.forEach((name, at) -> PROXIES.put(name, new TcpProxy(at)));
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(
                "ADUAN_WAYS",
                PROXIES.entrySet().stream()
                        .filter(each -> !each.getKey().equals("front"))
                        .map(each -> each.getKey() + "=" + each.getValue().port())
                        .collect(Collectors.joining(" ")));
        Files.createDirectories(home.getParent());
        if (Files.exists(Faults.FAKETIME) && CLOCKS) {
            variables.put(
                    "ADUAN_WRAPS",
                    Pipeline.SERVICES.stream()
                            .map(service -> service + "=" + Faults.clockWrap(home, service))
                            .collect(Collectors.joining(",")));
            for (String service : Pipeline.SERVICES) {
                Files.writeString(Faults.clock(home, service), "+0");
            }
        } else if (CLOCKS) {
            LEFT_OUT.add("clock: Debian's libfaketime is missing");
        }
        disks = mountDisks(home);
        system = WholeSystem.start(home, port, variables);
        Desk desk = new Desk(system);
        pipeline = new Pipeline(system, desk);
        faults = new Faults(system, pipeline, PROXIES);
        trials = new FaultTrial(
                system,
                desk,
                pipeline,
                URI.create("http://localhost:" + PROXIES.get("front").port()));
    }

    @AfterAll
    static void close() {
        PROXIES.values().forEach(TcpProxy::close);
    }

    /** After each trial, so that a run that is cut off is not for nothing. */
    private static void writeTheTable() throws IOException {
        List<String> order = all().map(FaultTrial.Case::key).toList();
        List<String> rows = OUTCOMES.stream()
                .map(outcome -> FaultTable.row(outcome.row(), FaultTable.today()))
                .toList();
        String table = FaultTable.of(order, rows, LEFT_OUT, FaultsPage.read());
        Files.writeString(Project.ROOT.resolve("acceptance-tests/target/faults/faults.md"), table);
        if (Boolean.getBoolean("docs.write")) {
            FaultsPage.write(FaultsPage.Part.MATRIX, table);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyPartWithEveryFault() {
        boolean clocks = CLOCKS && Files.exists(Faults.FAKETIME);
        return all().filter(trial -> trial.toString().startsWith(ONLY))
                .filter(trial -> clocks || !trial.name().equals(CLOCK))
                .map(trial -> DynamicTest.dynamicTest(trial.toString(), () -> {
                    FaultTrial.Outcome outcome = trials.run(trial);
                    OUTCOMES.add(outcome);
                    System.out.println("FAULT " + outcome.row());
                    writeTheTable();
                    assertThat(outcome.holds()).as(outcome.row()).isTrue();
                    if (trial.perSecond() == MUCH) {
                        trials.verifyHistory();
                    }
                }));
    }

    private static Stream<FaultTrial.Case> all() {
        List<FaultTrial.Case> all = new ArrayList<>();
        for (String component : COMPONENTS) {
            for (int rate : List.of(LITTLE, 0, MUCH)) {
                all.add(new FaultTrial.Case(component, "killed", rate, SHORT, faults.kill(component)));
                all.add(new FaultTrial.Case(component, "stopped for 30 s", rate, LONG, faults.stop(component)));
            }
            all.add(new FaultTrial.Case(component, "restarted", LITTLE, SHORT, faults.restart(component)));
            all.add(new FaultTrial.Case(component, "connections cut for 15 s", LITTLE, MIDDLE, faults.cut(component)));
            all.add(new FaultTrial.Case(component, "connections slow for 30 s", LITTLE, LONG, faults.slow(component)));
        }
        if (disks) {
            for (String disk : DISKS) {
                all.add(new FaultTrial.Case(disk, "disk full for 15 s", LITTLE, MIDDLE, faults.fullDisk(disk)));
            }
        }
        all.add(new FaultTrial.Case("kafka", "refuses writes for 15 s", LITTLE, MIDDLE, faults.brokerRefusesWrites()));
        all.add(new FaultTrial.Case(
                "postgres", "full for new cases for 15 s", LITTLE, MIDDLE, faults.databaseRefusesCases("53100")));
        all.add(new FaultTrial.Case(
                "postgres", "forbids new cases for 15 s", LITTLE, MIDDLE, faults.databaseRefusesCases("23514")));
        all.add(new FaultTrial.Case(
                "postgres", "full for new calls for 15 s", LITTLE, MIDDLE, faults.databaseRefusesCalls("53100")));
        // at the end: what a service measures may stand still until its clock has caught up with where it was
        for (String service : Pipeline.SERVICES) {
            all.add(new FaultTrial.Case(service, CLOCK, LITTLE, MIDDLE, faults.clockAhead(service)));
        }
        return all.stream();
    }

    /** A small disk for each folder of the data that can be filled; false where this may not mount one. */
    private static boolean mountDisks(Path home) throws Exception {
        for (String disk : DISKS) {
            Path folder = home.resolve(disk);
            run("umount", folder.toString());
        }
        system = null;
        if (Files.exists(home)) {
            run("rm", "-rf", home.toString());
        }
        for (String disk : DISKS) {
            Path folder = home.resolve(disk);
            Files.createDirectories(folder);
            if (run("mount", "-t", "tmpfs", "-o", "size=1500m", "tmpfs", folder.toString()) != 0) {
                LEFT_OUT.add("full disk: a small disk can only be mounted by root");
                return false;
            }
        }
        return true;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }
}
