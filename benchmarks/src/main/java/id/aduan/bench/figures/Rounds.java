package id.aduan.bench.figures;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.DoubleStream;

/** What one side reached in each round. */
public record Rounds(List<Double> values) {
    public Rounds {
        values = List.copyOf(values);
    }

    public static Rounds of(double... values) {
        return new Rounds(DoubleStream.of(values).boxed().toList());
    }

    @JsonIgnore
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The middle one, or the mean of the two in the middle; not a number without a round. */
    public double median() {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    public double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }
}
