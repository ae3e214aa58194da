package id.aduan.intake.web.pages;

import id.aduan.contracts.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Days and times in words, in the time of the regency (WIB). */
final class WhenWords {
    static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm", Locale.ROOT);
    private static final List<String> INDONESIAN = List.of(
            "Januari",
            "Februari",
            "Maret",
            "April",
            "Mei",
            "Juni",
            "Juli",
            "Agustus",
            "September",
            "Oktober",
            "November",
            "Desember");
    private static final List<String> SUNDANESE = List.of(
            "Januari",
            "Pébruari",
            "Maret",
            "April",
            "Méi",
            "Juni",
            "Juli",
            "Agustus",
            "Séptémber",
            "Oktober",
            "Nopémber",
            "Désémber");
    private static final List<String> ENGLISH = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private WhenWords() {}

    /** As {@code 24 November 2026}. */
    static String day(LocalDate day, Language language) {
        return day.getDayOfMonth() + " " + months(language).get(day.getMonthValue() - 1) + " " + day.getYear();
    }

    /** As {@code 24 November 2026, 08.30 WIB}. */
    static String moment(Instant moment, Language language) {
        var local = moment.atZone(WIB);
        return day(local.toLocalDate(), language) + ", " + TIME.format(local) + " WIB";
    }

    /** The runtime's own names for Sundanese differ by version. */
    private static List<String> months(Language language) {
        return switch (language) {
            case INDONESIAN -> INDONESIAN;
            case SUNDANESE -> SUNDANESE;
            case ENGLISH -> ENGLISH;
        };
    }
}
