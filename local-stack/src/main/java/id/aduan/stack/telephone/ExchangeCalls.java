package id.aduan.stack.telephone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Tells the call center what happens on the lines: signed, several at once, and again until it is taken. */
final class ExchangeCalls implements AutoCloseable {
    private static final Duration GATHER = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration OLD = Duration.ofMinutes(10);
    private static final int MOST_AT_ONCE = 32;
    private static final int MOST_TRIES = 120;
    private static final int ACCEPTED = 202;
    private static final int UNAVAILABLE = 500;

    private final URI events;
    private final ExchangeSecret secret;
    private final ExchangeSecret another = new ExchangeSecret("the-secret-of-somebody-else");
    private final LineFaults faults;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "telephone-events");
        thread.setDaemon(true);
        return thread;
    });
    private final ArrayDeque<Told> held = new ArrayDeque<>();
    private final ArrayDeque<Told> ready = new ArrayDeque<>();
    private boolean gathering;
    private int flying;
    private long taken;
    private long refused;
    private int lastStatus;

    private record Told(byte[] body, int tries) {
        Told again() {
            return new Told(body, tries + 1);
        }
    }

    ExchangeCalls(URI events, String secret, LineFaults faults, Clock clock) {
        this.events = requireNonNull(events, "events is null");
        this.secret = new ExchangeSecret(secret);
        this.faults = requireNonNull(faults, "faults is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns at once; the event is told as soon as nothing holds it. */
    synchronized void tell(ObjectNode event) {
        held.add(new Told(event.toString().getBytes(UTF_8), 0));
        move();
    }

    /** To be called when a fault was switched. */
    synchronized void move() {
        if (faults.isOn(LineFault.PAUSED)) {
            return;
        }
        if (!faults.isOn(LineFault.REORDERED)) {
            release();
        } else if (!gathering && !held.isEmpty()) {
            gathering = true;
            later(GATHER, () -> {
                synchronized (this) {
                    gathering = false;
                    if (!faults.isOn(LineFault.PAUSED)) {
                        release();
                    }
                }
            });
        }
    }

    private void release() {
        List<Told> out = new ArrayList<>(held);
        held.clear();
        if (faults.isOn(LineFault.REORDERED)) {
            Collections.shuffle(out, ThreadLocalRandom.current());
        }
        for (Told each : out) {
            ready.add(each);
            if (faults.isOn(LineFault.DUPLICATE)) {
                ready.add(each);
            }
        }
        fly();
    }

    private void fly() {
        while (flying < MOST_AT_ONCE && !ready.isEmpty()) {
            flying++;
            Told told = ready.poll();
            var unused = http.sendAsync(request(told), BodyHandlers.discarding())
                    .handle((response, failure) -> {
                        landed(told, failure == null ? response.statusCode() : 0);
                        return null;
                    });
        }
    }

    private HttpRequest request(Told told) {
        Instant signed = faults.isOn(LineFault.OLD_SIGNATURE) ? clock.instant().minus(OLD) : clock.instant();
        ExchangeSecret by = faults.isOn(LineFault.WRONG_SIGNATURE) ? another : secret;
        return HttpRequest.newBuilder(events)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Aduan-Signature", by.signature(signed, told.body()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(told.body()))
                .build();
    }

    private void landed(Told told, int status) {
        synchronized (this) {
            flying--;
            lastStatus = status;
            if (status == ACCEPTED) {
                taken++;
            } else {
                refused++;
                boolean mayHelp = status == 0 || status >= UNAVAILABLE || status == 401;
                if (mayHelp && told.tries() < MOST_TRIES) {
                    later(AGAIN, () -> {
                        synchronized (this) {
                            ready.add(told.again());
                            fly();
                        }
                    });
                }
            }
            fly();
        }
    }

    private void later(Duration time, Runnable work) {
        var unused = timer.schedule(work, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("taken", taken)
                .put("refused", refused)
                .put("waiting", held.size() + ready.size() + flying)
                .put("lastStatus", lastStatus);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
