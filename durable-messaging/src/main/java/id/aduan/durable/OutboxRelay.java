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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends what waits in the outbox. One relay per shard at a time, by an advisory lock on a connection of its own, so that
 * the order of a key holds with any number of instances: of each key one version is in flight, the oldest that waits, and a
 * row is deleted after Kafka's acknowledgement and never before.
 */
@ApplicationScoped
class OutboxRelay {
    private static final long LOCK = 0x4144_5541_4E00L;
    private static final String CHANNEL = "aduan_outbox";
    private static final int KEYS = 500;
    /** A round ends soon, so that what is urgent is not kept waiting by a key with a long past. */
    private static final int OF_A_KEY = 8;

    private static final Duration PACE = Duration.ofMillis(50);

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
                o.headers, head.copy, head.urgent
            from head
            cross join lateral (
                select * from outbox one
                where one.shard = $1 and one.record_key = head.record_key and (one.topic like '%.dlq') = head.copy
                order by one.epoch, one.version, one.seq
                limit $3) o
            order by head.urgent desc, head.seq, o.epoch, o.version, o.seq
            """;

    private final EventWriter events;
    private final RightOfWay way;
    private final Contexts contexts;
    private final Rounds rounds;
    private final boolean enabled;

    OutboxRelay(
            EventWriter events,
            RightOfWay way,
            Vertx vertx,
            Leads leads,
            @ConfigProperty(name = "aduan.outbox.enabled", defaultValue = "true") boolean enabled) {
        this.events = events;
        this.way = way;
        this.contexts = new Contexts(vertx);
        this.rounds = leads.rounds(LOCK + Outbox.SHARD, CHANNEL, "the outbox", PACE, led -> led.map(this::drain)
                .orElseGet(() -> Uni.createFrom().item(false)));
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            rounds.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** Something was appended and committed. */
    void wake() {
        rounds.wake();
    }

    /** True while this instance sends for the shard; another one may do so instead. */
    boolean isLeading() {
        return rounds.isLeading();
    }

    /** Since when sending fails, or empty while it works. */
    Optional<Instant> failingSince() {
        return rounds.failingSince();
    }

    /** One look at the outbox; true when it held more than a round takes. */
    private Uni<Boolean> drain(PgConnection open) {
        int keys = way.most(KEYS);
        return query(open, LANES, Tuple.of(Outbox.SHARD, keys, OF_A_KEY)).chain(rows -> {
            Map<String, List<Waiting>> lanes = new LinkedHashMap<>();
            for (Row row : rows) {
                if (row.getBoolean("urgent")) {
                    way.seen();
                }
                lanes.computeIfAbsent(row.getString("record_key") + row.getBoolean("copy"), first -> new ArrayList<>())
                        .add(Waiting.of(row));
            }
            return send(open, lanes.values())
                    .map(sent ->
                            lanes.size() == keys || lanes.values().stream().anyMatch(lane -> lane.size() == OF_A_KEY));
        });
    }

    /** All keys at once, of each key one after the other; after a failure nothing more of that key. */
    private Uni<Void> send(PgConnection open, Collection<List<Waiting>> lanes) {
        Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        return Multi.createFrom()
                .iterable(lanes)
                .onItem()
                .transformToUni(lane -> InTurn.all(
                                lane, one -> events.write(one.event()).invoke(() -> acknowledged.add(one.seq())))
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

    private static Map<String, String> headers(String stored) {
        return stored == null ? Map.of() : Parking.headers(stored);
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
                            row.getBuffer("body").getBytes(),
                            headers(row.getString("headers"))));
        }
    }
}
