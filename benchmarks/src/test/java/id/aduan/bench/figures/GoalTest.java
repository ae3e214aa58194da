package id.aduan.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ratio ≥ 0.8;           100;    0.8;  true",
                "ratio ≥ 0.8;           100;    0.79; false",
                "≤ 50 ms;               50;     9;    true",
                "≤ 1,000 ms;            1000.1; 9;    false",
                "≤ 50 ms, ratio ≤ 1.2;  40;     1.2;  true",
                "≤ 50 ms, ratio ≤ 1.2;  40;     1.3;  false",
                "≤ 50 ms, ratio ≤ 1.2;  51;     1.2;  false",
                "0;                     0;      NaN;  true",
                "0;                     1;      NaN;  false",
                "kept up with: ≤ 1;     23.6;   93;   false"
            })
    void whatIsWantedIsHeldAgainstTheFigureOrTheRatio(String words, double project, double ratio, boolean met) {
        assertThat(new Goal(words).isMet(project, ratio)).hasValue(met);
    }

    @Test
    void whereNothingIsWantedOrKnownNothingIsMetOrMissed() {
        assertThat(new Goal("").isMet(1, 1)).isEmpty();
        assertThat(new Goal("ratio ≥ 0.8").isMet(1, Double.NaN)).isEmpty();
        assertThat(new Goal("≤ 50 ms").isMet(Double.NaN, 1)).isEmpty();
    }

    @Test
    void wordsThatCannotBeJudgedAreRefusedBeforeAnythingIsMeasured() {
        for (String words : List.of("kept up with", "ratio", "≤ many", "✓ ≤ 50 ms", "✓ kept up with: ≤ 1")) {
            assertThatThrownBy(() -> Metric.lower("drained", words))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(words);
        }
    }

    @Test
    void aRowThatWasPrintedBeforeThereWereMarksGetsItsMarkAndNoOtherLineChanges() {
        assertThat(Table.marked("| 256 connections, reports/s | **7,401** (7,305 … 9,666) | **4,043** (3,415 … 4,302)"
                        + " | 0.55 | ratio ≥ 0.8 |"))
                .endsWith(" | 0.55 | ✗ ratio ≥ 0.8 |");
        assertThat(Table.marked("| accepted and no case | **0** (0 … 0) | **0** (0 … 0) | – | 0 |"))
                .endsWith(" | – | ✓ 0 |");
        for (String line : List.of(
                "| load | floor | project | ratio | wanted |",
                "|---|--:|--:|--:|---|",
                "| p50 ms | **32.6** (24.7 … 33.9) | **60.8** (57.8 … 70.2) | 1.86 |  |",
                "| p99 ms | 32.6 | 40.8 | 1.25 | ✓ ratio ≤ 1.3 |",
                "| drained | 0.25 | 0.26 | 1.04 | kept up with |",
                "| size | 1 |",
                "a note")) {
            assertThat(Table.marked(line)).isEqualTo(line);
        }
    }
}
