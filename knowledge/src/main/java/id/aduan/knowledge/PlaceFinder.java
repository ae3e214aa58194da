package id.aduan.knowledge;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.LandmarkPublished;
import id.aduan.contracts.Place;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.gazetteer.Located;
import id.aduan.gazetteer.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds places in words and points: areas of the gazetteer and landmarks of the directory. It offers, and never guesses. */
public final class PlaceFinder {
    public static final int MAX_CANDIDATES = 9;

    private static final int SHORTEST_NAME = 3;
    private static final int SHORTEST_ALIAS = 6;
    private static final int SHORTEST_MISSPELT = 7;
    /** Words that come before the name of a place and are no part of it. */
    private static final Set<String> BESIDE = Set.of(
            "di",
            "dekat",
            "depan",
            "belakang",
            "samping",
            "sebelah",
            "seberang",
            "caket",
            "payuneun",
            "palih",
            "near",
            "in",
            "front",
            "of",
            "behind",
            "at",
            "the",
            "sekitar",
            "daerah",
            "area",
            "itu",
            "ini");

    /** Those of them that tell of something beside a place and not inside it. */
    private static final Set<String> NEXT_TO = Set.of(
            "dekat",
            "depan",
            "belakang",
            "samping",
            "sebelah",
            "seberang",
            "caket",
            "payuneun",
            "gigireun",
            "near",
            "opposite",
            "behind",
            "of");
    /** Kinds of landmarks with people in them who may be complained about. */
    private static final Set<String> STAFFED = Set.of("OFFICE", "SCHOOL", "HEALTH");

    private final Gazetteer gazetteer;
    private final List<Named> landmarks;

    /** What was found: a place that is clear, or candidates, or nothing. */
    public record Found(Place place, List<Candidate> candidates) {}

    /**
     * A place that may be meant: an area or a landmark.
     *
     * @param within what it lies in, or null
     */
    public record Candidate(AreaCode area, String landmarkId, String name, String within) {
        public Candidate {
            requireNonNull(name, "name is null");
            if ((area == null) == (landmarkId == null)) {
                throw new IllegalArgumentException("a candidate is either an area or a landmark");
            }
        }
    }

    private record Named(LandmarkPublished landmark, Area area, List<String> names) {}

    /** @param name the one of its names that was found */
    private record Hit(Named named, String name) {}

    public PlaceFinder(Gazetteer gazetteer, List<LandmarkPublished> landmarks) {
        this.gazetteer = gazetteer;
        this.landmarks = landmarks.stream()
                .filter(landmark -> !landmark.removed())
                .map(this::named)
                .toList();
    }

    private Named named(LandmarkPublished landmark) {
        Set<String> names = new LinkedHashSet<>();
        names.add(phrase(landmark.name()));
        landmark.aliases().forEach(alias -> names.add(phrase(alias)));
        names.remove("");
        Area area = landmark.areaCode() == null
                ? gazetteer.locate(landmark.latitude(), landmark.longitude()).village()
                : gazetteer.area(landmark.areaCode()).orElse(null);
        return new Named(landmark, area, List.copyOf(names));
    }

    private static String phrase(String text) {
        return String.join(" ", Plain.words(text));
    }

    /**
     * Reads an answer to "where is it?".
     *
     * @param within the area that is known already and tells which of two places of one name is meant, or null
     */
    public Found inAnswer(String typed, AreaCode within) {
        Found found = inAnswer(typed);
        if (found.place() != null || within == null || within.isVillage()) {
            return found;
        }
        Match match = gazetteer.find(typed + ", " + label(within));
        return clear(match)
                .filter(Area::isVillage)
                .map(area ->
                        new Found(new Place(null, area.code(), Plain.line(typed, Place.MAX_TEXT), null), List.of()))
                .orElse(found);
    }

