package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.LandmarkPublished;
import id.aduan.contracts.Place;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.gazetteer.Located;
import id.aduan.knowledge.PlaceFinder;
import id.aduan.knowledge.Plain;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Suggests places for what is typed so far: coordinates told, landmarks, villages and kecamatan. Streets are no part of the
 * directory and stay what was typed. Immutable; make another when the landmarks change.
 */
final class SuggestPlaces {
    static final int MOST = 8;

    private static final int LONGEST = 120;
    private static final Pattern COORDINATES =
            Pattern.compile("(-?\\d{1,3}[.,]\\d+)\\s*[,;\\s]\\s*(-?\\d{1,3}[.,]\\d+)");

    private final Gazetteer gazetteer;
    private final PlaceFinder finder;
    private final List<Named> landmarks;

    private record Named(LandmarkPublished landmark, Area area, List<String> names) {}

    SuggestPlaces(Gazetteer gazetteer, Collection<LandmarkPublished> known) {
        this.gazetteer = gazetteer;
        List<LandmarkPublished> all = List.copyOf(known);
        finder = new PlaceFinder(gazetteer, all);
        landmarks = all.stream().map(this::named).toList();
    }

    private Named named(LandmarkPublished landmark) {
        Area area = landmark.areaCode() == null
                ? gazetteer.locate(landmark.latitude(), landmark.longitude()).village()
                : gazetteer.area(landmark.areaCode()).orElse(null);
        return new Named(
                landmark,
                area,
                Stream.concat(Stream.of(landmark.name()), landmark.aliases().stream())
                        .map(SuggestPlaces::phrase)
                        .toList());
    }

    private static String phrase(String text) {
        return String.join(" ", Plain.words(text));
    }

    /** At most {@value #MOST}, the likeliest first. */
    List<PlaceSuggestion> suggest(String typed) {
        String text = typed == null ? "" : Plain.line(Plain.clean(typed), LONGEST);
        Optional<PlaceSuggestion> point = point(text);
        if (point.isPresent()) {
            return List.of(point.get());
        }
        if (phrase(text).isEmpty()) {
            return List.of();
        }
        Map<Object, PlaceSuggestion> found = new LinkedHashMap<>();
        // what is surely meant, then what begins so, then what may be meant
        PlaceFinder.Found meant = finder.inAnswer(text);
        if (meant.place() != null) {
            add(found, meant.place());
        }
        landmarks.stream()
                .filter(named -> begins(named, text))
                .forEach(named -> found.putIfAbsent(named.landmark().landmarkId(), suggestion(named)));
        for (PlaceFinder.Candidate candidate : meant.candidates()) {
            if (candidate.landmarkId() == null) {
                gazetteer.area(candidate.area()).ifPresent(area -> found.putIfAbsent(area.code(), suggestion(area)));
            } else {
                landmarks.stream()
                        .filter(named -> named.landmark().landmarkId().equals(candidate.landmarkId()))
                        .forEach(named -> found.putIfAbsent(candidate.landmarkId(), suggestion(named)));
            }
        }
        gazetteer.suggest(text, MOST).stream()
                .filter(area -> area.kind() != Area.Kind.KABUPATEN)
                .forEach(area -> found.putIfAbsent(area.code(), suggestion(area)));
        return found.values().stream().limit(MOST).toList();
    }

    private void add(Map<Object, PlaceSuggestion> found, Place place) {
        if (place.landmark() != null) {
            landmarks.stream()
                    .filter(named -> Plain.cut(named.landmark().name(), 200).equals(place.landmark()))
                    .forEach(named -> found.putIfAbsent(named.landmark().landmarkId(), suggestion(named)));
        } else if (place.areaCode() != null) {
            gazetteer.area(place.areaCode()).ifPresent(area -> found.putIfAbsent(area.code(), suggestion(area)));
        }
    }

    /** Whether each word that is typed begins a word of one of its names. */
    private static boolean begins(Named named, String typed) {
        List<String> words = Plain.words(typed);
        return named.names().stream().map(name -> List.of(name.split(" "))).anyMatch(name -> words.stream()
                .allMatch(word -> name.stream().anyMatch(part -> part.startsWith(word))));
    }

    /** Coordinates as they are told on the telephone: in any order, with comma or point, the minus forgotten. */
    private Optional<PlaceSuggestion> point(String text) {
        Matcher matcher = COORDINATES.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double one = Double.parseDouble(matcher.group(1).replace(',', '.'));
        double other = Double.parseDouble(matcher.group(2).replace(',', '.'));
        return Stream.of(
                        gazetteer.locate(one, other),
                        gazetteer.locate(-Math.abs(one), Math.abs(other)),
                        gazetteer.locate(-Math.abs(other), Math.abs(one)))
                .filter(located -> located.kind() != Located.Kind.OUTSIDE)
                .findFirst()
                .map(located -> point(
                        located.point().latitude(),
                        located.point().longitude(),
                        located.area().map(Area::code).orElse(null)))
                .or(() -> Math.abs(one) <= 90 && Math.abs(other) <= 180
                        ? Optional.of(point(one, other, null))
                        : Optional.empty());
    }

    private PlaceSuggestion point(double latitude, double longitude, AreaCode area) {
        String numbers = String.format(Locale.ROOT, "%.6f, %.6f", latitude, longitude);
        return new PlaceSuggestion(
                area == null ? numbers : numbers + " (" + finder.label(area) + ")",
                PlaceSuggestion.Kind.POINT,
                null,
                area,
                latitude,
                longitude,
                new PlaceSuggestion.Center(latitude, longitude),
                List.of());
    }

    private PlaceSuggestion suggestion(Area area) {
        List<String> others = gazetteer.all().stream()
                .filter(each ->
                        each.kind() != Area.Kind.KABUPATEN && !each.code().equals(area.code()))
                .filter(each -> each.name().equalsIgnoreCase(area.name()))
                .map(Area::label)
                .toList();
        return new PlaceSuggestion(
                area.label(),
                area.isVillage() ? PlaceSuggestion.Kind.VILLAGE : PlaceSuggestion.Kind.KECAMATAN,
                null,
                area.code(),
                null,
                null,
                new PlaceSuggestion.Center(
                        area.centroid().latitude(), area.centroid().longitude()),
                others);
    }

    private PlaceSuggestion suggestion(Named named) {
        LandmarkPublished landmark = named.landmark();
        boolean isPoint = landmark.areaCode() == null;
        List<String> others = landmarks.stream()
                .filter(each -> !each.landmark().landmarkId().equals(landmark.landmarkId()))
                .filter(each -> each.names().get(0).equals(named.names().get(0)))
                .map(SuggestPlaces::label)
                .toList();
        return new PlaceSuggestion(
                label(named),
                PlaceSuggestion.Kind.LANDMARK,
                landmark.name(),
                named.area() == null ? null : named.area().code(),
                isPoint ? landmark.latitude() : null,
                isPoint ? landmark.longitude() : null,
                new PlaceSuggestion.Center(landmark.latitude(), landmark.longitude()),
                others);
    }

    private static String label(Named named) {
        return named.area() == null
                ? named.landmark().name()
                : named.landmark().name() + ", " + named.area().label();
    }
}
