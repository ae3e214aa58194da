package id.aduan.cases.domain;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A case after a command, and the lines that tell how it came to be. Without lines nothing has changed. */
public record Change(Case after, List<NewLine> lines) {
    public Change {
        requireNonNull(after, "after is null");
        lines = List.copyOf(lines);
    }

    public boolean isNothing() {
        return lines.isEmpty();
    }
}
