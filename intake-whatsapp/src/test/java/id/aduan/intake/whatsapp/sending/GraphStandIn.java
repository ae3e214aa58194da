package id.aduan.intake.whatsapp.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands in for the Graph API: takes every message, unless a test wants another answer for a recipient. */
public final class GraphStandIn implements QuarkusTestResourceLifecycleManager {
    public static final String ACCOUNT = "100200300400";
    public static final String OTHER_ACCOUNT = "100200300500";
    public static final String WABA = "700800900";
    public static final String OTHER_TOKEN = "token-of-the-other";

    private static final Pattern OBJECT = Pattern.compile("/v[\\d.]+/(\\d+)(/[a-z_]+)?");
    private static final String FILES = "/files/";

    private static final Map<String, Deque<Answer>> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, List<JsonNode>> RECEIVED = new ConcurrentHashMap<>();
    private static final Set<String> REVOKED = ConcurrentHashMap.newKeySet();
    private static final Map<String, String> MARKED = new ConcurrentHashMap<>();
    private static final Map<String, File> FILES_OF_CITIZENS = new ConcurrentHashMap<>();
    private static final Map<String, List<JsonNode>> TEMPLATES = new ConcurrentHashMap<>();
    private static volatile CountDownLatch marksWait;
    private static volatile String base;

    private HttpServer server;
    private ExecutorService threads;

    /**
     * What is answered.
     *
     * @param status 0 closes the connection without an answer
     * @param after is waited for first, or null
     */
    record Answer(int status, String body, CountDownLatch after) {
        static Answer accepted(String wamid) {
            return new Answer(
                    200,
                    "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"x\"}],\"messages\":[{\"id\":\""
                            + wamid + "\"}]}",
                    null);
        }

        static Answer refused(int status, int code) {
            return new Answer(
                    status,
                    "{\"error\":{\"message\":\"(#" + code + ") refused\",\"type\":\"OAuthException\",\"code\":" + code
                            + ",\"error_data\":{\"messaging_product\":\"whatsapp\",\"details\":\"as asked\"}}}",
                    null);
        }

        static Answer lost() {
            return new Answer(0, "", null);
        }

        Answer after(CountDownLatch latch) {
            return new Answer(status, body, latch);
        }
    }

    /** The next message to this recipient is answered like that. */
    static void answer(String recipient, Answer answer) {
        ANSWERS.computeIfAbsent(recipient, first -> new ConcurrentLinkedDeque<>())
                .add(answer);
    }

    /** What was sent to a recipient, in the order of its coming. */
    public static List<JsonNode> received(String recipient) {
        return RECEIVED.getOrDefault(recipient, List.of());
    }

    /** A message of a citizen that was marked as read: {@code read}, or {@code typing} beside it; null when it was not. */
    public static String marked(String messageId) {
        return MARKED.get(messageId);
    }

    /** Until the latch is down, whoever marks a message as read gets no answer; null ends that. */
    public static void marksWaitFor(CountDownLatch latch) {
        marksWait = latch;
    }

    /** A file of a citizen; each look for it, and each load, is answered as wanted first. */
    public static final class File {
        private final byte[] bytes;
        private final Deque<Answer> looks = new ConcurrentLinkedDeque<>();
        private final Deque<Integer> loads = new ConcurrentLinkedDeque<>();
        private final AtomicInteger looked = new AtomicInteger();
        private final AtomicInteger loaded = new AtomicInteger();
        private volatile String place;

        private File(byte[] bytes, String place) {
            this.bytes = bytes;
            this.place = place;
        }

        /** The next look is answered with an error of the API. */
        public File refuseLook(int status, int code) {
            looks.add(Answer.refused(status, code));
            return this;
        }

        /** The next load is answered with this status and no file. */
        public File refuseLoad(int status) {
            loads.add(status);
            return this;
        }

        /** It lies on another host. */
        public File elsewhere() {
            place = place.replace("127.0.0.1", "localhost");
            return this;
        }

        public int looked() {
            return looked.get();
        }

        public int loaded() {
            return loaded.get();
        }
    }

    /** The provider has a file under this id. */
    public static File file(String providerId, byte[] bytes) {
        File file = new File(bytes, base + FILES + providerId);
        FILES_OF_CITIZENS.put(providerId, file);
        return file;
    }

    /** The templates that were registered in an account, in the order of their coming. */
    public static List<JsonNode> templates(String waba) {
        return TEMPLATES.computeIfAbsent(waba, first -> new CopyOnWriteArrayList<>());
    }

    public static void revoke(String token) {
        REVOKED.add(token);
    }

