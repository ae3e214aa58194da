package id.aduan.intake;

import java.util.List;

/**
 * What has become of a raw report: a report, or what is wrong with it.
 *
 * @param report null exactly when there are faults
 */
public record Parsed(Report report, List<FieldFault> faults) {
    public Parsed {
        faults = List.copyOf(faults);
        if ((report == null) == faults.isEmpty()) {
            throw new IllegalArgumentException("report is null exactly when there are faults");
        }
    }

    public boolean isFine() {
        return faults.isEmpty();
    }
}
