package id.aduan.acceptance.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What docs/security.md claims without ground: a proof that is none, a test that is not there, a gap that is not listed. */
final class SecurityFaults {
    private static final Pattern ROW = Pattern.compile("^\\| (V\\d+\\.\\d+\\.\\d+) \\|(.*)\\|$");
    private static final Pattern ID = Pattern.compile("V\\d+\\.\\d+\\.\\d+");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT))`");
    private static final int COLUMNS = 3;

    private final Set<String> tests;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> rows = new HashSet<>();
    private final Set<String> gaps = new HashSet<>();

    private SecurityFaults(Set<String> tests) {
        this.tests = tests;
    }

    /** @param tests simple names of the test classes that exist */
    static List<String> of(String document, Set<String> tests) {
        SecurityFaults faults = new SecurityFaults(tests);
        document.lines().forEach(faults::line);
        faults.compareWithOpen(document);
        return faults.faults;
    }

    private void line(String line) {
        Matcher named = TEST.matcher(line);
        while (named.find()) {
            if (!tests.contains(named.group(1))) {
                faults.add("there is no test " + named.group(1));
            }
        }
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
            row(row.group(1), row.group(2).split("\\|", -1));
        }
    }

    private void row(String id, String[] cells) {
        if (!rows.add(id)) {
            faults.add(id + " stands twice");
        }
        if (cells.length != COLUMNS || cells[0].isBlank() || cells[1].isBlank()) {
            faults.add(id + " does not say what it asks and how it is met");
            return;
        }
        String proof = cells[2].strip();
        if (proof.equals("gap")) {
            gaps.add(id);
        } else if (!proof.equals("by hand") && !TEST.matcher(proof).matches()) {
            faults.add(id + " has no proof: a test, \"by hand\" or \"gap\"");
        }
    }

    /** What is open is told at the top, and nothing that is closed. */
    private void compareWithOpen(String document) {
        int begin = document.indexOf("\n## Open\n");
        if (begin < 0) {
            faults.add("no section \"Open\"");
            return;
        }
        int end = document.indexOf("\n## ", begin + 1);
        Set<String> open = new HashSet<>();
        Matcher ids = ID.matcher(document.substring(begin, end < 0 ? document.length() : end));
        while (ids.find()) {
            open.add(ids.group());
        }
        gaps.stream()
                .filter(id -> !open.contains(id))
                .sorted()
                .forEach(id -> faults.add(id + " is a gap and not told as open"));
        open.stream()
                .filter(id -> !gaps.contains(id))
                .sorted()
                .forEach(id -> faults.add(id + " is told as open and is no gap"));
    }
}
