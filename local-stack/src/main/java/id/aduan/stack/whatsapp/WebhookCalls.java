package id.aduan.stack.whatsapp;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Calls the webhook as Meta does: signed, several at once, without order, and again and again, later and later, until it
 * answers 200.
 */
final class WebhookCalls implements AutoCloseable {
    private static final Duration GATHER = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final int MOST_IN_A_BODY = 1_000;
    private static final int MOST_AT_ONCE = 64;
    private static final int OK = 200;

    private final Optional<URI> webhook;
    private final AppSecret secret;
    private final String verifyToken;
    private final Faults faults;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "whatsapp-webhook");
        thread.setDaemon(true);
        return thread;
    });
    private final ArrayDeque<Update> held = new ArrayDeque<>();
    private final ArrayDeque<Call> ready = new ArrayDeque<>();
    private boolean gathering;
    private int flying;
    private int waiting;
    private long taken;
    private long refused;
    private int lastStatus;

    /** @param waited whether it is one of those that are not done yet, which a second copy is not */
    private record Call(byte[] body, String signature, List<Runnable> taken, int tries, boolean waited) {
        Call again() {
            return new Call(body, signature, taken, tries + 1, waited);
        }
    }

    WebhookCalls(Optional<URI> webhook, AppSecret secret, String verifyToken, Faults faults, Clock clock) {
        this.webhook = requireNonNull(webhook, "webhook is null");
        this.secret = requireNonNull(secret, "secret is null");
        this.verifyToken = requireNonNull(verifyToken, "verifyToken is null");
        this.faults = requireNonNull(faults, "faults is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns at once; the update is told as soon as nothing holds it. */
    synchronized void tell(Update update) {
        held.add(update);
        move();
    }

    /** To be called when a fault was switched. */
    synchronized void move() {
        if (webhook.isEmpty() || faults.isOn(Fault.PAUSED)) {
            return;
        }
        boolean together = faults.isOn(Fault.BATCHED);
        if ((together && held.size() < MOST_IN_A_BODY) || faults.isOn(Fault.REORDERED)) {
            gather();
        } else {
            release(together);
        }
    }

    /** What has waited for a second, or less, is let go. */
    private void gather() {
        if (!gathering && !held.isEmpty()) {
            gathering = true;
            later(GATHER, () -> {
                synchronized (this) {
                    gathering = false;
                    if (!faults.isOn(Fault.PAUSED)) {
                        release(faults.isOn(Fault.BATCHED));
                    }
                }
            });
        }
    }

    private void release(boolean together) {
        var updates = new ArrayList<>(held);
        held.clear();
        if (faults.isOn(Fault.REORDERED)) {
            Collections.shuffle(updates, ThreadLocalRandom.current());
        }
        int size = together ? MOST_IN_A_BODY : 1;
        for (int i = 0; i < updates.size(); i += size) {
            prepare(updates.subList(i, Math.min(updates.size(), i + size)));
        }
    }

    private void prepare(List<Update> updates) {
        byte[] body = body(updates);
        var call = new Call(
                body,
                secret.signature(body),
                updates.stream().map(Update::taken).toList(),
                0,
                true);
        waiting++;
        if (faults.strikes(Fault.DELAYED)) {
            later(faults.delay(), () -> enqueue(call));
        } else {
            enqueue(call);
        }
        if (faults.strikes(Fault.DUPLICATE)) {
            enqueue(new Call(body, call.signature(), List.of(), 0, false));
        }
    }

    /** One body for these updates, in their order; those of an account stand together. */
    private byte[] body(List<Update> updates) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("object", "whatsapp_business_account");
        ArrayNode entries = root.putArray("entry");
        Map<String, ArrayNode> changes = new LinkedHashMap<>();
        for (Update update : updates) {
            changes.computeIfAbsent(update.wabaId(), waba -> {
                        ObjectNode entry = entries.addObject().put("id", waba);
                        if (!update.field().equals("messages")) {
                            entry.put("time", clock.instant().getEpochSecond());
                        }
                        return entry.putArray("changes");
                    })
                    .addObject()
                    .put("field", update.field())
                    .set("value", update.value());
        }
        return PhpJson.encode(root);
    }

    private synchronized void enqueue(Call call) {
        ready.add(call);
        fly();
    }

    private void fly() {
        while (flying < MOST_AT_ONCE && !ready.isEmpty()) {
            flying++;
            Call call = ready.poll();
            var unused = http.sendAsync(request(call), BodyHandlers.discarding())
                    .handle((response, failure) -> {
                        landed(call, failure == null ? response.statusCode() : 0);
                        return null;
                    });
        }
    }

    private HttpRequest request(Call call) {
        return HttpRequest.newBuilder(webhook.orElseThrow())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "facebookexternalua")
                .header("X-Hub-Signature-256", call.signature())
                .POST(HttpRequest.BodyPublishers.ofByteArray(call.body()))
                .build();
    }

    private void landed(Call call, int status) {
        synchronized (this) {
            flying--;
            lastStatus = status;
            if (status == OK) {
                taken++;
                waiting -= call.waited() ? 1 : 0;
            } else {
                refused++;
                later(pause(call.tries()), () -> again(call.again()));
            }
            fly();
        }
        if (status == OK) {
            call.taken().forEach(Runnable::run);
        }
    }

    private void again(Call call) {
        if (faults.isOn(Fault.PAUSED)) {
            later(GATHER, () -> again(call));
        } else {
            enqueue(call);
        }
    }

    private static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void later(Duration after, Runnable work) {
        if (!timer.isShutdown()) {
            var unused = timer.schedule(work, after.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The handshake as Meta makes it when the address is entered; whether it was answered rightly. */
    boolean handshake() throws IOException, InterruptedException {
        if (webhook.isEmpty()) {
            return false;
        }
        String challenge = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_999_999_999L));
        URI address = URI.create(webhook.get() + "?hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(verifyToken, StandardCharsets.UTF_8));
        var response =
                http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
        return response.statusCode() == OK && response.body().equals(challenge);
    }

    synchronized ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("held", held.size())
                .put("waiting", waiting)
                .put("taken", taken)
                .put("refused", refused)
                .put("lastStatus", lastStatus);
        return json.put("address", webhook.map(URI::toString).orElse(""));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
