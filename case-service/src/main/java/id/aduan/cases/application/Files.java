package id.aduan.cases.application;

import id.aduan.contracts.ComplaintId;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Which complaints' files are still needed. Every method works in the transaction that it is called in. */
public interface Files {
    /** Those whose files must be removed after an erasure, at most as many as asked for. */
    Uni<List<ComplaintId>> toBeRemoved(int limit);

    Uni<Void> removed(ComplaintId id);

    /** Those that no case that still has its data, and nothing that waits for a person or its turn, belongs to. */
    Uni<List<ComplaintId>> orphans(List<ComplaintId> candidates);
}
