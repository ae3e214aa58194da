package id.aduan.durable;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.EventId;
import id.aduan.kit.correlation.Correlation;
import id.aduan.kit.events.EventRecord;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.tracing.Traces;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Applies the records of one consumer group: each event once, those of a key in their order, none lost.
 *
 * <p>What can heal (database or broker away) is retried without limit, and nothing behind it is read meanwhile. Any
 * other failure is tried three times; then the record is parked, and later records of its key queue behind it until a
 * person replays or drops it. Records of other keys go on.
 */
public final class DurableConsumer {
    private static final Logger LOG = Logger.getLogger(DurableConsumer.class);
    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String name;
    private final BatchHandler handler;
    private final Transactions transactions;
    private final Parking parking;
    private final Contexts contexts;
    private final RightOfWay way;
    private final Gathering gathering;
    private final Meters meters;
    private final Traces traces;
    private volatile int mostAtOnce = Integer.MAX_VALUE;
    private volatile Runnable afterwards = () -> {};
    private volatile boolean urgent;
    private volatile Waiting waiting;

    DurableConsumer(
            String name,
            BatchHandler handler,
            Transactions transactions,
            Parking parking,
            Contexts contexts,
            RightOfWay way,
            Meters meters,
            Traces traces) {
        this.name = requireNonNull(name, "name is null");
        this.handler = requireNonNull(handler, "handler is null");
        this.transactions = transactions;
        this.parking = parking;
        this.contexts = contexts;
        this.way = way;
        this.gathering = new Gathering(this::consume);
        this.meters = meters;
        this.traces = traces;
    }

    /**
     * Works in transactions of at most so many records, for effects that lock what others wait for, or that are waited for
     * themselves.
     *
     * @param committed is run after each of them
     */
    public DurableConsumer inPortions(int most, Runnable committed) {
        mostAtOnce = most;
        afterwards = requireNonNull(committed, "committed is null");
        return this;
    }

    /** Ordinary consumers of the service give way to this one, and it gives way to none. */
    public DurableConsumer first() {
        urgent = true;
        return this;
    }

    /** The consumer group. */
    public String name() {
        return name;
    }

    /**
     * Takes what was polled into the next batch, and acknowledges it when every record of that is applied or parked.
     *
     * @return completes when more may be polled
     */
    public Uni<Void> take(Message<ConsumerRecords<String, byte[]>> polled) {
        return gathering.take(polled);
    }

    /** Completes when every record is applied or parked; until then the offsets must not be committed. */
    public Uni<Void> consume(List<EventRecord> records) {
        return urgent
                ? way.urgent(records, mostAtOnce, this::consumePortion)
                : way.ordinary(records, mostAtOnce, this::consumePortion);
    }

    private Uni<Void> consumePortion(List<EventRecord> records) {
        return contexts.onNewContext(() -> untilHealed(() -> apply(records), FIRST_PAUSE)
                        .onFailure()
                        .recoverWithUni(failure -> oneByOne(records)))
                .invoke(() -> afterwards.run());
    }

    /** Counts a record that was applied without this consumer. */
    public void applied(EventRecord eventRecord) {
        meters.applied(name, eventRecord.time());
    }

    /** What this consumer waits for, or empty while it works. */
    public Optional<Waiting> waiting() {
        return Optional.ofNullable(waiting);
    }

    /** One transaction for all: the keys that are parked go to the queue, of the others each new event is applied. */
    private Uni<Void> apply(List<EventRecord> records) {
        return transactions
                .run(session -> parking.parkedKeys(session, name, keys(records)).chain(parkedKeys -> {
                    List<EventRecord> behind = new ArrayList<>();
                    List<EventRecord> free = new ArrayList<>();
                    for (EventRecord each : records) {
                        (each.key() != null && parkedKeys.contains(each.key()) ? behind : free).add(each);
                    }
                    return InTurn.all(behind, each -> parking.queueBehind(session, name, each))
                            .chain(() -> applyNew(session, free))
                            .map(firsts -> new Applied(firsts, free.size() - firsts.size()));
                }))
                .invoke(this::count)
                .replaceWithVoid();
    }

    /** After the commit: what was rolled back has not happened. */
    private void count(Applied applied) {
        applied.firsts().forEach(this::applied);
        if (applied.repeated() > 0) {
            meters.repeated(name, applied.repeated());
        }
    }

    private Uni<List<EventRecord>> applyNew(Mutiny.Session session, List<EventRecord> records) {
        List<EventId> ids = records.stream().map(EventRecord::eventId).toList();
        return Inbox.claim(session, name, ids).chain(fresh -> {
            List<EventRecord> firsts = new ArrayList<>();
            Set<EventId> open = fresh;
            for (EventRecord each : records) {
                if (open.remove(each.eventId())) {
                    firsts.add(each);
                }
            }
            return handle(session, firsts).replaceWith(firsts);
        });
    }

    /** Applies each record under its correlation id, in its trace. */
    Uni<Void> handle(Mutiny.Session session, List<EventRecord> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return handler.begin(session, records)
                .chain(begun -> InTurn.all(
                        records,
                        each -> traces.within(name, each.traceparent(), () -> {
                            Correlation.begin(each.correlationId());
                            return begun.handle(session, each);
                        })));
    }

    private Uni<Void> oneByOne(List<EventRecord> records) {
        return InTurn.all(records, each -> attempt(each, 1));
    }

    private Uni<Void> attempt(EventRecord eventRecord, int number) {
        return untilHealed(() -> apply(List.of(eventRecord)), FIRST_PAUSE)
                .onFailure()
                .recoverWithUni(failure -> number < TRIES
                        ? contexts.pause(FIRST_PAUSE.multipliedBy(number)).chain(() -> attempt(eventRecord, number + 1))
                        : park(eventRecord, failure));
    }

    private Uni<Void> park(EventRecord eventRecord, Throwable failure) {
        String cause = Failures.cause(failure);
        LOG.errorf("%s of %s is parked: %s", eventRecord, name, cause);
        return Uni.createFrom()
                .deferred(() -> transactions.run(session -> parking.park(session, name, eventRecord, cause)))
                .onFailure()
                // parking must succeed before anything behind the record is read
                .recoverWithUni(again -> wait(again, FIRST_PAUSE).chain(() -> park(eventRecord, failure)))
                .invoke(() -> waiting = null);
    }

    /** Repeats what can heal; fails with what cannot. */
    private Uni<Void> untilHealed(Supplier<Uni<Void>> work, Duration pause) {
        return Uni.createFrom()
                .deferred(() -> work.get())
                .invoke(() -> waiting = null)
                .onFailure(Failures::canHeal)
                .recoverWithUni(failure -> wait(failure, pause).chain(() -> untilHealed(work, longer(pause))));
    }

    private Uni<Void> wait(Throwable failure, Duration pause) {
        if (waiting == null) {
            waiting = new Waiting(Instant.now(), Failures.cause(failure));
            LOG.warnf("%s waits and is tried again: %s", name, waiting.cause());
        }
        return contexts.pause(pause);
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static List<String> keys(List<EventRecord> records) {
        return records.stream()
                .map(EventRecord::key)
                .filter(key -> key != null)
                .distinct()
                .toList();
    }

    private record Applied(List<EventRecord> firsts, int repeated) {}

    /** Since when, and why, a consumer waits. */
    public record Waiting(Instant since, String cause) {}
}
