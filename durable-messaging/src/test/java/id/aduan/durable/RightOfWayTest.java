package id.aduan.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RightOfWayTest {
    private static final int BATCH = 200;
    private static final Duration OF_A_PIECE = Duration.ofMillis(70);

    private final List<Throwable> failures = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<UniEmitter<? super Void>> paused = new ArrayList<>();
    private final List<Integer> pieces = new ArrayList<>();
    private final List<UniEmitter<? super Void>> urgent = new ArrayList<>();
    private long nanoTime = 1_000_000_000_000L;
    private final RightOfWay way = new RightOfWay(() -> nanoTime, this::pause);

    @Test
    void withoutSomethingUrgentABatchIsOnePieceAndNobodyRests() {
        assertThat(ordinary(BATCH)).isTrue();

        assertThat(pieces).containsExactly(BATCH);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aBatchThatIsLargerThanItMayBeIsDoneInPieces() {
        assertThat(ordinary(2 * BATCH + 50)).isTrue();

        assertThat(pieces).containsExactly(BATCH, BATCH, 50);
    }

    @Test
    void ordinaryWorkWaitsWhileSomethingUrgentIsInHand() {
        urgent();
        AtomicBoolean batch = ordinary(10);
        assertThat(pieces).isEmpty();
        passPause();
        assertThat(pieces).as("still in hand").isEmpty();

        urgent.get(0).complete(null);
        passPause();

        assertThat(pieces).containsExactly(10);
        passPause();
        assertThat(batch).isTrue();
    }

    @Test
    void whatIsUrgentDoesNotWaitForOthersThatAre() {
        urgent();
        urgent();

        assertThat(urgent).hasSize(2);
        urgent.get(0).complete(null);
        ordinary(10);
        assertThat(pieces).as("one of two is in hand").isEmpty();
    }

    @Test
    void whatHangsHoldsAPieceUpForASecondOnly() {
        urgent();
        ordinary(10);
        nanoTime += Duration.ofSeconds(1).toNanos();

        passPause();

        assertThat(pieces).containsExactly(10);
    }

    @Test
    void forTenSecondsAfterwardsPiecesAreSmallAndEachRestsAsLongAsItTook() {
        urgent();
        urgent.get(0).complete(null);

        AtomicBoolean batch = ordinary(50);

        assertThat(pieces).containsExactly(20);
        assertThat(pauses).containsExactly(OF_A_PIECE);
        passPause();
        assertThat(pieces).containsExactly(20, 20);
        passPause();
        assertThat(pieces).containsExactly(20, 20, 10);
        passPause();
        assertThat(batch).isTrue();

        nanoTime += Duration.ofSeconds(10).toNanos();
        assertThat(ordinary(BATCH)).as("as if nothing had been").isTrue();
        assertThat(pieces).endsWith(10, BATCH);
    }

    @Test
    void whatComesByCountsAsWhatIsInHand() {
        assertThat(way.most(500)).isEqualTo(500);

        way.seen();

        assertThat(way.most(500)).isEqualTo(20);
        assertThat(way.most(5)).isEqualTo(5);
    }

    @Test
    void aFailureEndsTheHoldAndIsToldToWhoeverWaits() {
        urgent();
        urgent.get(0).fail(new IllegalStateException("trial"));
        assertThat(failures).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessage("trial"));

        ordinary(10);
        assertThat(pieces).containsExactly(10);

        begin(way.urgent(List.of(1), 1, piece -> {
            throw new IllegalStateException("at once");
        }));
        assertThat(failures).hasSize(2);
        passPause();
        ordinary(5);
        assertThat(pieces).containsExactly(10, 5);
    }

    @Test
    void afterAFailureNoFurtherPieceBegins() {
        way.seen();
        List<Integer> begun = new ArrayList<>();

        begin(way.ordinary(numbers(50), BATCH, piece -> {
            begun.add(piece.size());
            return Uni.createFrom().failure(new IllegalStateException("trial"));
        }));

        assertThat(failures).hasSize(1);
        assertThat(begun).containsExactly(20);
    }

    private void urgent() {
        begin(way.urgent(List.of(1), 1, piece -> Uni.createFrom().emitter(urgent::add)));
    }

    /** True when, or as soon as, all is done. */
    private AtomicBoolean ordinary(int records) {
        return begin(way.ordinary(
                numbers(records), BATCH, piece -> Uni.createFrom().voidItem().invoke(() -> {
                    pieces.add(piece.size());
                    nanoTime += OF_A_PIECE.toNanos();
                })));
    }

    private AtomicBoolean begin(Uni<Void> work) {
        AtomicBoolean done = new AtomicBoolean();
        work.subscribe().with(item -> done.set(true), failures::add);
        return done;
    }

    private static List<Integer> numbers(int records) {
        return IntStream.range(0, records).boxed().toList();
    }

    private Uni<Void> pause(Duration time) {
        pauses.add(time);
        return Uni.createFrom().emitter(paused::add);
    }

    private void passPause() {
        paused.remove(0).complete(null);
    }
}
