package id.aduan.bench.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Citizens who each say the next thing when they have read the answer to the last: they tell of a lamp, name the village, and
 * change their mind. All of it happens on the event loop of the webhook.
 */
public final class Chatters {
    private static final List<String> SCRIPT =
            List.of("Lampu jalan di depan SD mati sudah tiga hari, gelap sekali", "Nagri Kaler", "batal");
    private static final long LOOK_MILLIS = 1_000;
    private static final long LOST_NANOS = Duration.ofSeconds(30).toNanos();

    private final Webhook webhook;
    private final Graph graph;
    private final Map<String, Citizen> citizens = new HashMap<>();
    private Latencies answers = new Latencies();
    private long from = Long.MAX_VALUE;
    private long until;
    private long sent;
    private long answered;
    private int running;
    private CompletableFuture<Void> done = new CompletableFuture<>();

    public Chatters(Webhook webhook, Graph graph) {
        this.webhook = webhook;
        this.graph = graph;
    }

    private static final class Citizen {
        private final String phone;
        private int turn;
        private long began;
        private boolean waits;

        Citizen(String phone) {
            this.phone = phone;
        }
    }

    /** So many citizens chat at once; a turn counts from the sending of the message to the answer at the provider. */
    public Door.Outcome closed(int count, Duration warmUp, Duration measured) {
        graph.listen(
                (phone, wamid, callbackData) -> webhook.loop().runOnContext(run -> read(phone, wamid, callbackData)));
        CompletableFuture<Void> ended = new CompletableFuture<>();
        webhook.loop().runOnContext(run -> begin(count, warmUp, measured, ended));
        long watch =
                webhook.vertx().setPeriodic(LOOK_MILLIS, tick -> webhook.loop().runOnContext(run -> giveUpLost()));
        ended.join();
        webhook.vertx().cancelTimer(watch);
        graph.listen((phone, wamid, callbackData) -> {});
        return new Door.Outcome(sent, answered, measured.toNanos() / 1e9, answers);
    }

    private void begin(int count, Duration warmUp, Duration measured, CompletableFuture<Void> ended) {
        from = System.nanoTime() + warmUp.toNanos();
        until = from + measured.toNanos();
        answers = new Latencies();
        sent = 0;
        answered = 0;
        running = count;
        done = ended;
        for (int i = 0; i < count; i++) {
            say(citizens.computeIfAbsent(Webhook.phone(i), Citizen::new));
        }
    }

    private void say(Citizen citizen) {
        citizen.began = System.nanoTime();
        citizen.waits = citizen.began < until;
        if (!citizen.waits) {
            running--;
            if (running == 0) {
                done.complete(null);
            }
            return;
        }
        String words = SCRIPT.get(citizen.turn % SCRIPT.size());
        citizen.turn++;
        webhook.post(Webhook.message(citizen.phone, webhook.nextId(), words));
    }

    private void read(String phone, String wamid, String callbackData) {
        webhook.post(Webhook.statuses(List.of(
                new Webhook.Status(wamid, "sent", phone, callbackData),
                new Webhook.Status(wamid, "delivered", phone, callbackData))));
        Citizen citizen = citizens.get(phone);
        if (citizen != null && citizen.waits) {
            count(citizen, true);
        }
    }

    private void count(Citizen citizen, boolean wasAnswered) {
        long now = System.nanoTime();
        citizen.waits = false;
        if (citizen.began >= from && now < until) {
            sent++;
            if (wasAnswered) {
                answered++;
                answers.add(now - citizen.began);
            }
        }
        say(citizen);
    }

    private void giveUpLost() {
        long now = System.nanoTime();
        List.copyOf(citizens.values()).stream()
                .filter(citizen -> citizen.waits && now - citizen.began > LOST_NANOS)
                .forEach(citizen -> count(citizen, false));
    }
}
