package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The faults that are most likely, in a few minutes; {@link FaultMatrix} has all of them. */
class FaultIT {
    private static final int PER_SECOND = 20;

    private final WholeSystem system = WholeSystem.get();
    private final Desk desk = new Desk(system);
    private final Pipeline pipeline = new Pipeline(system, desk);
    private final Faults faults = new Faults(system, pipeline, Map.of());
    private final FaultTrial trials = new FaultTrial(system, desk, pipeline, system.front());

    @TestFactory
    Stream<DynamicTest> nothingThatWasAcceptedIsLostOrDoubled() {
        List<String> services = Pipeline.SERVICES;
        return Stream.of(
                        trial("services", "one killed every few seconds", 15, faults.killAtRandom(services)),
                        trial("kafka", "killed", 5, faults.kill("kafka")),
                        trial("postgres", "killed", 5, faults.kill("postgres")),
                        trial("postgres", "forbids new cases", 5, faults.databaseRefusesCases("23514")))
                .map(trial -> DynamicTest.dynamicTest(trial.toString(), () -> {
                    FaultTrial.Outcome outcome = trials.run(trial);
                    System.out.println("FAULT " + outcome.row());
                    assertThat(outcome.holds()).as(outcome.row()).isTrue();
                    trials.verifyHistory();
                }));
    }

    private static FaultTrial.Case trial(String component, String name, int seconds, Faults.Fault fault) {
        return new FaultTrial.Case(component, name, PER_SECOND, Duration.ofSeconds(seconds), fault);
    }
}
