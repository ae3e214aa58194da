package id.aduan.bench.figures;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A figure of a stage with all rounds of both sides.
 *
 * @param floor empty where there is none to compare with
 */
public record Measurement(String stage, Metric metric, Rounds floor, Rounds project) {
    private static final JsonMapper JSON = new JsonMapper();

    public Measurement {
        requireNonNull(stage, "stage is null");
        requireNonNull(metric, "metric is null");
        requireNonNull(floor, "floor is null");
        requireNonNull(project, "project is null");
    }

    /** Project to floor, by the medians; not a number where one is missing or the floor is 0. */
    @JsonIgnore
    public double ratio() {
        double base = floor.median();
        return base == 0 ? Double.NaN : project.median() / base;
    }

    /** One line of JSON: stage, load, floor, project, ratio; what is not known is null. */
    public String line() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("stage", stage);
        fields.put("load", metric.load());
        fields.put("floor", known(floor.median()));
        fields.put("project", known(project.median()));
        fields.put("ratio", known(ratio()));
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain fields are always JSON", e);
        }
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? Math.round(value * 1000) / 1000.0 : null;
    }
}
