package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.acceptance.Project;
import id.aduan.stack.FreePort;
import id.aduan.stack.launch.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * 200 citizens chat at once while every update comes twice and in any order, and while each service, Kafka and PostgreSQL is
 * killed again and again; takes some ten minutes, so it is run by name:
 *
 * <pre>mvn -pl acceptance-tests -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=WhatsAppStorm</pre>
 *
 * {@code -Dstorm.seed} gives other citizens and kills, {@code -Dstorm.citizens} and {@code -Dstorm.seconds} more or fewer of
 * them. The front is left alone: the phones are in it. With {@code -Ddocs.write=true} the table goes to {@code
 * docs/faults.md}, below that of {@link FaultMatrix}.
 */
class WhatsAppStorm {
    private static final List<String> KILLED = Stream.concat(Pipeline.SERVICES.stream(), Stream.of("kafka", "postgres"))
            .toList();
    private static final long SEED = Long.getLong("storm.seed", 20_261_129L);
    private static final int CITIZENS = Integer.getInteger("storm.citizens", 200);
    private static final Duration LASTING = Duration.ofSeconds(Integer.getInteger("storm.seconds", 180));
    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration PATIENCE_OF_A_CITIZEN = Duration.ofSeconds(25);
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** So that what never went out is given up while somebody still looks; ten minutes are usual. */
    private static final String OPTIONS = "-Daduan.intake.whatsapp.sending.uncertain-after=60S";

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void whateverIsKilledEachConfirmedReportIsOneCaseAndNobodyIsToldWrongly() throws Exception {
        Path home = Project.ROOT.resolve("acceptance-tests/target/storm/home");
        Files.createDirectories(home.getParent());
        WholeSystem system = WholeSystem.start(home, FreePort.firstOf(Ports.MANY), Map.of(), OPTIONS);
        Desk desk = new Desk(system);
        Pipeline pipeline = new Pipeline(system, desk);
        Faults faults = new Faults(system, pipeline, Map.of());
        Web simulator = Crowd.simulatorOf(system);
        pipeline.awaitReady();
        long casesBefore = pipeline.cases();
        Map<String, Integer> killed = new ConcurrentHashMap<>();

        // Given
        Chat.faults(simulator, Map.of("duplicate", true, "reordered", true));
        try (UncertainSends uncertain = UncertainSends.watch(system);
                Crowd crowd = Crowd.begin(system, "S", CITIZENS, LASTING.dividedBy(2), PATIENCE_OF_A_CITIZEN, SEED)) {
            TimeUnit.MILLISECONDS.sleep(BEFORE.toMillis());

            // When
            Faults.Broken storm = faults.storm(KILLED, SEED, each -> killed.merge(each, 1, Integer::sum))
                    .breakIt();
            TimeUnit.MILLISECONDS.sleep(LASTING.toMillis());
            storm.mend();
            long calm = System.nanoTime();
            pipeline.awaitReady();
            boolean everybodyGotToTheEnd = crowd.awaitEnd(PATIENCE);
            long ended = System.nanoTime();
            simulator.delete(Chat.API + "/faults", Map.of()).expect(200);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> crowd.undelivered() == 0 && pipeline.untold() == 0);
            pipeline.awaitQuiet();
            long quiet = System.nanoTime();

            // Then
            Crowd.Outcome outcome = crowd.outcome(desk);
            long cases = pipeline.cases() - casesBefore;
            Map<String, Object> rows = new LinkedHashMap<>();
            rows.put("citizens", outcome.citizens());
            rows.put("know the number of their report", outcome.confirmed());
            rows.put("were handed to a person", outcome.handedOver());
            rows.put("got nowhere", outcome.unfinished());
            rows.put("cases", cases);
            rows.put("reports with a number and no case", outcome.lost());
            rows.put("second confirmations", outcome.doubled());
            rows.put("numbers, PINs or cases that are not the citizen's", outcome.wrong());
            rows.put("sends whose answer was lost (*uncertain*)", uncertain.seen());
            rows.put("what became of them", words(uncertain.fates()));
            rows.put("messages that came twice", outcome.repeats());
            rows.put("times that a citizen waited for 25 s in vain and tried again", outcome.impatient());
            rows.put("records at the desk in the end", pipeline.parked());
            rows.put("transactions that PostgreSQL ended for a deadlock, and that were taken again", deadlocks(system));
            rows.put("killed", words(new TreeMap<>(killed)));
            rows.put("seconds from the last kill until the last citizen had got to the end", seconds(calm, ended));
            rows.put("seconds from there until nothing waited any more", seconds(ended, quiet));
            String text = text(rows);
            System.out.println(text);
            outcome.remarks().forEach(System.out::println);
            keep(text);

            assertThat(everybodyGotToTheEnd).isTrue();
            assertThat(outcome.holds()).as(text).isTrue();
            assertThat(cases).isEqualTo(outcome.confirmed());
            assertThat(outcome.repeats()).isLessThanOrEqualTo(uncertain.seen());
            assertThat(pipeline.parked()).isZero();
            assertThat(killed.keySet()).containsAll(KILLED);
            assertThat(system.aduan(300, "cases", "verify")).contains("true");
        }
    }

    private static long deadlocks(WholeSystem system) throws IOException {
        try (Stream<String> lines = Files.lines(system.home().resolve("logs/postgres.log"))) {
            return lines.filter(line -> line.contains("deadlock detected")).count();
        }
    }

    private static void keep(String text) throws IOException {
        Files.writeString(Project.ROOT.resolve("acceptance-tests/target/storm/storm.md"), text);
        if (Boolean.getBoolean("docs.write")) {
            FaultsPage.write(FaultsPage.Part.STORM, text);
        }
    }

    private static String text(Map<String, Object> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(FaultsPage.STORM);
        lines.add("");
        lines.add("""
                Written by a run of `WhatsAppStorm` on %s (seed %d): citizens chat at once, in words, in pieces, by voice and
                for a person; every call of the webhook is made twice and the updates of a second in any order; each service,
                Kafka and PostgreSQL is killed, one every 4 to 14 s in random order, for %d s. A citizen who hears nothing taps or
                writes again, as people do. Judged by what stands on the phones, by the cases and by the tracking page.
                """.formatted(LocalDate.now(ZoneOffset.UTC), SEED, LASTING.toSeconds())
                .stripTrailing());
        lines.add("");
        lines.add("| what | how many |");
        lines.add("|---|---|");
        rows.forEach((what, many) -> lines.add("| " + what + " | " + many + " |"));
        return String.join("\n", lines) + "\n";
    }

    private static String words(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? "–"
                : counts.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static long seconds(long from, long to) {
        return TimeUnit.NANOSECONDS.toSeconds(to - from);
    }
}
