package id.aduan.cases.application;

import id.aduan.cases.application.Emergencies.Watched;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** The open cases that may be about the same as what somebody tells. */
public interface Incidents {
    /**
     * Those that are near the place or share words, whatever they are worth: of each reason the newest, no confidential ones
     * and none that is held as spam. Works in the transaction that it is called in.
     *
     * @param since when they were received at the earliest
     */
    Uni<List<Watched>> candidates(Sighting sighting, Instant since, int mostOfEach);
}
