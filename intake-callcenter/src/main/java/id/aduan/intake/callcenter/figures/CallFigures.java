package id.aduan.intake.callcenter.figures;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of some days. Hours, days and operators are three ways to cut the same calls: each of them adds up to the total.
 *
 * @param to the last day, included
 * @param hours by the hour of the day, all 24
 * @param days all of them, also those without a call
 * @param operators by name; what nobody had is under the empty name, and comes last
 */
record CallFigures(
        LocalDate from,
        LocalDate to,
        Line total,
        Medians medians,
        List<Line> hours,
        SortedMap<LocalDate, Line> days,
        Map<String, Line> operators) {
    /** The trade's aim: this many in a hundred are answered within 15 seconds. */
    static final int AIM_WITHIN_15 = 90;

    /** The same within 20 seconds. */
    static final int AIM_WITHIN_20 = 95;

    static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    /** Who has a call that nobody has. */
    static final String NOBODY = "";

    private static final int HOURS = 24;

    /** Half of the calls took no longer; null where nothing is known. */
    record Medians(
            Double answer, Double log, Double dispatch, Double acknowledgement, Double onTheWay, Double onScene) {
        static final Medians UNKNOWN = new Medians(null, null, null, null, null, null);
    }

    CallFigures {
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
        hours = List.copyOf(hours);
    }

    static CallFigures of(LocalDate from, LocalDate to, List<FigureCell> cells, Medians medians) {
        Line total = Line.EMPTY;
        Line[] hours = new Line[HOURS];
        Arrays.fill(hours, Line.EMPTY);
        SortedMap<LocalDate, Line> days = new TreeMap<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            days.put(day, Line.EMPTY);
        }
        Map<String, Line> operators = new TreeMap<>(
                Comparator.comparing((String name) -> name.equals(NOBODY)).thenComparing(Comparator.naturalOrder()));
        for (FigureCell cell : cells) {
            ZonedDateTime begun = cell.hour().atZone(WIB);
            total = total.plus(cell);
            hours[begun.getHour()] = hours[begun.getHour()].plus(cell);
            days.merge(begun.toLocalDate(), Line.EMPTY.plus(cell), (had, fresh) -> had.plus(cell));
            String operator = cell.operator() == null ? NOBODY : cell.operator();
            operators.merge(operator, Line.EMPTY.plus(cell), (had, fresh) -> had.plus(cell));
        }
        return new CallFigures(from, to, total, medians, List.of(hours), days, new LinkedHashMap<>(operators));
    }
}