    /** Reads an answer to "where is it?" without knowing more. */
    public Found inAnswer(String typed) {
        List<Hit> meant = landmarksIn(typed, false);
        Match match = gazetteer.find(besides(meant, typed));
        if (meant.size() == 1 && agree(meant.get(0).named(), match)) {
            return new Found(place(meant.get(0).named(), typed, match), List.of());
        }
        Optional<Area> area = clear(match);
        List<Named> similar = meant.isEmpty() ? similarLandmarks(typed) : named(meant);
        if (area.isPresent() && (similar.isEmpty() || phrase(area.get().name()).equals(phrase(typed)))) {
            return new Found(new Place(null, area.get().code(), Plain.line(typed, Place.MAX_TEXT), null), List.of());
        }
        return candidates(similar, match);
    }

    /** Reads a longer text that tells what happened: only what it names without a doubt, or by a marked name. */
    public Found inStory(String text) {
        List<Hit> meant = landmarksIn(text, true);
        Match match = gazetteer.findIn(besides(meant, text));
        if (meant.size() == 1 && agree(meant.get(0).named(), match)) {
            return new Found(place(meant.get(0).named(), null, match), List.of());
        }
        Optional<Area> area = clear(match);
        if (meant.isEmpty() && area.isPresent()) {
            return new Found(new Place(null, area.get().code(), null, null), List.of());
        }
        boolean namesTheRegency = match.candidates().stream()
                .anyMatch(candidate -> candidate.area().kind() == Area.Kind.KABUPATEN);
        return meant.isEmpty() && namesTheRegency ? new Found(null, List.of()) : candidates(named(meant), match);
    }

    /** What is said beside the one landmark that is named: its own name may hold that of an area, as "Situ Buleud". */
    private static String besides(List<Hit> meant, String text) {
        if (meant.size() != 1) {
            return text;
        }
        return (" " + phrase(text) + " ").replace(" " + meant.get(0).name() + " ", " , ");
    }

    private static List<Named> named(List<Hit> hits) {
        return hits.stream().map(Hit::named).toList();
    }

    private static Optional<Area> clear(Match match) {
        return match.kind() == Match.Kind.EXACT
                ? match.area().filter(area -> area.kind() != Area.Kind.KABUPATEN)
                : Optional.empty();
    }

    private Found candidates(List<Named> meant, Match match) {
        List<Candidate> candidates = new ArrayList<>();
        meant.forEach(named -> candidates.add(new Candidate(
                null,
                named.landmark().landmarkId(),
                named.landmark().name(),
                named.area() == null ? null : named.area().label())));
        match.candidates().stream()
                .map(Match.Candidate::area)
                .filter(area -> area.kind() != Area.Kind.KABUPATEN)
                .forEach(area -> candidates.add(new Candidate(
                        area.code(),
                        null,
                        area.kind() == Area.Kind.KECAMATAN ? area.label() : area.name(),
                        area.isVillage() ? "Kec. " + area.parentName() : null)));
        return new Found(null, candidates.stream().limit(MAX_CANDIDATES).toList());
    }

    /**
     * The landmarks that a text names, without those whose name is only a part of another's.
     *
     * @param inStory true when only those count that the text puts something near to; an office, a school or a hospital
     *     "at" which something happens is as likely the one complained about
     */
    private List<Hit> landmarksIn(String text, boolean inStory) {
        String padded = " " + phrase(text) + " ";
        List<Hit> hits = new ArrayList<>();
        for (Named named : landmarks) {
            named.names().stream()
                    .filter(name -> name.length() >= (inStory ? SHORTEST_ALIAS : SHORTEST_NAME))
                    .filter(name -> padded.contains(" " + name + " "))
                    .filter(name ->
                            !inStory || isNear(padded, name, named.landmark().kind()))
                    .max(Comparator.comparingInt(String::length))
                    .ifPresent(name -> hits.add(new Hit(named, name)));
        }
        return hits.stream()
                .filter(hit -> hits.stream()
                        .noneMatch(other -> other.name().length() > hit.name().length()
                                && other.name().contains(hit.name())))
                .limit(MAX_CANDIDATES)
                .toList();
    }

    private static boolean isNear(String padded, String name, String kind) {
        String before = padded.substring(0, padded.indexOf(" " + name + " ")).strip();
        String last = before.substring(before.lastIndexOf(' ') + 1);
        return NEXT_TO.contains(last) || (BESIDE.contains(last) && !STAFFED.contains(kind));
    }

