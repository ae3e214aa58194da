package id.aduan.cases.application;

import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintRouted;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What came before what it belongs to. It waits here as long as it takes; the transaction decides with its effect. */
public interface EarlyEvents {
    Uni<Void> keep(ComplaintRouted decision);

    Uni<Void> keep(CitizenAction action);

    /** Those of the complaints that something waits for. */
    Uni<Set<ComplaintId>> waitedFor(Collection<ComplaintId> ids);

    /** Takes the decision of that number out, if it waits. */
    Uni<Optional<ComplaintRouted>> takeDecision(ComplaintId id, int number);

    /** Takes all acts out, the oldest first. */
    Uni<List<CitizenAction>> takeActions(ComplaintId id);
}
