package id.aduan.cases.application;

import id.aduan.cases.application.Emergencies.Watched;
import id.aduan.cases.domain.Case;
import id.aduan.contracts.AreaCode;
import id.aduan.contracts.EmergencyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What somebody tells of an incident, as far as it is known; anything but the words may be null.
 *
 * @param latitude set together with the longitude
 * @param words of the report that may tell it from another one
 */
public record Sighting(
        Double latitude, Double longitude, AreaCode area, EmergencyKind emergencyKind, List<String> words) {
    /** Beyond this a point tells nothing. */
    static final double NEAR_METERS = 1_500;

    private static final int KECAMATAN_LENGTH = 8;
    private static final int MOST_WORDS = 8;
    private static final int SHORTEST_WORD = 4;
    private static final int LONGEST_WORD = 60;
    private static final double EARTH_METERS = 6_371_000;
    private static final double ENOUGH = 3;

    /** Of every second report, so that they tell nothing. */
    private static final Set<String> COMMON = Set.of(
            "yang",
            "dari",
            "pada",
            "untuk",
            "dengan",
            "sudah",
            "belum",
            "tidak",
            "jalan",
            "desa",
            "kampung",
            "dekat",
            "depan",
            "belakang",
            "tolong",
            "mohon",
            "segera",
            "lagi",
            "sedang",
            "kecamatan",
            "kelurahan",
            "saya",
            "kami",
            "anu",
            "nya",
            "pisan",
            "aya",
            "teu",
            "acan",
            "bahaya");

    public Sighting {
        if ((latitude == null) != (longitude == null)) {
            throw new IllegalArgumentException("half a point");
        }
        // the regency as a whole is no place
        area = area == null || area.value().length() < KECAMATAN_LENGTH ? null : area;
        words = List.copyOf(words);
    }

    /** The words of a text that may tell it from another one. */
    public static List<String> wordsOf(String text) {
        if (text == null) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (word.length() >= SHORTEST_WORD
                    && word.length() <= LONGEST_WORD
                    && !COMMON.contains(word)
                    && !words.contains(word)
                    && words.size() < MOST_WORDS) {
                words.add(word);
            }
        }
        return words;
    }

    /** Nothing by which another report could be found. */
    public boolean isEmpty() {
        return latitude == null && area == null && words.isEmpty();
    }

    /** How far the report is, when both have a point. */
    public OptionalDouble metersTo(Watched other) {
        Double north = other.report().latitude();
        Double east = other.report().longitude();
        if (latitude == null || north == null || east == null) {
            return OptionalDouble.empty();
        }
        double southNorth = Math.toRadians(north - latitude);
        double westEast = Math.toRadians(east - longitude);
        double half = Math.pow(Math.sin(southNorth / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(north))
                        * Math.pow(Math.sin(westEast / 2), 2);
        return OptionalDouble.of(2 * EARTH_METERS * Math.asin(Math.min(1, Math.sqrt(half))));
    }

    /** How much speaks for its being the same incident; empty when it is too little to bother somebody with. */
    public OptionalDouble likeness(Watched other, Instant now) {
        double place = place(other);
        double shared = shared(other);
        if (place < 0 || (place == 0 && shared == 0)) {
            return OptionalDouble.empty();
        }
        double likeness = place + shared + kind(other.subject()) + age(other.subject(), now);
        return likeness < ENOUGH ? OptionalDouble.empty() : OptionalDouble.of(likeness);
    }

    /** Less than nothing when both have a point and these are apart. */
    private double place(Watched other) {
        OptionalDouble meters = metersTo(other);
        if (meters.isPresent()) {
            double apart = meters.getAsDouble();
            if (apart > NEAR_METERS) {
                return -1;
            }
            return apart <= 150 ? 3 : apart <= 500 ? 2 : 1;
        }
        AreaCode theirs = other.subject().subject().area();
        if (area == null || theirs == null) {
            return 0;
        }
        if (area.equals(theirs)) {
            return 1.5;
        }
        boolean within =
                area.value().startsWith(theirs.value() + ".") || theirs.value().startsWith(area.value() + ".");
        return within ? 1 : 0;
    }

    private double shared(Watched other) {
        if (words.isEmpty()) {
            return 0;
        }
        String text = String.join(
                " ",
                nothingForNull(other.report().title()),
                other.report().narrative(),
                nothingForNull(other.report().placeText()),
                nothingForNull(other.report().landmark()));
        Set<String> theirs = new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        return Math.min(2, words.stream().filter(theirs::contains).count() * 0.5);
    }

    private double kind(Case other) {
        if (emergencyKind == null || other.facts().emergencyKind() == null) {
            return 0;
        }
        return emergencyKind == other.facts().emergencyKind() ? 2 : -1;
    }

    private static double age(Case other, Instant now) {
        Duration age = Duration.between(other.facts().receivedAt(), now);
        return age.compareTo(Duration.ofHours(1)) <= 0 ? 1 : age.compareTo(Duration.ofHours(3)) <= 0 ? 0.5 : 0;
    }

    private static String nothingForNull(String text) {
        return text == null ? "" : text;
    }

    /** Redacted: the words are a citizen's. */
    @Override
    public String toString() {
        return "Sighting[…]";
    }
}
