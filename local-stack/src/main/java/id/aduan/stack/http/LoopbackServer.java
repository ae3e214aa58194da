package id.aduan.stack.http;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A server on the loopback address. What fails is logged by its kind only, since requests have content of people. */
public final class LoopbackServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LoopbackServer.class.getName());
    private static final int BACKLOG = 256;

    private final HttpServer server;
    private final ExecutorService threads;

    /** Answers requests, several at once. */
    @FunctionalInterface
    public interface Handler {
        Answer answer(HttpExchange exchange) throws IOException;
    }

    private LoopbackServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Small answers go at once and do not wait 40 ms for more; to be called before the first server of the JVM. */
    public static void answerAtOnce() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** Listens at this port, or at a free one for 0. */
    public static LoopbackServer start(String name, int port, int threads, Handler handler) {
        requireNonNull(handler, "handler is null");
        answerAtOnce();
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            var pool = Executors.newFixedThreadPool(threads, work -> {
                var thread = new Thread(work, name);
                thread.setDaemon(true);
                return thread;
            });
            server.setExecutor(pool);
            server.createContext("/", exchange -> serve(name, handler, exchange));
            server.start();
            return new LoopbackServer(server, pool);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot listen on port " + port, e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void serve(String name, Handler handler, HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = handler.answer(exchange);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "{0} failed at {1}: {2} at {3}", new Object[] {
                    name, exchange.getRequestURI().getPath(), e.getClass().getName(), place(e)
                });
                answer = Answer.text(500, "This failed; the log says where.");
            }
            answer.send(exchange);
        }
    }

    private static Object place(RuntimeException e) {
        return e.getStackTrace().length == 0 ? "an unknown place" : e.getStackTrace()[0];
    }
}
