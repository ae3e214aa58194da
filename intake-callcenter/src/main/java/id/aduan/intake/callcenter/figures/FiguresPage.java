package id.aduan.intake.callcenter.figures;

import id.aduan.intake.callcenter.calls.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the page shows, in words. */
record FiguresPage(
        String language,
        String from,
        String to,
        boolean walkIn,
        String query,
        List<Tile> tiles,
        List<Aim> aims,
        List<SpanRow> spans,
        List<LineTable> tables) {
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    /** A number with its name. */
    record Tile(String name, long value) {}

    /** A share of the calls with what the trade aims at; {@code share} is null when nothing is known. */
    record Aim(String name, String share, boolean reached) {}

    /** How long something took. */
    record SpanRow(String name, String average, String median, long known, long unknown) {}

    /** A way to cut the calls; its last row is the total. */
    record LineTable(String id, String name, String first, List<LineRow> rows, LineRow total) {}

    /** @param answer the average, or a dash */
    record LineRow(
            String name,
            long total,
            long normal,
            long ghost,
            long prank,
            long informasi,
            long notLogged,
            long abandoned,
            long emergencies,
            String answer,
            String log) {}

    static FiguresPage of(CallFigures figures, Period period, String language, FiguresMessages words) {
        Line total = figures.total();
        Counts counts = total.counts();
        List<Tile> tiles = List.of(
                new Tile(words.total(), counts.total()),
                new Tile(words.normal(), counts.of(Fate.NORMAL)),
                new Tile(words.emergencies(), total.emergencies()),
                new Tile(words.joined(), total.joined()),
                new Tile(words.informasi(), counts.of(Fate.INFORMASI)),
                new Tile(words.ghost(), counts.of(Fate.GHOST)),
                new Tile(words.prank(), counts.of(Fate.PRANK)),
                new Tile(words.notLogged(), counts.of(Fate.NOT_LOGGED)),
                new Tile(words.abandoned(), counts.of(Fate.ABANDONED)));
        boolean walkIn = period.desk() == Desk.WALK_IN;
        List<Aim> aims = walkIn
                ? List.of()
                : List.of(
                        aim(words.within15(), total.percentWithin15(), CallFigures.AIM_WITHIN_15, words),
                        aim(words.within20(), total.percentWithin20(), CallFigures.AIM_WITHIN_20, words));
        CallFigures.Medians medians = figures.medians();
        List<SpanRow> spans = List.of(
                span(words.toAnswer(), total.answer(), medians.answer(), words),
                span(words.toLog(), total.log(), medians.log(), words),
                span(words.toDispatch(), total.dispatch(), medians.dispatch(), words),
                span(words.toAcknowledgement(), total.acknowledgement(), medians.acknowledgement(), words),
                span(words.toOnTheWay(), total.onTheWay(), medians.onTheWay(), words),
                span(words.toOnScene(), total.onScene(), medians.onScene(), words));
        return new FiguresPage(
                language,
                figures.from().toString(),
                figures.to().toString(),
                walkIn,
                "from=" + figures.from() + "&to=" + figures.to() + "&desk="
                        + period.desk().name(),
                tiles,
                aims,
                spans,
                tables(figures, words));
    }

    private static List<LineTable> tables(CallFigures figures, FiguresMessages words) {
        LineRow total = row(words.total(), figures.total(), words);
        List<LineRow> hours = new ArrayList<>();
        for (int hour = 0; hour < figures.hours().size(); hour++) {
            hours.add(row("%02d.00".formatted(hour), figures.hours().get(hour), words));
        }
        List<LineRow> days = figures.days().entrySet().stream()
                .map(day -> row(day.getKey().toString(), day.getValue(), words))
                .toList();
        List<LineRow> operators = figures.operators().entrySet().stream()
                .map(each -> row(
                        each.getKey().equals(CallFigures.NOBODY) ? words.nobody() : each.getKey(),
                        each.getValue(),
                        words))
                .toList();
        return List.of(
                new LineTable("hours", words.byHour(), words.hour(), hours, total),
                new LineTable("days", words.byDay(), words.date(), days, total),
                new LineTable("operators", words.byOperator(), words.operator(), operators, total));
    }

    private static LineRow row(String name, Line line, FiguresMessages words) {
        Counts counts = line.counts();
        return new LineRow(
                name,
                counts.total(),
                counts.of(Fate.NORMAL),
                counts.of(Fate.GHOST),
                counts.of(Fate.PRANK),
                counts.of(Fate.INFORMASI),
                counts.of(Fate.NOT_LOGGED),
                counts.of(Fate.ABANDONED),
                line.emergencies(),
                time(line.answer().average(), words),
                time(line.log().average(), words));
    }

    private static Aim aim(String name, Double percent, int aim, FiguresMessages words) {
        return new Aim(
                name,
                percent == null
                        ? null
                        : words.share(
                                String.format(Locale.ROOT, "%.1f", percent).replace('.', ','), aim),
                percent != null && percent >= aim);
    }

    private static SpanRow span(String name, Span span, Double median, FiguresMessages words) {
        return new SpanRow(name, time(span.average(), words), time(median, words), span.known(), span.unknown());
    }

    /** As one says it: 7,4 s; 2 min 10 s; 1 h 5 min; a dash for what is not known. */
    static String time(Double seconds, FiguresMessages words) {
        if (seconds == null) {
            return "–";
        }
        if (seconds < MINUTE) {
            return words.seconds(String.format(Locale.ROOT, "%.1f", seconds).replace('.', ','));
        }
        long whole = Math.round(seconds);
        return whole < HOUR
                ? words.minutes(whole / MINUTE, whole % MINUTE)
                : words.hours(whole / HOUR, whole % HOUR / MINUTE);
    }
}
