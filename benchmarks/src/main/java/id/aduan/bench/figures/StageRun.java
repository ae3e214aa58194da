package id.aduan.bench.figures;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * What one run of one stage has brought.
 *
 * @param how the settings of the run, in words
 * @param notes whatever a reader needs beside the figures, as plans of queries; Markdown
 */
public record StageRun(
        String stage, Instant at, String machine, String how, List<Measurement> measurements, List<String> notes) {
    public StageRun {
        requireNonNull(stage, "stage is null");
        requireNonNull(at, "at is null");
        requireNonNull(machine, "machine is null");
        requireNonNull(how, "how is null");
        measurements = List.copyOf(measurements);
        notes = List.copyOf(notes);
    }
}
