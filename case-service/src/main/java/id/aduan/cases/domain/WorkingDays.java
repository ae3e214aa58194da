package id.aduan.cases.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The days on which the regency's offices work: Monday to Friday, without holidays and cuti bersama. */
public final class WorkingDays {
    private static final String HOLIDAYS = "/calendar/holidays.csv";

    private final Set<LocalDate> holidays;

    public WorkingDays(Collection<LocalDate> holidays) {
        this.holidays = Set.copyOf(holidays);
    }

    /**
     * Those of the decrees that this version knows.
     *
     * @param added days off that were decreed later
     */
    public static WorkingDays known(Collection<LocalDate> added) {
        Set<LocalDate> holidays = new HashSet<>(added);
        try (InputStream in = WorkingDays.class.getResourceAsStream(HOLIDAYS);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> holidays.add(LocalDate.parse(line.split(";", 2)[0])));
        } catch (IOException e) {
            throw new UncheckedIOException("the holidays cannot be read", e);
        }
        return new WorkingDays(holidays);
    }

    public boolean includes(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    /** The last day of so many working days after this one. */
    public LocalDate after(LocalDate day, int workingDays) {
        LocalDate last = day;
        int left = workingDays;
        while (left > 0) {
            last = last.plusDays(1);
            if (includes(last)) {
                left--;
            }
        }
        return last;
    }

    /** This day, or the latest working day before it. */
    public LocalDate onOrBefore(LocalDate day) {
        LocalDate latest = day;
        while (!includes(latest)) {
            latest = latest.minusDays(1);
        }
        return latest;
    }
}
