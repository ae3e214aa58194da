package id.aduan.intake.callcenter.exchange;

import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ManagerConnectionFactory;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.PingThread;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.event.ConnectEvent;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The connection to Asterisk's manager interface, where one is configured. It comes back by itself, and what was heard waits
 * in its order until it is safe. What Asterisk did while it was away is not heard: rings end by {@link ExchangeSweep}.
 */
@ApplicationScoped
class AsteriskLine {
    private static final Logger LOG = Logger.getLogger(AsteriskLine.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration RETRY_STORE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 20_000;
    private static final int PINGS_IN_SILENCE = 3;

    private final AsteriskSettings settings;
    private final Optional<String> secret;
    private final TakeExchangeEvent taking;
    private final AsteriskEvents events;
    private final BlockingQueue<AsteriskEvents.Heard> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile boolean stopped;
    private volatile ManagerConnection connection;
    private volatile PingThread pings;
    private volatile Instant downSince = Instant.now();
    private volatile String trouble = "it has not answered yet";

    AsteriskLine(
            AsteriskSettings settings,
            @ConfigProperty(name = "aduan.secrets.asterisk") Optional<String> secret,
            TakeExchangeEvent taking) {
        this.settings = requireNonNull(settings, "settings is null");
        this.secret = requireNonNull(secret, "secret is null");
        this.taking = requireNonNull(taking, "taking is null");
        this.events = new AsteriskEvents(settings.queues(), settings.numbers());
    }

    void start(@Observes StartupEvent started) {
        if (settings.host().isEmpty()) {
            return;
        }
        if (secret.isEmpty()) {
            throw new IllegalStateException(
                    "aduan.secrets.asterisk is not set: it is the secret of the user in Asterisk's manager.conf");
        }
        begin("asterisk-connect", this::connect);
        begin("asterisk-events", this::keep);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        close();
    }

    /** Whether there is an Asterisk to listen to. */
    boolean isWanted() {
        return settings.host().isPresent();
    }

    /** Since when it is not listened to; empty while it is. */
    Optional<Instant> downSince() {
        ManagerConnection now = connection;
        return now != null && now.getState() == ManagerConnectionState.CONNECTED
                ? Optional.empty()
                : Optional.of(downSince);
    }

    /** Why it is not listened to, without a name or a secret. */
    String trouble() {
        return trouble;
    }

    private static void begin(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Until the first sign-in; after it the connection comes back by itself. */
    private void connect() {
        while (!stopped) {
            try {
                signIn();
                return;
            } catch (IOException | TimeoutException e) {
                failed("it does not answer");
            } catch (AuthenticationFailedException e) {
                failed("it does not accept user and secret");
            } catch (RuntimeException e) {
                failed("it answers something else than Asterisk does");
            }
            pause(RETRY);
        }
    }

    private void failed(String why) {
        if (!why.equals(trouble)) {
            LOG.warnf("Asterisk is not listened to: %s; it is tried again every %d s", why, RETRY.toSeconds());
        }
        trouble = why;
        close();
    }

    private void signIn() throws IOException, AuthenticationFailedException, TimeoutException {
        ManagerConnectionFactory factory = new ManagerConnectionFactory(
                settings.host().orElseThrow(), settings.port(), settings.user(), secret.orElseThrow());
        ManagerConnection fresh =
                settings.tls() ? factory.createSecureManagerConnection() : factory.createManagerConnection();
        int silence = Math.toIntExact(settings.silence().toMillis());
        fresh.setSocketTimeout(Math.toIntExact(PATIENCE.toMillis()));
        fresh.setSocketReadTimeout(silence);
        // by name: what the library finds by looking through the class path depends on how it was packed
        AsteriskEvents.HEARD.forEach(fresh::registerUserEventClass);
        fresh.addEventListener(this::hear);
        connection = fresh;
        fresh.login(settings.recordings() ? "call,agent,dialplan" : "call,agent");
        PingThread pinging = new PingThread(fresh);
        pinging.setInterval(Math.max(1, silence / PINGS_IN_SILENCE));
        pinging.start();
        pings = pinging;
    }

    private void hear(ManagerEvent event) {
        if (event instanceof ConnectEvent) {
            LOG.info("Asterisk is listened to");
            trouble = "";
        } else if (event instanceof DisconnectEvent) {
            downSince = Instant.now();
            trouble = "the connection broke";
            LOG.warn("The connection to Asterisk broke; it is made again");
        } else {
            events.of(event).ifPresent(heard -> {
                if (!waiting.offer(heard)) {
                    LOG.errorf("%d events of Asterisk wait to be kept; more are lost", MOST_WAITING);
                }
            });
        }
    }

    /** One after another, each until it is safe. */
    private void keep() {
        while (!stopped) {
            try {
                AsteriskEvents.Heard heard = waiting.take();
                while (!stopped && !isKept(heard)) {
                    pause(RETRY_STORE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isKept(AsteriskEvents.Heard heard) {
        try {
            (heard.begins() ? taking.handle(heard.event()) : taking.handleOfKnownCall(heard.event()))
                    .await()
                    .atMost(PATIENCE);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "an event of Asterisk is not kept yet and is tried again: %s",
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private void close() {
        PingThread pinging = pings;
        if (pinging != null) {
            pinging.die();
            pings = null;
        }
        ManagerConnection now = connection;
        if (now != null) {
            try {
                now.logoff();
            } catch (IllegalStateException e) {
                // it was not connected
            }
            connection = null;
        }
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
