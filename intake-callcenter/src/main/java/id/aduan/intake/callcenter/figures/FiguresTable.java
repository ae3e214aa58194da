package id.aduan.intake.callcenter.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Figures as CSV (RFC 4180): a line for each hour of the day, for each day and for each operator, and one for all. */
final class FiguresTable {
    private static final String END = "\r\n";

    private FiguresTable() {}

    static String of(CallFigures figures, FiguresMessages words) {
        StringBuilder csv = new StringBuilder("\uFEFF"); // without it Excel takes the letters for other ones
        append(csv, Stream.concat(Stream.of("", ""), headings(words).stream()).toList());
        for (int hour = 0; hour < figures.hours().size(); hour++) {
            line(csv, words.hour(), "%02d".formatted(hour), figures.hours().get(hour));
        }
        figures.days().forEach((day, line) -> line(csv, words.date(), day.toString(), line));
        figures.operators()
                .forEach((name, line) ->
                        line(csv, words.operator(), name.equals(CallFigures.NOBODY) ? words.nobody() : name, line));
        line(csv, words.total(), figures.from() + "/" + figures.to(), figures.total());
        return csv.toString();
    }

    /** The columns of every table of figures, in their order. */
    static List<String> headings(FiguresMessages words) {
        return List.of(
                words.total(),
                words.normal(),
                words.ghost(),
                words.prank(),
                words.informasi(),
                words.notLogged(),
                words.abandoned(),
                words.emergencies(),
                words.joined(),
                words.answerSeconds(),
                words.within15Percent(),
                words.within20Percent(),
                words.logSeconds());
    }

    /** The values under the headings; null for what is not known. */
    static List<Number> values(Line line) {
        List<Number> values = new ArrayList<>();
        values.add(line.counts().total());
        for (Fate fate : Fate.values()) {
            values.add(line.counts().of(fate));
        }
        values.add(line.emergencies());
        values.add(line.joined());
        values.add(line.answer().average());
        values.add(line.percentWithin15());
        values.add(line.percentWithin20());
        values.add(line.log().average());
        return values;
    }

    private static void line(StringBuilder csv, String kind, String name, Line line) {
        List<String> cells = new ArrayList<>(List.of(kind, name));
        values(line).forEach(value -> cells.add(text(value)));
        append(csv, cells);
    }

    private static String text(Number value) {
        if (value == null) {
            return "";
        }
        return value instanceof Double number ? String.format(Locale.ROOT, "%.1f", number) : value.toString();
    }

    private static void append(StringBuilder csv, List<String> cells) {
        csv.append(String.join(",", cells.stream().map(FiguresTable::cell).toList()))
                .append(END);
    }

    /** What begins as a formula is kept from being one. */
    private static String cell(String text) {
        String safe = text.matches("[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
