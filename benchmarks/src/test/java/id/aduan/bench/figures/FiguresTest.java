package id.aduan.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Metric METRIC = Metric.higher("64 connections, reports/s", "");

    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Rounds.of(3, 1, 2).median()).isEqualTo(2);
        assertThat(Rounds.of(4, 1, 2, 3).median()).isEqualTo(2.5);
        assertThat(Rounds.of().median()).isNaN();
    }

    @Test
    void aLineHasTheFiveFields() {
        Measurement measurement = new Measurement("intake", METRIC, Rounds.of(200, 100, 400), Rounds.of(150, 90, 170));

        assertThat(measurement.line())
                .isEqualTo("{\"stage\":\"intake\",\"load\":\"64 connections, reports/s\","
                        + "\"floor\":200.0,\"project\":150.0,\"ratio\":0.75}");
    }

    @Test
    void whatIsNotKnownIsNull() {
        Measurement measurement = new Measurement("burst", METRIC, Rounds.of(), Rounds.of(1));

        assertThat(measurement.line()).contains("\"floor\":null").contains("\"ratio\":null");
    }

    @Test
    void aRatioToNothingIsUnknown() {
        assertThat(new Measurement("burst", METRIC, Rounds.of(0), Rounds.of(0)).ratio())
                .isNaN();
    }

    @Test
    void floorAndProjectTakeTurns() throws Exception {
        List<String> order = new ArrayList<>();

        List<Measurement> taken = new Turns("intake", 2, said -> {})
                .take(
                        () -> {
                            order.add("floor");
                            return Map.of(METRIC, 10.0 * order.size());
                        },
                        () -> {
                            order.add("project");
                            return Map.of(METRIC, 1.0 * order.size());
                        });

        assertThat(order).containsExactly("floor", "project", "floor", "project");
        assertThat(taken).containsExactly(new Measurement("intake", METRIC, Rounds.of(10, 30), Rounds.of(2, 4)));
    }

    @Test
    void aFigureOfOneSideStandsAlone() throws Exception {
        Metric own = Metric.lower("lost", "0");

        List<Measurement> taken =
                new Turns("burst", 1, said -> {}).take(() -> Map.of(METRIC, 1.0), () -> Map.of(own, 0.0));

        assertThat(taken)
                .containsExactly(
                        new Measurement("burst", METRIC, Rounds.of(1), Rounds.of()),
                        new Measurement("burst", own, Rounds.of(), Rounds.of(0)));
    }

    @Test
    void numbersHaveAsManyDigitsAsTellSomething() {
        assertThat(Table.number(1234.4)).isEqualTo("1,234");
        assertThat(Table.number(12.34)).isEqualTo("12.3");
        assertThat(Table.number(0.987)).isEqualTo("0.99");
        assertThat(Table.number(0)).isEqualTo("0");
        assertThat(Table.number(Double.NaN)).isEqualTo("–");
    }
}
