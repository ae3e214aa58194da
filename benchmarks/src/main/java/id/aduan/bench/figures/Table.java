package id.aduan.bench.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measurements as a table of Markdown, which reads well on a terminal too. */
public final class Table {
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
                            each.metric().goal()));
        }
        return lines;
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