    public static void allow(String token) {
        REVOKED.remove(token);
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no port is free", e);
        }
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", GraphStandIn::handle);
        server.start();
        Map<String, String> settings = new HashMap<>();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
        settings.put("aduan.intake.whatsapp.graph.url", base);
        settings.put("aduan.intake.whatsapp.media.hosts", base.substring("http://".length()));
        settings.put("aduan.intake.whatsapp.accounts.main.phone-number-id", ACCOUNT);
        settings.put("aduan.intake.whatsapp.accounts.main.token", "token-of-main");
        settings.put("aduan.intake.whatsapp.accounts.main.waba-id", WABA);
        settings.put("aduan.intake.whatsapp.accounts.main.display-number", "+62 800-0000-9000");
        settings.put("aduan.intake.whatsapp.accounts.other.phone-number-id", OTHER_ACCOUNT);
        settings.put("aduan.intake.whatsapp.accounts.other.token", OTHER_TOKEN);
        settings.put("aduan.intake.whatsapp.accounts.other.waba-id", "700800901");
        settings.put("aduan.intake.whatsapp.sending.rates.utility", "356.65");
        // tests ask for the probe themselves
        settings.put("aduan.intake.whatsapp.sending.probe-every", "1H");
        return settings;
    }

    private static void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replaceFirst("^Bearer ", "");
        String path = exchange.getRequestURI().getPath();
        boolean asks = exchange.getRequestMethod().equals("GET");
        Matcher object = OBJECT.matcher(path);
        if (REVOKED.contains(token)) {
            write(exchange, Answer.refused(401, 190));
        } else if (path.startsWith(FILES)) {
            load(exchange, FILES_OF_CITIZENS.get(path.substring(FILES.length())));
        } else if (object.matches() && "/message_templates".equals(object.group(2))) {
            template(exchange, object.group(1), asks ? null : GraphJson.parse(body));
        } else if (asks && object.matches() && FILES_OF_CITIZENS.containsKey(object.group(1))) {
            look(exchange, object.group(1), FILES_OF_CITIZENS.get(object.group(1)));
        } else if (asks) {
            write(exchange, new Answer(200, "{\"id\":\"1\",\"quality_rating\":\"GREEN\"}", null));
        } else if (path.endsWith("/media")) {
            write(exchange, new Answer(200, "{\"id\":\"987654321\"}", null));
        } else {
            JsonNode message = GraphJson.parse(body);
            if (message.path("status").asText().equals("read")) {
                mark(exchange, message);
            } else {
                message(exchange, message);
            }
        }
    }

    private static void mark(HttpExchange exchange, JsonNode mark) throws IOException {
        MARKED.put(mark.path("message_id").asText(), mark.has("typing_indicator") ? "typing" : "read");
        write(exchange, new Answer(200, "{\"success\":true}", marksWait));
    }

    private static void look(HttpExchange exchange, String id, File file) throws IOException {
        file.looked.incrementAndGet();
        Answer wanted = file.looks.poll();
        write(
                exchange,
                wanted != null
                        ? wanted
                        : new Answer(
                                200,
                                "{\"url\":\"" + file.place + "\",\"file_size\":" + file.bytes.length + ",\"id\":\"" + id
                                        + "\",\"messaging_product\":\"whatsapp\"}",
                                null));
    }

    private static void load(HttpExchange exchange, File file) throws IOException {
        file.loaded.incrementAndGet();
        Integer wanted = file.loads.poll();
        if (wanted != null) {
            exchange.getResponseHeaders().set("Location", base + "/elsewhere");
            exchange.sendResponseHeaders(wanted, -1);
        } else {
            exchange.sendResponseHeaders(200, file.bytes.length);
            exchange.getResponseBody().write(file.bytes);
        }
        exchange.close();
    }

    /** Lists the templates, or takes one. */
    private static void template(HttpExchange exchange, String waba, JsonNode wanted) throws IOException {
        if (wanted == null) {
            write(exchange, new Answer(200, "{\"data\":" + templates(waba) + "}", null));
            return;
        }
        ObjectNode kept = wanted.deepCopy();
        templates(waba).add(kept.put("status", "PENDING"));
        write(exchange, new Answer(200, "{\"id\":\"1\",\"status\":\"PENDING\",\"category\":\"UTILITY\"}", null));
    }

    private static void message(HttpExchange exchange, JsonNode message) throws IOException {
        String recipient = message.path("to").asText(message.path("recipient").asText());
        RECEIVED.computeIfAbsent(recipient, first -> new CopyOnWriteArrayList<>())
                .add(message);
        Deque<Answer> wanted = ANSWERS.get(recipient);
        Answer answer = wanted == null ? null : wanted.poll();
        write(exchange, answer == null ? Answer.accepted("wamid." + UUID.randomUUID()) : answer);
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        try {
            if (answer.after() != null && !answer.after().await(40, TimeUnit.SECONDS)) {
                throw new IOException("the test never let it go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (answer.status() != 0) {
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
        ANSWERS.clear();
        RECEIVED.clear();
        REVOKED.clear();
        MARKED.clear();
        FILES_OF_CITIZENS.clear();
        TEMPLATES.clear();
    }
}
