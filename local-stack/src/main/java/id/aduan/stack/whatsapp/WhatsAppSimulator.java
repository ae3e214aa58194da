package id.aduan.stack.whatsapp;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import id.aduan.stack.http.Answer;
import id.aduan.stack.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;

/**
 * The stand-in of the WhatsApp Cloud API with its phones, on the loopback address: the Graph API at its own paths, the
 * page under {@link #PAGE}. What it knows is in memory and gone with it.
 */
public final class WhatsAppSimulator implements AutoCloseable {
    /** Where the page and the stand-in's own API are, also at the front. */
    public static final String PAGE = "/simulator/whatsapp";

    private static final int THREADS = 32;

    private final WebhookCalls webhook;
    private final Deliveries deliveries;
    private final LoopbackServer server;

    private WhatsAppSimulator(WebhookCalls webhook, Deliveries deliveries, LoopbackServer server) {
        this.webhook = webhook;
        this.deliveries = deliveries;
        this.server = server;
    }

    /** Listens when this returns. */
    public static WhatsAppSimulator start(SimulatorOptions options) {
        requireNonNull(options, "options is null");
        Clock clock = options.clock();
        var faults = new Faults();
        var chats = new Chats(clock);
        var media = new MediaShelf(options.media(), clock);
        var templates = new Templates(options.templates());
        var limits = new Limits(faults);
        var updates = new Updates(faults);
        var webhook = new WebhookCalls(
                options.webhook(), new AppSecret(options.appSecret()), options.verifyToken(), faults, clock);
        var deliveries = new Deliveries(chats, updates, webhook, faults, clock);
        var sending = new Sending(chats, media, templates, limits, faults, deliveries, clock);
        var handler = new Handler();
        LoopbackServer server = LoopbackServer.start("whatsapp", options.port(), THREADS, handler);
        URI base = URI.create("http://127.0.0.1:" + server.port());
        var phone = new Phone(chats, media, updates, webhook, clock, base);
        handler.serve(
                new GraphApi(options.numbers(), faults, sending, media, templates, updates, webhook, base),
                new SimulatorApi(
                        options.numbers(),
                        chats,
                        media,
                        templates,
                        faults,
                        limits,
                        webhook,
                        updates,
                        deliveries,
                        phone),
                new PhonePage(options.numbers().get(0)));
        return new WhatsAppSimulator(webhook, deliveries, server);
    }

    /** Its own address, which is also that of the Graph API. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        deliveries.close();
        webhook.close();
        server.close();
    }

    /** Serves once its parts, which need to know the port, are there. */
    private static final class Handler implements LoopbackServer.Handler {
        private volatile Parts parts;

        private record Parts(GraphApi graph, SimulatorApi api, PhonePage page) {}

        void serve(GraphApi graph, SimulatorApi api, PhonePage page) {
            parts = new Parts(graph, api, page);
        }

        @Override
        public Answer answer(HttpExchange exchange) throws IOException {
            Parts now = parts;
            if (now == null) {
                return Answer.text(503, "not yet");
            }
            String path = exchange.getRequestURI().getPath();
            if (path.equals(SimulatorApi.PATH) || path.startsWith(SimulatorApi.PATH + "/")) {
                return now.api().answer(exchange);
            }
            if (path.equals(PAGE) || path.startsWith(PAGE + "/")) {
                return now.page().answer(exchange);
            }
            if (path.startsWith(MediaShelf.PATH)) {
                return now.graph().file(exchange);
            }
            return now.graph().answer(exchange);
        }
    }
}
