package id.aduan.acceptance.system;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The page of the documentation that a run of the faults writes. */
final class FaultTable {
    private FaultTable() {}

    static String of(List<FaultTrial.Outcome> outcomes, List<String> leftOut) {
        StringBuilder page = new StringBuilder();
        page.append("""
                # What happens when something breaks

                Written by a run of `FaultMatrix` on %s, which breaks each part of the whole system while reports come in, a
                third of them twice, and mends it. Read from outside only: the doors, the topics, the committed offsets, the
                outboxes.

                - **reports**: distinct reports that were accepted, in the end; **answers**: how often each status came, or
                  what broke instead; **retried**: those that were accepted only when they were sent again after the fault;
                - **cases**: how many cases came of them; **lost**, **doubled**, **disordered**: reports without a case,
                  second receipts for one key, keys with a later record before an earlier one: always 0;
                - **told**: what the system said of itself: services that are not ready, records at the desk, and by the
                  metrics where something waited for longer than usual and how long at most; **quiet**: seconds after the mending until everything
                  that had come in was a case, with the rest of the load.

                | part | fault | load | reports | answers | retried | cases | lost | doubled | disordered | told | quiet (s) |
                |---|---|---|---|---|---|---|---|---|---|---|---|
                """.formatted(LocalDate.now(ZoneOffset.UTC)));
        outcomes.forEach(outcome -> page.append(outcome.row()).append('\n'));
        if (!leftOut.isEmpty()) {
            page.append("\nLeft out in this run:\n\n");
            leftOut.forEach(line -> page.append("- ").append(line).append('\n'));
        }
        return page.toString();
    }
}
