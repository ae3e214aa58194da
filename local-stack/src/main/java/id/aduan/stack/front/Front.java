package id.aduan.stack.front;

import static java.util.Objects.requireNonNull;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One address for everything. Paths go to their service as they are; bodies pass through as they come, in both
 * directions; what the caller says of itself in X-Forwarded headers is replaced by what is seen here.
 */
public final class Front implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Front.class.getName());
    private static final int IDLE_SECONDS = 180;
    private static final int CONNECT_MILLIS = 2_000;
    private static final int CONNECTIONS_PER_SERVICE = 256;

    /** Less than what a service reads: what is refused for its size is refused here, in words. */
    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private final Vertx vertx;
    private final RouteTable routes;
    private int port;

    private Front(Vertx vertx, RouteTable routes) {
        this.vertx = vertx;
        this.routes = routes;
    }

    /** Listens on the loopback address at this port, or at a free one for 0. */
    public static Front start(int port, List<Route> routes) {
        requireNonNull(routes, "routes is null");
        var options =
                new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2).setInternalBlockingPoolSize(2);
        var front = new Front(Vertx.vertx(options), new RouteTable(routes));
        try {
            front.listen(port);
            return front;
        } catch (RuntimeException e) {
            front.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private void listen(int wanted) {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_SERVICE)
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(20) // shorter than the services' own, so that none closes on a request
                .setDecompressionSupported(false));
        HttpProxy proxy = HttpProxy.reverseProxy(client)
                .origin(context -> context.client().request(origin(context)))
                .addInterceptor(new Forwarding());
        var server = vertx.createHttpServer(new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(wanted)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES));
        port = await(server.requestHandler(proxy)
                        .invalidRequestHandler(Front::refuse)
                        .listen())
                .actualPort();
    }

    private static RequestOptions origin(ProxyContext context) {
        Route route = context.get("route", Route.class);
        return new RequestOptions().setServer(SocketAddress.inetSocketAddress(route.port(), "127.0.0.1"));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the front cannot listen or close", e);
        }
    }

    /** Finds the service, sets the headers, and answers itself when no service does. */
    private final class Forwarding implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            ProxyRequest request = context.request();
            HttpServerRequest received = request.proxiedRequest();
            if (received.authority() == null) {
                return Future.succeededFuture(apologise(request, Apology.NOT_FOUND));
            }
            Optional<Route> route = routes.find(received.path() == null ? "" : received.path());
            if (route.isEmpty()) {
                return Future.succeededFuture(apologise(request, Apology.NOT_FOUND));
            }
            context.set("route", route.get());
            request.setAuthority(
                    received.authority()); // the host that the caller named: links and cookies are made from it
            request.headers().remove("Forwarded").remove("X-Forwarded-Prefix");
            request.putHeader("X-Forwarded-For", received.remoteAddress().hostAddress());
            request.putHeader("X-Forwarded-Proto", "http");
            request.putHeader("X-Forwarded-Host", received.authority().toString());
            request.putHeader(
                    "X-Forwarded-Port", Integer.toString(received.authority().port()));
            return context.sendRequest().recover(failure -> {
                Apology apology = failure instanceof ConnectException ? Apology.AWAY : Apology.BROKEN;
                LOG.log(Level.WARNING, "{0} does not answer: {1}", new Object[] {
                    route.get().service(), failure.getClass().getSimpleName()
                });
                return Future.succeededFuture(apologise(request, apology));
            });
        }

        private ProxyResponse apologise(ProxyRequest request, Apology apology) {
            Words words = words(request.proxiedRequest(), apology);
            var response = request.release().response().setStatusCode(apology.status());
            words.headers().forEach(response::putHeader);
            return response.setBody(Body.body(words.body()));
        }
    }

    /**
     * What is not read as a request: nobody can tell where the next one begins, so the connection ends here, and the
     * caller is told so. A client that is not told sends its next request into the closed connection.
     */
    private static void refuse(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Apology apology = cause instanceof TooLongHttpLineException
                ? Apology.ADDRESS_TOO_LONG
                : cause instanceof TooLongHttpHeaderException ? Apology.HEADERS_TOO_LARGE : Apology.NOT_HTTP;
        Words words = words(request, apology);
        var response = request.response().setStatusCode(apology.status());
        words.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(words.body())
                .onComplete(sent -> request.connection().close());
    }

    private static Words words(HttpServerRequest received, Apology apology) {
        Locale language = Apology.language(
                Optional.ofNullable(received.getHeader(HttpHeaders.COOKIE)),
                Optional.ofNullable(received.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        Optional<String> path = Optional.ofNullable(received.path())
                .filter(asked -> received.decoderResult().isSuccess());
        String accepts =
                Optional.ofNullable(received.getHeader(HttpHeaders.ACCEPT)).orElse("");
        boolean person = accepts.contains("text/html") && !path.orElse("").startsWith("/api/");
        Map<String, String> headers = new LinkedHashMap<>(Map.of(
                "Content-Type", person ? "text/html; charset=utf-8" : "application/problem+json",
                "Content-Language", language.toLanguageTag(),
                "Cache-Control", "no-store",
                "Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
                "X-Content-Type-Options", "nosniff"));
        if (apology == Apology.AWAY) {
            headers.put("Retry-After", "5");
        }
        return new Words(headers, Buffer.buffer(person ? apology.page(language) : apology.problem(path, language)));
    }

    private record Words(Map<String, String> headers, Buffer body) {}
}
