package id.aduan.acceptance.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Citizens who chat at once. Their phones are the simulator, which lives as long as the front does: whatever else is broken
 * meanwhile, a broken front breaks them.
 */
final class Crowd implements AutoCloseable {
    private static final int THREADS = 6;
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

    private final Web simulator;
    private final List<Errand> errands;
    private final CountDownLatch open;
    private final ScheduledExecutorService phones = Executors.newScheduledThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "phone");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closed;

    private Crowd(Web simulator, List<Errand> errands) {
        this.simulator = simulator;
        this.errands = errands;
        this.open = new CountDownLatch(errands.size());
    }

    /**
     * They begin at random moments within a time; the same seed gives the same citizens and moments.
     *
     * @param name a word that no other crowd of this system has
     * @param patience how long a citizen waits for an answer before he tries again
     */
    static Crowd begin(WholeSystem system, String name, int citizens, Duration within, Duration patience, long seed) {
        Web simulator = simulatorOf(system);
        Random random = new Random(seed);
        List<Errand> errands = IntStream.range(0, citizens)
                .mapToObj(i -> new Errand(simulator, kind(i), name + (1_000 + i), patience, random.nextLong()))
                .toList();
        Crowd crowd = new Crowd(simulator, errands);
        errands.forEach(
                errand -> crowd.later(errand, Duration.ofMillis((long) (random.nextDouble() * within.toMillis()))));
        return crowd;
    }

    /** The stand-in of WhatsApp itself, past the front. */
    static Web simulatorOf(WholeSystem system) {
        return new Web(
                URI.create("http://127.0.0.1:" + system.settings().ports().simulator()));
    }

    /** Of twenty, eleven tell in words, six in pieces, two by voice, and one wants a person. */
    private static Errand.Kind kind(int number) {
        int of20 = number % 20;
        if (of20 == 19) {
            return Errand.Kind.FOR_A_PERSON;
        }
        if (of20 % 7 == 5) {
            return Errand.Kind.BY_VOICE;
        }
        return of20 % 3 == 1 ? Errand.Kind.IN_PIECES : Errand.Kind.IN_WORDS;
    }

    /**
     * What came of them.
     *
     * @param confirmed those who know the number of a report
     * @param handedOver those who wait for a person
     * @param unfinished those who got nowhere
     * @param lost reports whose number was told and which are no case
     * @param doubled confirmations beyond the first of a citizen
     * @param wrong numbers, PINs or cases that are not the citizen's
     * @param repeats messages that came twice
     * @param impatient how often nothing came for so long that a citizen tried again
     * @param remarks what is to be looked at, in words
     */
    record Outcome(
            int citizens,
            int confirmed,
            int handedOver,
            int unfinished,
            int lost,
            int doubled,
            int wrong,
            int repeats,
            int impatient,
            List<String> remarks) {
        Outcome {
            remarks = List.copyOf(remarks);
        }

        boolean holds() {
            return unfinished == 0 && lost == 0 && doubled == 0 && wrong == 0 && confirmed + handedOver == citizens;
        }
    }

    /** True when everybody has what he came for, or was handed to a person, within this time. */
    boolean awaitEnd(Duration within) {
        try {
            return open.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Compares what the citizens read with what the doors say; to be asked when nothing is on its way any more. */
    Outcome outcome(Desk desk) {
        Map<String, String> supervisor = desk.as("supervisor");
        List<String> remarks = new ArrayList<>();
        int confirmed = 0;
        int handedOver = 0;
        int lost = 0;
        int doubled = 0;
        int wrong = 0;
        int repeats = 0;
        for (Errand errand : errands) {
            if (errand.hasBegun()) {
                errand.read();
            }
            repeats += errand.repeats();
            doubled += Math.max(0, errand.confirmations() - 1);
            int faults = 0;
            switch (errand.end()) {
                case OPEN -> faults++;
                case HANDED_OVER -> handedOver++;
                case CONFIRMED -> {
                    confirmed++;
                    String number = errand.numbers().get(0);
                    JsonNode found = desk.web()
                            .get("/api/v1/cases?q=" + number, supervisor)
                            .expect(200)
                            .json()
                            .path("cases");
                    lost += found.size() == 0 ? 1 : 0;
                    int notHis = errand.numbers().size() - 1 + Math.max(0, found.size() - 1);
                    notHis += found.size() > 0 && !isHis(errand, found.path(0), desk, supervisor) ? 1 : 0;
                    notHis += isOpenedByEach(errand, number, desk) ? 0 : 1;
                    wrong += notHis;
                    faults += notHis + (found.size() == 0 ? 1 : 0);
                }
            }
            if (faults > 0 || errand.confirmations() > 1) {
                remarks.add(errand.told());
            }
        }
        int unfinished = errands.size() - confirmed - handedOver;
        int impatient = errands.stream().mapToInt(Errand::impatient).sum();
        return new Outcome(
                errands.size(), confirmed, handedOver, unfinished, lost, doubled, wrong, repeats, impatient, remarks);
    }

    /** How many calls of the webhook have not been answered with 200 yet. */
    long undelivered() {
        JsonNode calls =
                simulator.get(Chat.API + "/webhook", Map.of()).expect(200).json();
        return calls.path("held").asLong() + calls.path("waiting").asLong();
    }

    @Override
    public void close() {
        closed = true;
        phones.shutdownNow();
    }

    private static boolean isHis(Errand errand, JsonNode found, Desk desk, Map<String, String> supervisor) {
        String seen = desk.web()
                .get("/api/v1/cases/" + found.path("complaintId").asText(), supervisor)
                .expect(200)
                .text();
        return errand.words().map(seen::contains).orElse(true);
    }

    private static boolean isOpenedByEach(Errand errand, String number, Desk desk) {
        return errand.pins().stream()
                .allMatch(pin -> desk.track(new Desk.Filed(null, number, pin)).status() == 200);
    }

    private void later(Errand errand, Duration after) {
        if (!closed) {
            var unused = phones.schedule(() -> goOn(errand), after.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void goOn(Errand errand) {
        Duration next;
        try {
            next = errand.step();
        } catch (RuntimeException | AssertionError away) {
            later(errand, AFTER_A_FAILURE); // the simulator is too busy at this moment
            return;
        }
        if (errand.end() == Errand.End.OPEN) {
            later(errand, next);
        } else {
            open.countDown();
        }
    }
}
