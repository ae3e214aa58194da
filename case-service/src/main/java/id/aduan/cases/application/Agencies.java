package id.aduan.cases.application;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AgencySnapshot;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/** The agencies as the directory tells them. Every method works in the transaction that it is called in. */
public interface Agencies {
    /** Keeps the snapshot unless a newer one of the agency is there. */
    Uni<Void> take(AgencySnapshot snapshot);

    Uni<Map<AgencyCode, AgencySnapshot>> all();
}
