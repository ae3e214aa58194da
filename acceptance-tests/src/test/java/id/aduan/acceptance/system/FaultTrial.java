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
 * One fault under one load: something is broken while reports come in, operators log calls and citizens chat, and mended; then
 * every report that was accepted or confirmed is one case, each once, and no later record of a key was applied before an earlier one.
 */
final class FaultTrial {
    private static final Duration BEFORE = Duration.ofSeconds(4);
    private static final Duration AFTER = Duration.ofSeconds(6);
    private static final int CHATS = 6;
    private static final Duration PATIENCE_OF_A_CITIZEN = Duration.ofSeconds(12);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final WholeSystem system;
    private final Desk desk;
    private final Pipeline pipeline;
    private final URI door;
    private int trials;

    FaultTrial(WholeSystem system, Desk desk, Pipeline pipeline, URI door) {
        this.system = system;
        this.desk = desk;
        this.pipeline = pipeline;
        this.door = door;
    }

    /** What was broken, for how long, under how many reports a second; 0 is an idle system. */
    record Case(String component, String name, int perSecond, Duration lasting, Faults.Fault fault) {
        /** An idle system is idle, and the phones are gone with the front. */
        boolean hasChats() {
            return perSecond > 0 && !component.equals("front");
        }

        /** As its row begins. */
        String key() {
            return component + "/" + name + "/" + load();
        }

        String load() {
            return perSecond == 0 ? "idle" : perSecond + "/s";
        }

        @Override
        public String toString() {
            return component + "/" + name + "/" + (perSecond == 0 ? "idle" : perSecond + " a second");
        }
    }

    /**
     * What came of it.
     *
     * @param calls those of the reports that an operator logged
     */
    record Outcome(
            Case trial,
            int reports,
            int calls,
            Map<String, Integer> answers,
            int retried,
            Crowd.Outcome chats,
            long cases,
            int lost,
            int doubled,
            int outOfOrder,
            long parked,
            String told,
            long secondsUntilQuiet) {
        boolean holds() {
            return lost == 0
                    && doubled == 0
                    && outOfOrder == 0
                    && chats.holds()
                    && cases == reports + chats.confirmed();
        }

        /** A row of the table in the documentation. */
        String row() {
            return "| "
                    + String.join(
                            " | ",
                            trial.component(),
                            trial.name(),
                            trial.load(),
                            Integer.toString(reports),
                            Integer.toString(calls),
                            answers.toString().replaceAll("[{}]", ""),
                            Integer.toString(retried),
                            chats.citizens() == 0 ? "–" : Integer.toString(chats.confirmed()),
                            Long.toString(cases),
                            Integer.toString(lost + chats.lost()),
                            Integer.toString(doubled + chats.doubled() + chats.wrong()),
                            Integer.toString(outOfOrder),
                            told,
                            Long.toString(secondsUntilQuiet))
                    + " |";
        }
    }

    Outcome run(Case trial) throws Exception {
        pipeline.awaitReady();
        pipeline.awaitQuiet();
        trials++;
        long before = pipeline.cases();
        Map<TopicPartition, Long> since = pipeline.ends();
        try (Crowd crowd = crowd(trial)) {
            Outcome outcome = run(trial, crowd, before, since);
            outcome.chats().remarks().forEach(System.out::println);
            return outcome;
        }
    }

    /** They begin all through the trial, so that some are in the middle of it when it breaks. */
    private Crowd crowd(Case trial) {
        Duration within = BEFORE.plus(trial.lasting());
        int citizens = trial.hasChats() ? CHATS : 0;
        return Crowd.begin(system, "T" + (100 + trials) + "-", citizens, within, PATIENCE_OF_A_CITIZEN, trials);
    }

    private Outcome run(Case trial, Crowd crowd, long before, Map<TopicPartition, Long> since) throws Exception {
        Load load = new Load(door, desk);
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
        int retried = load.retry();
        if (trial.perSecond() == 0) {
            load.send(5, Duration.ofSeconds(2)); // it still works
            retried += load.retry();
        }
        crowd.awaitEnd(PATIENCE);
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
                load.calls(),
                load.answers(),
                retried,
                crowd.outcome(desk),
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
        for (String door : Pipeline.DEAD_LETTERS) {
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
