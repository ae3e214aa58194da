package id.aduan.acceptance.system;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of the documentation that a run of the faults writes: a row for each trial, with the day of its run. */
final class FaultTable {
    private static final String HEAD =
            "| part | fault | load | reports | calls | answers | retried | chats | cases | lost | doubled | disordered | told | quiet (s) | run |";
    private static final int KEY_COLUMNS = 3;

    private FaultTable() {}

    /** A row as it stands in the page. */
    static String row(String outcome, LocalDate day) {
        return outcome + " " + day + " |";
    }

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /**
     * @param order of the names of all trials, as {@code part/fault/load}; a row of another name is left out
     * @param page as it was: of a trial that was not run now its row is kept
     */
    static String of(List<String> order, List<String> rows, List<String> leftOut, String page) {
        Map<String, String> all = new LinkedHashMap<>();
        page.lines().filter(FaultTable::isRow).forEach(row -> all.put(key(row), row));
        rows.forEach(row -> all.put(key(row), row));
        StringBuilder text = new StringBuilder("""
                # What happens when something breaks

                Written by `FaultMatrix`, which breaks each part of the whole system while reports come in, a third of them
                twice and one in four as a call to 112, and six citizens report by WhatsApp, and mends it. Read from outside
                only: the doors, the phones, the topics, the committed offsets, the outboxes.

                - **reports**: distinct reports that were accepted, in the end; **calls**: those of them that an operator logged;
                  **answers**: how often each status came, or what broke instead; **retried**: those that were accepted only
                  when they were sent again after the fault;
                - **chats**: reports that the bot confirmed; every citizen gets to the end;
                - **cases**: how many cases came of both; **lost**, **doubled**, **disordered**: reports without a case,
                  second receipts for one key and second or wrong confirmations, keys with a later record before an earlier
                  one: always 0;
                - **told**: what the system said of itself: services that are not ready, records at the desk, and by the
                  metrics where something waited for longer than usual and how long at most; **quiet**: seconds after the
                  mending until everything that had come in was a case, with the rest of the load; **run**: the day.

                """);
        text.append(HEAD).append('\n').append("|---".repeat(columns(HEAD))).append("|\n");
        List<String> missing = new ArrayList<>(leftOut);
        for (String name : order) {
            String row = all.get(name);
            if (row == null) {
                missing.add(name + ": not run");
            } else {
                text.append(row).append('\n');
            }
        }
        if (!missing.isEmpty()) {
            text.append("\nLeft out:\n\n");
            missing.forEach(line -> text.append("- ").append(line).append('\n'));
        }
        return text.toString();
    }

    private static boolean isRow(String line) {
        return line.startsWith("| ") && !line.equals(HEAD) && columns(line) == columns(HEAD);
    }

    private static int columns(String line) {
        return line.split("\\|", -1).length - 2;
    }

    /** The name of its trial. */
    private static String key(String row) {
        String[] cells = row.split("\\|", -1);
        List<String> first = new ArrayList<>();
        for (int i = 1; i <= KEY_COLUMNS; i++) {
            first.add(cells[i].strip());
        }
        return String.join("/", first);
    }
}
