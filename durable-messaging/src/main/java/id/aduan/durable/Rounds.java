package id.aduan.durable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Looks for what there is to do, in rounds: at once when it is woken, in a steady stream at a pace, and once a second in any
 * case. One instance at a time does so, and another one when that is gone. What fails is tried again without an end.
 */
public final class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Lead lead;
    private final String name;
    private final Duration pace;
    private final Function<Optional<PgConnection>, Uni<Boolean>> round;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private volatile Runnable alarm = () -> {};
    private volatile boolean stopped;
    private volatile Instant failingSince;

    Rounds(
            Vertx vertx,
            Leads leads,
            long lock,
            String channel,
            String name,
            Duration pace,
            Function<Optional<PgConnection>, Uni<Boolean>> round) {
        this.vertx = vertx;
        this.lead = leads.create(lock, channel, this::wake);
        this.name = name;
        this.pace = pace;
        this.round = round;
    }

    public void start() {
        vertx.getOrCreateContext().runOnContext(first -> loop());
    }

    /** The round that runs ends by itself; no other one begins. */
    public void stop() {
        stopped = true;
        lead.close();
    }

    /** There may be something to do. Any thread may call. */
    public void wake() {
        if (wanted.compareAndSet(false, true)) {
            alarm.run();
        }
    }

    /** True while it is this instance whose rounds do something. */
    public boolean isLeading() {
        return lead.isLeading();
    }

    /** Since when rounds fail, or empty while they do not. */
    public Optional<Instant> failingSince() {
        return Optional.ofNullable(failingSince);
    }

    private void loop() {
        if (stopped) {
            return;
        }
        lead.take(() -> wanted.getAndSet(false))
                .invoke(led -> led.ifPresent(connection -> wanted.set(false)))
                .chain(led -> round.apply(led))
                .subscribe()
                .with(
                        more -> {
                            failingSince = null;
                            if (more) {
                                vertx.runOnContext(next -> loop());
                            } else {
                                sleep(IDLE);
                            }
                        },
                        failure -> {
                            if (failingSince == null) {
                                failingSince = Instant.now();
                                LOG.warnf("%s waits and is tried again: %s", name, Failures.cause(failure));
                            }
                            sleep(RETRY);
                        });
    }

    private void sleep(Duration time) {
        AtomicBoolean awake = new AtomicBoolean();
        Runnable go = () -> {
            if (awake.compareAndSet(false, true)) {
                vertx.runOnContext(next -> loop());
            }
        };
        vertx.setTimer(time.toMillis(), fired -> go.run());
        alarm = go;
        if (wanted.get() && failingSince == null) {
            // a steady stream is taken in rounds of several; what comes alone finds the rounds asleep and wakes them
            vertx.setTimer(pace.toMillis(), fired -> go.run());
        }
    }
}
