package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;

/**
 * One fault under one load: something is broken while reports come in, and mended; then every report that was accepted
 * is one case, each once, and no later record of a key was applied before an earlier one.
 */
final class FaultTrial {
    private static final Duration BEFORE = Duration.ofSeconds(4);
    private static final Duration AFTER = Duration.ofSeconds(6);

    private final WholeSystem system;
    private final Desk desk;
    private final Pipeline pipeline;
    private final URI door;

    FaultTrial(WholeSystem system, Desk desk, Pipeline pipeline, URI door) {
        this.system = system;
        this.desk = desk;
        this.pipeline = pipeline;
        this.door = door;
    }

    /** What was broken, for how long, under how many reports a second; 0 is an idle system. */
    record Case(String component, String name, int perSecond, Duration lasting, Faults.Fault fault) {
        @Override
        public String toString() {
            return component + "/" + name + "/" + (perSecond == 0 ? "idle" : perSecond + " a second");
        }
    }

    /** What came of it. */
    record Outcome(
            Case trial,
            int reports,
            Map<String, Integer> answers,
            int retried,
            long cases,
            int lost,
            int doubled,
            int outOfOrder,
            long parked,
            String told,
            long secondsUntilQuiet) {
        boolean holds() {
            return lost == 0 && doubled == 0 && outOfOrder == 0 && cases == reports;
        }

        /** A row of the table in the documentation. */
        String row() {
            return "| "
                    + String.join(
                            " | ",
                            trial.component(),
                            trial.name(),
                            trial.perSecond() == 0 ? "idle" : trial.perSecond() + "/s",
                            Integer.toString(reports),
                            answers.toString().replaceAll("[{}]", ""),
                            Integer.toString(retried),
                            Long.toString(cases),
                            Integer.toString(lost),
                            Integer.toString(doubled),
                            Integer.toString(outOfOrder),
                            told,
                            Long.toString(secondsUntilQuiet))
                    + " |";
        }
    }

    Outcome run(Case trial) throws Exception {
        pipeline.awaitReady();
        pipeline.awaitQuiet();
        long before = pipeline.cases();
        Map<TopicPartition, Long> since = pipeline.ends();
        Load load = new Load(door);
        Duration whole = BEFORE.plus(trial.lasting()).plus(AFTER);
        CompletableFuture<Void> sending = trial.perSecond() == 0
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(() -> load.send(trial.perSecond(), whole));

        Watcher watcher = Watcher.of(system, Pipeline.SERVICES);
        TimeUnit.MILLISECONDS.sleep(BEFORE.toMillis());
        Faults.Broken broken = trial.fault().breakIt();
        String told;
        try {
            told = watch(trial.lasting());
        } finally {
            broken.mend();
        }
        long mended = System.nanoTime();
        sending.join();
        pipeline.awaitReady();
        int retried = load.retry(desk);
        if (trial.perSecond() == 0) {
            load.send(5, Duration.ofSeconds(2)); // it still works
            retried += load.retry(desk);
        }
        pipeline.awaitQuiet();
        long parked = pipeline.parked();
        if (parked > 0) {
            told = (told.isEmpty() ? "" : told + ", ") + parked + " at the desk";
            replayAll();
            pipeline.awaitQuiet();
        }
        long quiet = System.nanoTime();
        watcher.close();
        String waited = watcher.told();
        if (!waited.isEmpty()) {
            told = (told.isEmpty() ? "" : told + "; ") + "waited: " + waited;
        }

        Set<String> complaints = new HashSet<>();
        int doubled = 0;
        for (Set<Desk.Filed> receipts : load.accepted().values()) {
            doubled += receipts.size() - 1;
            receipts.forEach(receipt -> complaints.add(receipt.complaintId()));
        }
        return new Outcome(
                trial,
                complaints.size(),
                load.answers(),
                retried,
                pipeline.cases() - before,
                pipeline.withoutCase(complaints).size(),
                doubled,
                pipeline.outOfOrder(since).size(),
                parked,
                told,
                TimeUnit.NANOSECONDS.toSeconds(quiet - mended));
    }

    /** Waits, and asks the system on the way how it is. */
    private String watch(Duration lasting) {
        AtomicReference<String> told = new AtomicReference<>("");
        List<String> heard = new ArrayList<>();
        long end = System.nanoTime() + lasting.toNanos();
        await().atMost(lasting.plusMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    String now = pipeline.told();
                    if (!now.isEmpty() && !heard.contains(now)) {
                        heard.add(now);
                        told.set(now);
                    }
                    return System.nanoTime() > end;
                });
        return told.get();
    }

    /** The person at the desk says again. */
    private void replayAll() {
        for (String door : List.of("/api/v1/cases/dead-letters", "/api/v1/routing/dead-letters")) {
            await().atMost(Duration.ofMinutes(4)).until(() -> {
                var causes = desk.web()
                        .get(door, desk.as("admin"))
                        .expect(200)
                        .json()
                        .path("causes");
                for (var cause : causes) {
                    desk.web()
                            .post(
                                    door + "/causes/" + cause.path("id").asText() + "/replay",
                                    desk.as("admin"),
                                    Map.of());
                }
                return causes.isEmpty();
            });
        }
    }

    /** Every line of the history is as it was written. */
    void verifyHistory() {
        assertThat(system.aduan(300, "cases", "verify")).contains("true");
    }
}
