package id.aduan.stack.telephone;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import id.aduan.stack.http.Answer;
import id.aduan.stack.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;

/**
 * The stand-in of a telephone exchange, on the loopback address: its page and its API under {@link #PAGE}. What it knows is in
 * memory and gone with it.
 */
public final class TelephoneSimulator implements AutoCloseable {
    /** Where the page and the API are, also at the front. */
    public static final String PAGE = "/simulator/telephone";

    private static final int THREADS = 8;

    private final ExchangeCalls exchange;
    private final Crowd crowd;
    private final LoopbackServer server;

    private TelephoneSimulator(ExchangeCalls exchange, Crowd crowd, LoopbackServer server) {
        this.exchange = exchange;
        this.crowd = crowd;
        this.server = server;
    }

    /** Listens when this returns. */
    public static TelephoneSimulator start(TelephoneOptions options) {
        requireNonNull(options, "options is null");
        var faults = new LineFaults();
        var exchange = new ExchangeCalls(options.events(), options.secret(), faults, options.clock());
        var switchboard = new Switchboard(exchange, faults, options.clock());
        var crowd = new Crowd(switchboard);
        var api = new TelephoneApi(switchboard, crowd, faults, exchange);
        var page = new TelephonePage();
        LoopbackServer server =
                LoopbackServer.start("telephone", options.port(), THREADS, exchanged -> answer(exchanged, api, page));
        return new TelephoneSimulator(exchange, crowd, server);
    }

    private static Answer answer(HttpExchange exchanged, TelephoneApi api, TelephonePage page) throws IOException {
        String path = exchanged.getRequestURI().getPath();
        if (path.equals(TelephoneApi.PATH) || path.startsWith(TelephoneApi.PATH + "/")) {
            return api.answer(exchanged);
        }
        return path.equals(PAGE) || path.startsWith(PAGE + "/")
                ? page.answer(exchanged)
                : Answer.text(404, "There is no such page.");
    }

    /** Its own address. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        crowd.close();
        exchange.close();
        server.close();
    }
}
