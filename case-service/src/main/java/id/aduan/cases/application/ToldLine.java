package id.aduan.cases.application;

import static java.util.Objects.requireNonNull;

import id.aduan.cases.domain.HistoryLine;
import id.aduan.cases.domain.LineContent;

/** A line of the history with its words; after an erasure {@link LineContent#NONE}. */
public record ToldLine(HistoryLine line, LineContent content) {
    public ToldLine {
        requireNonNull(line, "line is null");
        requireNonNull(content, "content is null");
    }
}
