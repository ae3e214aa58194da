package id.aduan.durable;

import id.aduan.contracts.EventId;
import id.aduan.kit.events.EventWriter;
import id.aduan.kit.events.OutgoingEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends what waits in the outbox. One relay per shard at a time, by an advisory lock on a connection of its own, so that
 * the order of a key holds with any number of instances: of each key one version is in flight, the oldest that waits, and a
 * row is deleted after Kafka's acknowledgement and never before.
 */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long LOCK = 0x4144_5541_4E00L;
    private static final String CHANNEL = "aduan_outbox";
    private static final int KEYS = 500;
    /** A round ends soon, so that what is urgent is not kept waiting by a key with a long past. */
    private static final int OF_A_KEY = 8;

    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /**
     * The oldest waiting version of each key, and some later ones of these keys behind it. A copy of what is parked keeps no
     * fact of its key waiting, and the other way round.
     */
    private static final String LANES = """
            with head as (
                select o.record_key, o.topic like '%.dlq' as copy, o.urgent, o.seq
                from outbox o
                where o.shard = $1
                  and not exists (
                    select 1 from outbox earlier
                    where earlier.record_key = o.record_key
                      and (earlier.topic like '%.dlq') = (o.topic like '%.dlq')
                      and (earlier.epoch, earlier.version, earlier.seq) < (o.epoch, o.version, o.seq))
                order by o.urgent desc, o.seq
                limit $2)
            select o.seq, o.topic, o.record_key, o.event_id, o.event_time, o.correlation_id, o.traceparent, o.body,
                head.copy
            from head
            cross join lateral (
                select * from outbox one
                where one.shard = $1 and one.record_key = head.record_key and (one.topic like '%.dlq') = head.copy
                order by one.epoch, one.version, one.seq
                limit $3) o
            order by head.urgent desc, head.seq, o.epoch, o.version, o.seq
            """;

    private final EventWriter events;
    private final Contexts contexts;
    private final Vertx vertx;
    private final PgConnectOptions options;
    private final boolean enabled;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private volatile Runnable alarm = () -> {};
    private volatile boolean stopped;
    private volatile boolean leading;
    private volatile PgConnection connection;
    private volatile Instant failingSince;

    OutboxRelay(
            EventWriter events,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "aduan.outbox.enabled", defaultValue = "true") boolean enabled) {
        this.events = events;
        this.vertx = vertx;
        this.contexts = new Contexts(vertx);
        this.options = PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", ""));
        user.ifPresent(options::setUser);
        password.ifPresent(options::setPassword);
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            vertx.getOrCreateContext().runOnContext(first -> loop());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        PgConnection open = connection;
        if (open != null) {
            open.close();
        }
    }

    /** Something was appended and committed. */
    void wake() {
        if (wanted.compareAndSet(false, true)) {
            alarm.run();
        }
    }

    /** True while this instance sends for the shard; another one may do so instead. */
    boolean isLeading() {
        return leading;
    }

    /** Since when sending fails, or empty while it works. */
    Optional<Instant> failingSince() {
        return Optional.ofNullable(failingSince);
    }

    private void loop() {
        if (stopped) {
            return;
        }
        round().subscribe()
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
                                LOG.warnf("the outbox waits and is tried again: %s", Failures.cause(failure));
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
            // a steady stream is sent in rounds of several; what comes alone finds the relay asleep and wakes it
            vertx.setTimer(PACE.toMillis(), fired -> go.run());
        }
    }

    /** One look at the outbox; true when it held more than a round takes. */
    private Uni<Boolean> round() {
        return leader().chain(open -> open.isEmpty() ? Uni.createFrom().item(false) : drain(open.get()));
    }

    private Uni<Optional<PgConnection>> leader() {
        PgConnection open = connection;
        if (open != null && leading) {
            return Uni.createFrom().item(Optional.of(open));
        }
        return connect().chain(fresh -> query(fresh, "select pg_try_advisory_lock($1)", Tuple.of(LOCK + Outbox.SHARD))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .chain(got -> {
                    leading = got;
                    if (!got) {
                        // another instance sends: tell it that there is something
                        return wanted.getAndSet(false)
                                ? query(fresh, "select pg_notify($1, '')", Tuple.of(CHANNEL))
                                        .replaceWith(Optional.<PgConnection>empty())
                                : Uni.createFrom().item(Optional.<PgConnection>empty());
                    }
                    return query(fresh, "listen " + CHANNEL, Tuple.tuple()).replaceWith(Optional.of(fresh));
                }));
    }

    private Uni<PgConnection> connect() {
        PgConnection open = connection;
        if (open != null) {
            return Uni.createFrom().item(open);
        }
        return UniHelper.toUni(PgConnection.connect(vertx, options)).invoke(fresh -> {
            fresh.notificationHandler(notification -> wake());
            fresh.closeHandler(closed -> {
                connection = null;
                leading = false;
            });
            connection = fresh;
        });
    }

    private Uni<Boolean> drain(PgConnection open) {
        wanted.set(false);
        return query(open, LANES, Tuple.of(Outbox.SHARD, KEYS, OF_A_KEY)).chain(rows -> {
            Map<String, List<Waiting>> lanes = new LinkedHashMap<>();
            rows.forEach(row -> lanes.computeIfAbsent(
                            row.getString("record_key") + row.getBoolean("copy"), first -> new ArrayList<>())
                    .add(Waiting.of(row)));
            return send(open, lanes.values())
                    .map(sent ->
                            lanes.size() == KEYS || lanes.values().stream().anyMatch(lane -> lane.size() == OF_A_KEY));
        });
    }

    /** All keys at once, of each key one after the other; after a failure nothing more of that key. */
    private Uni<Void> send(PgConnection open, Collection<List<Waiting>> lanes) {
        Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        return Multi.createFrom()
                .iterable(lanes)
                .onItem()
                .transformToUni(lane -> DurableConsumer.inTurn(lane.iterator(), one -> events.write(one.event())
                                .invoke(() -> acknowledged.add(one.seq())))
                        .onFailure()
                        .invoke(failures::add)
                        .onFailure()
                        .recoverWithNull())
                .merge(KEYS)
                .collect()
                .asList()
                .chain(done -> acknowledged.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : contexts.onNewContext(() -> query(
                                        open,
                                        "delete from outbox where seq = any($1)",
                                        Tuple.of(acknowledged.toArray(Long[]::new)))
                                .replaceWithVoid()))
                .chain(deleted -> failures.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(failures.peek()));
    }

    private static Uni<RowSet<Row>> query(PgConnection open, String sql, Tuple parameters) {
        return UniHelper.toUni(open.preparedQuery(sql).execute(parameters));
    }

    private record Waiting(long seq, OutgoingEvent event) {
        static Waiting of(Row row) {
            return new Waiting(
                    row.getLong("seq"),
                    new OutgoingEvent(
                            row.getString("topic"),
                            row.getString("record_key"),
                            new EventId(row.get(UUID.class, "event_id")),
                            row.getOffsetDateTime("event_time").toInstant(),
                            row.getString("correlation_id"),
                            row.getString("traceparent"),
                            row.getBuffer("body").getBytes()));
        }
    }
}
