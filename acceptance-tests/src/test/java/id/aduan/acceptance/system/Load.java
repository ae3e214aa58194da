package id.aduan.acceptance.system;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * Reports sent at a steady rate whatever becomes of them, a third of them twice, as from phones on a bad network. One in four
 * is a call that an operator of 112 logs, and one in 32 an emergency; one in eight has a photo.
 */
final class Load {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_AT_ONCE = 400;
    private static final String CALLS = "/api/v1/calls";
    private static final String AUTHORIZATION = "Authorization";
    private static final List<byte[]> PHOTOS = List.of(photo());

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI door;
    private final URI calls;
    private final Desk desk;
    private final String operator;
    private final Random random = new Random(20261124);
    private final Map<String, Set<Desk.Filed>> accepted = new ConcurrentHashMap<>();
    private final Set<String> keys = Collections.synchronizedSet(new HashSet<>());
    private final Map<String, Integer> answers = Collections.synchronizedMap(new TreeMap<>());

    /** @param front where the reports go, which may be a proxy */
    Load(URI front, Desk desk) {
        this.door = URI.create(front + "/api/v1/complaints");
        this.calls = URI.create(front + CALLS);
        this.desk = desk;
        this.operator = desk.as("operator").get(AUTHORIZATION);
    }

    /** How a report comes. */
    private enum Way {
        WEB,
        WEB_WITH_PHOTO,
        CALL,
        EMERGENCY_CALL;

        /** A key always goes the same way. */
        static Way of(String key) {
            int of32 = Math.floorMod(key.hashCode(), 32);
            if (of32 == 2) {
                return EMERGENCY_CALL;
            }
            return switch (of32 % 8) {
                case 0 -> WEB_WITH_PHOTO;
                case 1, 2 -> CALL;
                default -> WEB;
            };
        }

        boolean isCall() {
            return this == CALL || this == EMERGENCY_CALL;
        }
    }

    /** Sends for that long and waits for the last answers. */
    void send(int perSecond, Duration howLong) {
        Semaphore room = new Semaphore(MOST_AT_ONCE);
        List<String> sent = new ArrayList<>();
        long start = System.nanoTime();
        long count = perSecond * howLong.toSeconds();
        try {
            for (long i = 0; i < count; i++) {
                boolean again = i % 3 == 2;
                String key = again
                        ? sent.get(random.nextInt(sent.size()))
                        : UUID.randomUUID().toString();
                if (!again) {
                    sent.add(key);
                }
                TimeUnit.NANOSECONDS.sleep(start + i * 1_000_000_000L / perSecond - System.nanoTime());
                if (!room.tryAcquire()) {
                    continue; // as a network that takes no more: this one was never sent
                }
                keys.add(key);
                var unused = http.sendAsync(request(key), HttpResponse.BodyHandlers.ofByteArray())
                        .whenComplete((response, failure) -> {
                            room.release();
                            answered(key, response, failure);
                        });
            }
            room.acquire(MOST_AT_ONCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends what was never accepted until it is, by the same keys; returns how many those were. */
    int retry() {
        List<String> left = new ArrayList<>(keys);
        left.removeAll(accepted.keySet());
        for (String key : left) {
            accept(
                    key,
                    switch (Way.of(key)) {
                        case WEB -> desk.file(key, report(key));
                        case WEB_WITH_PHOTO ->
                            Desk.Filed.of(desk.web()
                                    .multipart("/api/v1/complaints", Map.of("Idempotency-Key", key), parts(key), PHOTOS)
                                    .expect(201)
                                    .json());
                        case CALL, EMERGENCY_CALL ->
                            Desk.Filed.of(desk.web()
                                    .post(CALLS, Map.of(AUTHORIZATION, operator), call(key))
                                    .expect(201)
                                    .json());
                    });
        }
        return left.size();
    }

    /** How many distinct calls were accepted as reports. */
    int calls() {
        return (int)
                accepted.keySet().stream().filter(key -> Way.of(key).isCall()).count();
    }

    /** How many distinct reports were sent. */
    int distinct() {
        return keys.size();
    }

    /** By status, or by what broke instead: how many requests ended so. */
    Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    /** The accepted reports by their keys, with every receipt that was given for the key. */
    Map<String, Set<Desk.Filed>> accepted() {
        return new HashMap<>(accepted);
    }

    private HttpRequest request(String key) {
        if (Way.of(key).isCall()) {
            return HttpRequest.newBuilder(calls)
                    .timeout(PATIENCE)
                    .header(AUTHORIZATION, operator)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Web.json(call(key))))
                    .build();
        }
        Web.Form form = Way.of(key) == Way.WEB_WITH_PHOTO
                ? Web.form(parts(key), PHOTOS)
                : new Web.Form("application/json", Web.json(report(key)));
        return HttpRequest.newBuilder(door)
                .timeout(PATIENCE)
                .header("Idempotency-Key", key)
                .header("Content-Type", form.mediaType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.body()))
                .build();
    }

    private static Map<String, String> parts(String key) {
        return Map.of("complaint", new String(Web.json(report(key)), StandardCharsets.UTF_8));
    }

    private static byte[] photo() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void answered(String key, HttpResponse<byte[]> response, Throwable failure) {
        if (response == null) {
            answers.merge(failure.getCause().getClass().getSimpleName(), 1, Integer::sum);
            return;
        }
        int status = response.statusCode();
        answers.merge(Integer.toString(status), 1, Integer::sum);
        if (status == 201) {
            accept(key, Desk.Filed.of(new Answer(status, response).json()));
        }
    }

    private void accept(String key, Desk.Filed filed) {
        accepted.computeIfAbsent(key, any -> ConcurrentHashMap.newKeySet()).add(filed);
    }

    private static Map<String, Object> report(String key) {
        return Map.of(
                "kind",
                "COMPLAINT",
                "narrative",
                "Lampu jalan di depan sekolah mati sejak minggu lalu, gelap sekali. Catatan " + key,
                "place",
                Map.of("text", "Desa Citeko, Plered"));
    }

    /** The key is the call: logged again it is the same report. */
    private static Map<String, Object> call(String key) {
        Map<String, Object> call = new HashMap<>(Map.of(
                "callId",
                key,
                "callType",
                "NORMAL",
                "caller",
                Map.of("number", "+62 800 0000 " + (1_000 + Math.floorMod(key.hashCode(), 9_000))),
                "narrative",
                "Pohon tumbang menutup jalan di depan pasar. Catatan " + key,
                "place",
                Map.of("text", "Desa Citeko, Plered")));
        if (Way.of(key) == Way.EMERGENCY_CALL) {
            call.put("emergencyKind", "NATURAL_DISASTER");
        }
        return call;
    }
}
