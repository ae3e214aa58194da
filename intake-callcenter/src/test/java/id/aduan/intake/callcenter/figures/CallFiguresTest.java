package id.aduan.intake.callcenter.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallFiguresTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 27);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 28);
    /** Midnight in the regency. */
    private static final Instant MIDNIGHT = Instant.parse("2026-11-26T17:00:00Z");

    static Stream<Integer> seeds() {
        return Stream.iterate(1, seed -> seed + 1).limit(50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void hoursDaysAndOperatorsEachAddUpToTheTotal(int seed) {
        Random random = new Random(seed);
        List<FigureCell> cells = new ArrayList<>();
        long calls = 0;
        for (int i = 0; i < random.nextInt(200); i++) {
            FigureCell cell = cell(
                    MIDNIGHT.plusSeconds(3_600L * random.nextInt(48)),
                    Fate.values()[random.nextInt(Fate.values().length)],
                    random.nextBoolean() ? "operator-" + random.nextInt(4) : null,
                    1 + random.nextInt(9),
                    new Span(random.nextInt(5), random.nextInt(5), random.nextInt(100)));
            calls += cell.calls();
            cells.add(cell);
        }

        CallFigures figures = CallFigures.of(FIRST, LAST, cells, CallFigures.Medians.UNKNOWN);

        assertThat(figures.total().counts().total()).isEqualTo(calls);
        assertAddsUp(figures.total(), figures.hours());
        assertAddsUp(figures.total(), List.copyOf(figures.days().values()));
        assertAddsUp(figures.total(), List.copyOf(figures.operators().values()));
        assertThat(figures.hours()).hasSize(24);
        assertThat(figures.days()).hasSize(2);
    }

    private static void assertAddsUp(Line total, List<Line> parts) {
        for (Fate fate : Fate.values()) {
            assertThat(parts.stream().mapToLong(part -> part.counts().of(fate)).sum())
                    .isEqualTo(total.counts().of(fate));
        }
        assertThat(parts.stream().mapToLong(part -> part.counts().total()).sum())
                .isEqualTo(total.counts().total());
        assertThat(parts.stream().mapToLong(part -> part.answer().known()).sum())
                .isEqualTo(total.answer().known());
        assertThat(parts.stream().mapToLong(part -> part.answer().unknown()).sum())
                .isEqualTo(total.answer().unknown());
        assertThat(parts.stream().mapToLong(Line::within15).sum()).isEqualTo(total.within15());
        assertThat(parts.stream().mapToLong(Line::emergencies).sum()).isEqualTo(total.emergencies());
    }

    @Test
    void anHourIsOneOfTheRegency() {
        CallFigures figures = CallFigures.of(
                FIRST,
                LAST,
                List.of(
                        cell(MIDNIGHT, Fate.NORMAL, "a", 1, Span.NONE),
                        cell(MIDNIGHT.plusSeconds(47 * 3_600), Fate.GHOST, "a", 2, Span.NONE)),
                CallFigures.Medians.UNKNOWN);

        assertThat(figures.hours().get(0).counts().of(Fate.NORMAL)).isEqualTo(1);
        assertThat(figures.hours().get(23).counts().of(Fate.GHOST)).isEqualTo(2);
        assertThat(figures.days().get(FIRST).counts().total()).isEqualTo(1);
        assertThat(figures.days().get(LAST).counts().total()).isEqualTo(2);
    }

    @Test
    void sharesAreOfTheCallsWhoseTimeIsKnown() {
        FigureCell cell = new FigureCell(
                MIDNIGHT,
                Fate.NORMAL,
                "a",
                20,
                0,
                0,
                new Span(10, 10, 120),
                9,
                10,
                Span.NONE,
                Span.NONE,
                Span.NONE,
                Span.NONE,
                Span.NONE);

        Line total = CallFigures.of(FIRST, LAST, List.of(cell), CallFigures.Medians.UNKNOWN)
                .total();

        assertThat(total.percentWithin15()).isEqualTo(90.0);
        assertThat(total.percentWithin20()).isEqualTo(100.0);
        assertThat(total.answer().average()).isEqualTo(12.0);
    }

    @Test
    void withoutCallsNothingIsKnownAndEveryHourIsThere() {
        CallFigures figures = CallFigures.of(FIRST, LAST, List.of(), CallFigures.Medians.UNKNOWN);

        assertThat(figures.total()).isEqualTo(Line.EMPTY);
        assertThat(figures.total().percentWithin15()).isNull();
        assertThat(figures.total().answer().average()).isNull();
        assertThat(figures.hours()).hasSize(24).containsOnly(Line.EMPTY);
        assertThat(figures.days()).hasSize(2);
        assertThat(figures.operators()).isEmpty();
    }

    @Test
    void whatNobodyHadComesLast() {
        CallFigures figures = CallFigures.of(
                FIRST,
                LAST,
                List.of(
                        cell(MIDNIGHT, Fate.ABANDONED, null, 3, Span.NONE),
                        cell(MIDNIGHT, Fate.NORMAL, "zaenal", 1, Span.NONE),
                        cell(MIDNIGHT, Fate.NORMAL, "ani", 1, Span.NONE)),
                CallFigures.Medians.UNKNOWN);

        assertThat(figures.operators().keySet()).containsExactly("ani", "zaenal", CallFigures.NOBODY);
    }

    private static FigureCell cell(Instant hour, Fate fate, String operator, long calls, Span answer) {
        return new FigureCell(
                hour,
                fate,
                operator,
                calls,
                fate == Fate.NORMAL ? calls : 0,
                0,
                answer,
                answer.known(),
                answer.known(),
                Span.NONE,
                Span.NONE,
                Span.NONE,
                Span.NONE,
                Span.NONE);
    }
}
