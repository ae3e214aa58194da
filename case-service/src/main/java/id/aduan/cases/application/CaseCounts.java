package id.aduan.cases.application;

import io.smallrye.mutiny.Uni;

/** What the counts of cases are made of; works in the transaction that it is called in. */
public interface CaseCounts {
    /** How many rows a count has to add up. */
    Uni<Long> rows();

    /** Puts the sums in place of what they are made of; every count stays as it is. */
    Uni<Void> rollUp();
}
