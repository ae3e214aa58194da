package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.EmergencyKind;
import id.aduan.knowledge.Plain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How likely a report is about what an operator is being told: by place, time, kind and words. Pure. It only orders and
 * leaves out; whether it is the same is the operator's to say.
 *
 * @param latitude of the call at hand, with its longitude, or null
 * @param area of the call at hand, or null
 * @param kind of the emergency at hand, or null
 * @param words that were typed
 * @param within how old a report may be
 * @param radiusMeters how far apart two points may be
 */
record Likeness(
        Double latitude,
        Double longitude,
        AreaCode area,
        EmergencyKind kind,
        Set<String> words,
        Instant now,
        Duration within,
        double radiusMeters) {
    static final int MOST = 6;

    private static final int SHORTEST_WORD = 4;
    private static final double ENOUGH = 1.6;
    private static final double EARTH_METERS = 6_371_000;

    /** @param own true for what this door has logged itself and case-service may not know yet */
    record Candidate(Incident incident, Double latitude, Double longitude, Set<String> words, boolean own) {}

    private record Scored(Incident incident, double score) {}

    /** The words by which two reports are compared. */
    static Set<String> wordsOf(String text) {
        Set<String> words = new HashSet<>();
        if (text != null) {
            Plain.words(text).stream()
                    .filter(word -> word.length() >= SHORTEST_WORD)
                    .forEach(words::add);
        }
        return words;
    }

    /** The likeliest first; a report that both tell of is one, as case-service tells it. */
    List<Incident> order(List<Candidate> candidates) {
        Map<Object, Scored> best = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            Double meters = meters(candidate);
            Scored scored = new Scored(with(candidate.incident(), meters), score(candidate, meters));
            best.merge(candidate.incident().complaintId(), scored, (one, other) -> {
                Scored told = one.incident().status() == null ? other : one;
                return new Scored(
                        supported(
                                told.incident(),
                                Math.max(
                                        one.incident().supporters(),
                                        other.incident().supporters())),
                        Math.max(one.score(), other.score()));
            });
        }
        List<Scored> likely = new ArrayList<>(best.values());
        likely.removeIf(each -> each.score() < ENOUGH);
        likely.sort(Comparator.comparingDouble(Scored::score)
                .reversed()
                .thenComparing(each -> each.incident().since(), Comparator.reverseOrder()));
        return likely.stream().limit(MOST).map(Scored::incident).toList();
    }

    private double score(Candidate candidate, Double meters) {
        Incident incident = candidate.incident();
        double score = near(incident, meters) + common(candidate.words());
        if (kind != null && incident.emergencyKind() != null) {
            score += kind == incident.emergencyKind() ? 1.5 : -0.5;
        } else if (kind != null || incident.emergencyKind() != null) {
            score -= 0.5;
        }
        double age = Math.max(0, Duration.between(incident.since(), now).toSeconds());
        // case-service has compared with what it knows, which may be more than its subject
        return score + 0.5 * Math.max(0, 1 - age / within.toSeconds()) + (candidate.own() ? 0 : 0.5);
    }

    private double near(Incident incident, Double meters) {
        if (meters != null) {
            return meters <= radiusMeters ? 1 + 1.5 * (1 - meters / radiusMeters) : -2;
        }
        AreaCode other = incident.areaCode();
        if (area == null
                || other == null
                || area.value().length() < 8
                || other.value().length() < 8) {
            return 0;
        }
        if (area.equals(other)) {
            return area.isVillage() ? 1 : 0.5;
        }
        boolean apart = !area.kecamatan().equals(other.kecamatan()) || (area.isVillage() && other.isVillage());
        return apart ? -0.5 : 0.5;
    }

    private double common(Set<String> others) {
        if (words.isEmpty() || others.isEmpty()) {
            return 0;
        }
        long shared = words.stream().filter(others::contains).count();
        return 2.0 * shared / Math.min(words.size(), others.size());
    }

    private Double meters(Candidate candidate) {
        if (candidate.incident().distanceMeters() != null) {
            return candidate.incident().distanceMeters().doubleValue();
        }
        if (latitude == null || longitude == null || candidate.latitude() == null || candidate.longitude() == null) {
            return null;
        }
        double north = Math.toRadians(candidate.latitude() - latitude);
        double east = Math.toRadians(candidate.longitude() - longitude) * Math.cos(Math.toRadians(latitude));
        return EARTH_METERS * Math.hypot(north, east);
    }

    private static Incident with(Incident one, Double meters) {
        return new Incident(
                one.complaintId(),
                one.trackingNumber(),
                one.emergencyKind(),
                one.areaCode(),
                one.areaName(),
                one.since(),
                one.status(),
                one.agency(),
                meters == null ? null : Math.round(meters),
                one.subject(),
                one.supporters());
    }

    private static Incident supported(Incident one, int supporters) {
        return new Incident(
                one.complaintId(),
                one.trackingNumber(),
                one.emergencyKind(),
                one.areaCode(),
                one.areaName(),
                one.since(),
                one.status(),
                one.agency(),
                one.distanceMeters(),
                one.subject(),
                supporters);
    }

    /** Without the words of the caller. */
    @Override
    public String toString() {
        return "Likeness";
    }
}