    private List<Named> similarLandmarks(String typed) {
        List<String> words = Plain.words(typed);
        String name = String.join(
                " ", words.stream().filter(word -> !BESIDE.contains(word)).toList());
        if (name.length() < SHORTEST_MISSPELT || words.size() > 6) {
            return List.of();
        }
        int allowed = name.length() < 12 ? 1 : 2;
        return landmarks.stream()
                .filter(named -> named.names().stream()
                        .anyMatch(known ->
                                known.length() >= SHORTEST_MISSPELT && Plain.distance(name, known, allowed) <= allowed))
                .limit(MAX_CANDIDATES)
                .toList();
    }

    /** Whether an area that is named too is no other place than the landmark's. */
    private static boolean agree(Named named, Match match) {
        if (match.kind() == Match.Kind.NONE) {
            return true;
        }
        if (named.area() == null) {
            return false;
        }
        AreaCode kecamatan = named.area().code().kecamatan();
        return match.candidates().stream()
                .map(candidate -> candidate.area().code())
                .anyMatch(code -> code.value().length() < 8
                        || code.value().startsWith(named.area().code().value())
                        || (match.kind() == Match.Kind.AMBIGUOUS || !code.isVillage())
                                && code.kecamatan().equals(kecamatan));
    }

    private Place place(Named named, String typed, Match match) {
        LandmarkPublished landmark = named.landmark();
        // the middle of the area that it is known to lie in is not the place
        Coordinates point = landmark.areaCode() == null
                ? new Coordinates(landmark.latitude(), landmark.longitude(), null, Coordinates.Provenance.TOLD)
                : null;
        return new Place(
                point,
                areaCode(named, match),
                typed == null ? null : Plain.line(typed, Place.MAX_TEXT),
                Plain.cut(landmark.name(), 200));
    }

    /** The village that was named beside a landmark which is only known to lie somewhere around. */
    private static AreaCode areaCode(Named named, Match match) {
        if (named.area() == null) {
            return null;
        }
        AreaCode known = named.area().code();
        return clear(match)
                .map(Area::code)
                .filter(code -> code.value().startsWith(known.value()))
                .orElse(known);
    }

    /** The place of a landmark that was chosen; empty when it is no longer known. */
    public Optional<Place> landmark(String landmarkId, String typed) {
        return landmarks.stream()
                .filter(named -> named.landmark().landmarkId().equals(landmarkId))
                .map(named -> place(named, typed, Match.NONE))
                .findFirst();
    }

    /** The place of an area that was chosen; empty when there is none of this code. */
    public Optional<Place> area(String code, String typed) {
        return gazetteer.all().stream()
                .filter(area -> area.code().value().equals(code))
                .map(area ->
                        new Place(null, area.code(), typed == null ? null : Plain.line(typed, Place.MAX_TEXT), null))
                .findFirst();
    }

    public Located locate(double latitude, double longitude) {
        return gazetteer.locate(latitude, longitude);
    }

    /** True for what phones send that do not know where they are, and for what is no point of Earth. */
    public boolean isNoPoint(double latitude, double longitude) {
        if (Math.abs(latitude) < 0.01 && Math.abs(longitude) < 0.01) {
            return true;
        }
        boolean onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
        return !onEarth && locate(latitude, longitude).kind() == Located.Kind.OUTSIDE;
    }

    /** The place of a point inside the regency, the order of its numbers put right; else of the point alone. */
    public Place at(double latitude, double longitude, Coordinates.Provenance provenance, String name) {
        Located located = locate(latitude, longitude);
        Coordinates point = located.kind() == Located.Kind.OUTSIDE
                ? new Coordinates(latitude, longitude, null, provenance)
                : new Coordinates(located.point().latitude(), located.point().longitude(), null, provenance);
        return new Place(
                point,
                located.area().map(Area::code).orElse(null),
                name == null ? null : Plain.line(name, Place.MAX_TEXT),
                null);
    }

    /** How an area is called, or null. */
    public String label(AreaCode code) {
        return code == null ? null : gazetteer.area(code).map(Area::label).orElse(code.value());
    }
}
