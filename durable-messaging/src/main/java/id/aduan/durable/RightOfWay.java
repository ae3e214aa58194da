package id.aduan.durable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Lets what is urgent go first in a service, where it has lanes of its own and still shares the processors. Ordinary work
 * waits while something urgent is in hand, and for ten seconds after that it is done in small pieces, with a rest after each
 * as long as the piece was (ADR 114).
 */
@ApplicationScoped
public class RightOfWay {
    private static final Duration LATELY = Duration.ofSeconds(10);
    private static final int PIECE = 20;
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private final Function<Duration, Uni<Void>> pause;
    private final AtomicInteger inHand = new AtomicInteger();
    private volatile long last;

    @Inject
    RightOfWay(Vertx vertx) {
        this(System::nanoTime, new Contexts(vertx)::pause);
    }

    RightOfWay(LongSupplier nanoTime, Function<Duration, Uni<Void>> pause) {
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.last = nanoTime.getAsLong() - LATELY.toNanos();
    }

    /** Works in portions of at most so many, one after the other; ordinary work waits meanwhile, for a second at most. */
    public <T> Uni<Void> urgent(List<T> all, int most, Function<List<T>, Uni<Void>> work) {
        return Uni.createFrom().deferred(() -> {
            inHand.incrementAndGet();
            return portions(all, most, work).onTermination().invoke(() -> {
                seen();
                inHand.decrementAndGet();
            });
        });
    }

    /** Something urgent has come by. */
    void seen() {
        last = nanoTime.getAsLong();
    }

    /** How much is done at once: so many, or few after something urgent. */
    int most(int otherwise) {
        return lately() ? Math.min(PIECE, otherwise) : otherwise;
    }

    /**
     * Works in pieces of at most so many, one after the other, and gives way between them.
     *
     * @return completes after the last one and its rest; no further piece begins after a failure
     */
    public <T> Uni<Void> ordinary(List<T> all, int most, Function<List<T>, Uni<Void>> work) {
        if (all.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return turn(nanoTime.getAsLong() + LONGEST.toNanos()).chain(() -> {
            long began = nanoTime.getAsLong();
            int piece = Math.min(all.size(), most(most));
            return work.apply(all.subList(0, piece))
                    .chain(() -> rest(began))
                    .chain(() -> ordinary(all.subList(piece, all.size()), most, work));
        });
    }

    private static <T> Uni<Void> portions(List<T> all, int most, Function<List<T>, Uni<Void>> work) {
        int portion = Math.min(all.size(), most);
        return all.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .deferred(() -> work.apply(all.subList(0, portion)))
                        .chain(() -> portions(all.subList(portion, all.size()), most, work));
    }

    private Uni<Void> turn(long until) {
        return inHand.get() > 0 && nanoTime.getAsLong() < until
                ? pause.apply(LOOK).chain(() -> turn(until))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> rest(long began) {
        if (!lately()) {
            return Uni.createFrom().voidItem();
        }
        Duration worked = Duration.ofNanos(nanoTime.getAsLong() - began);
        return pause.apply(worked.compareTo(LONGEST) < 0 ? worked : LONGEST);
    }

    private boolean lately() {
        return inHand.get() > 0 || nanoTime.getAsLong() - last < LATELY.toNanos();
    }
}
