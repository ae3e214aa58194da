package id.aduan.bench.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Measurements as a table of Markdown, which reads well on a terminal too. What is wanted is marked as met or missed. */
public final class Table {
    private static final String MET = "✓ ";
    private static final String MISSED = "✗ ";
    private static final int CELLS = 5;
    private static final int PROJECT = 2;
    private static final int RATIO = 3;
    private static final int WANTED = 4;

    private Table() {}

    public static List<String> of(List<Measurement> measurements) {
        List<String> lines = new ArrayList<>();
        lines.add("| load | floor | project | ratio | wanted |");
        lines.add("|---|--:|--:|--:|---|");
        for (Measurement each : measurements) {
            lines.add("| %s | %s | %s | %s | %s |"
                    .formatted(
                            each.metric().load(),
                            side(each.floor()),
                            side(each.project()),
                            number(each.ratio()),
                            wanted(each.metric().goal(), each.project().median(), each.ratio())));
        }
        return lines;
    }

    /** A row as it was printed before there were marks, with its mark; any other line as it is. */
    public static String marked(String line) {
        String[] cells = line.split(" \\| ", -1);
        if (cells.length != CELLS || !line.startsWith("| ") || !line.endsWith(" |")) {
            return line;
        }
        String words = cells[WANTED].substring(0, cells[WANTED].length() - 2);
        try {
            cells[WANTED] = wanted(words, printed(cells[PROJECT]), printed(cells[RATIO])) + " |";
            return String.join(" | ", cells);
        } catch (IllegalArgumentException e) {
            return line; // it has its mark, or words that nothing can be held against
        }
    }

    private static String wanted(String words, double project, double ratio) {
        Optional<Boolean> met = new Goal(words).isMet(project, ratio);
        return met.map(reached -> (reached ? MET : MISSED) + words).orElse(words);
    }

    /** The number that a cell begins with. */
    private static double printed(String cell) {
        String number = cell.replace("*", "").replace(",", "").split(" ", -1)[0];
        return number.equals("–") ? Double.NaN : Double.parseDouble(number);
    }

    /** Median and range of the rounds. */
    private static String side(Rounds rounds) {
        if (rounds.isEmpty()) {
            return "–";
        }
        if (rounds.values().size() == 1) {
            return number(rounds.median());
        }
        return "**%s** (%s … %s)".formatted(number(rounds.median()), number(rounds.least()), number(rounds.most()));
    }

    /** As many digits as tell something. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        if (value == Math.rint(value) || Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }
}
