package id.aduan.routing.decision;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.Place;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.gazetteer.Located;
import id.aduan.gazetteer.Match;
import id.aduan.routing.directory.Directory;
import id.aduan.routing.directory.Landmark;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the place of a report: from its point, from what the citizen chose or typed (an area or a landmark), or from the
 * report's own words.
 */
final class PlaceFinder {
    private static final String TYPED = "dari tulisan pelapor";

    private final Gazetteer gazetteer;
    private volatile LandmarkNames landmarks;

    PlaceFinder(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /**
     * Where a report is about.
     *
     * @param area the village or kecamatan, or null
     * @param reason how it is known, or why not, for the citizen; null when nothing was told of a place
     * @param doubtful whether what was told disagrees
     */
    record FoundPlace(AreaCode area, String reason, boolean doubtful) {}

    FoundPlace find(ComplaintReceived complaint, Directory directory) {
        Place place = complaint.place();
        LandmarkNames names = landmarks(directory);
        Optional<Landmark> chosen = place.landmark() == null ? Optional.empty() : names.named(place.landmark());
        FoundPlace told = told(place, chosen, names);
        if (place.coordinates() != null && !isMiddleOfArea(chosen, place.coordinates())) {
            Coordinates point = place.coordinates();
            double accuracy = point.accuracyMeters() == null ? 0 : point.accuracyMeters();
            Located located =
                    gazetteer.locate(point.latitude(), point.longitude(), Gazetteer.DEFAULT_TOLERANCE_METERS, accuracy);
            return fromPoint(point, located, told);
        }
        if (told.area() != null || told.doubtful()) {
            return told;
        }
        FoundPlace read = fromMatch(gazetteer.findIn(text(complaint)), "disebut dalam laporan");
        return read.reason() == null ? told : read;
    }

    private static String text(ComplaintReceived complaint) {
        return complaint.title() == null ? complaint.narrative() : complaint.title() + "\n" + complaint.narrative();
    }

    /** The point that stands for a landmark's area tells no village. */
    private static boolean isMiddleOfArea(Optional<Landmark> chosen, Coordinates point) {
        return chosen.filter(landmark -> landmark.area() != null)
                .filter(landmark -> landmark.isAt(point.latitude(), point.longitude()))
                .isPresent();
    }

    private LandmarkNames landmarks(Directory directory) {
        LandmarkNames current = landmarks;
        if (current == null || current.directory() != directory) {
            current = new LandmarkNames(directory);
            landmarks = current;
        }
        return current;
    }

    private FoundPlace told(Place place, Optional<Landmark> chosen, LandmarkNames names) {
        if (place.areaCode() != null) {
            Optional<Area> area = gazetteer.area(place.areaCode());
            if (area.isPresent() && area.get().kind() != Area.Kind.KABUPATEN) {
                return new FoundPlace(place.areaCode(), "Lokasi: " + area.get().label() + " (dipilih pelapor).", false);
            }
        }
        Optional<AreaCode> atLandmark = chosen.flatMap(this::area);
        if (atLandmark.isPresent()) {
            return at(chosen.get(), atLandmark.get());
        }
        return place.text() == null ? new FoundPlace(null, null, false) : typed(place.text(), names);
    }

    private Optional<AreaCode> area(Landmark landmark) {
        return landmark.area() != null
                ? Optional.of(landmark.area())
                : gazetteer
                        .locate(landmark.latitude(), landmark.longitude())
                        .area()
                        .map(Area::code);
    }

    private FoundPlace at(Landmark landmark, AreaCode area) {
        String label = gazetteer.area(area).map(Area::label).orElse(area.value());
        return new FoundPlace(area, "Lokasi: " + label + " (patokan: " + landmark.name() + ").", false);
    }

    private FoundPlace typed(String text, LandmarkNames names) {
        Optional<LandmarkNames.Mention> mention = names.in(text);
        if (mention.isEmpty()) {
            return fromMatch(gazetteer.find(text), TYPED);
        }
        Map<Landmark, AreaCode> meant = new LinkedHashMap<>();
        mention.get().landmarks().forEach(landmark -> area(landmark).ifPresent(area -> meant.put(landmark, area)));
        Match beside = mention.get().rest().isEmpty()
                ? Match.NONE
                : gazetteer.find(mention.get().rest());
        AreaCode named = beside.area()
                .filter(area -> area.kind() != Area.Kind.KABUPATEN)
                .map(Area::code)
                .orElse(null);
        if (meant.isEmpty()) {
            return fromMatch(gazetteer.find(text), TYPED);
        }
        if (named == null) {
            return oneOf(meant);
        }
        Map<Landmark, AreaCode> agreeing = new LinkedHashMap<>();
        meant.forEach((landmark, area) -> {
            if (contains(named, area)) {
                agreeing.put(landmark, area);
            } else if (contains(area, named)) {
                agreeing.put(landmark, named);
            }
        });
        if (!agreeing.isEmpty()) {
            return oneOf(agreeing);
        }
        if (beside.kind() != Match.Kind.EXACT) {
            return oneOf(meant); // a word that is merely like a village's name speaks against no landmark
        }
        FoundPlace place = fromMatch(beside, TYPED);
        String landmark = meant.keySet().iterator().next().name();
        return new FoundPlace(place.area(), place.reason() + " Patokan " + landmark + " ada di tempat lain.", true);
    }

    private FoundPlace oneOf(Map<Landmark, AreaCode> meant) {
        Set<AreaCode> areas = Set.copyOf(meant.values());
        if (areas.size() == 1) {
            return at(meant.keySet().iterator().next(), areas.iterator().next());
        }
        Set<AreaCode> kecamatan =
                meant.values().stream().map(AreaCode::kecamatan).collect(Collectors.toSet());
        String names = meant.keySet().stream().limit(3).map(Landmark::name).collect(Collectors.joining(" atau "));
        return new FoundPlace(
                kecamatan.size() == 1 ? kecamatan.iterator().next() : null, "Lokasi belum pasti: " + names + ".", true);
    }

    private FoundPlace fromMatch(Match match, String how) {
        Optional<Area> area = match.area().filter(found -> found.kind() != Area.Kind.KABUPATEN);
        if (area.isPresent()) {
            return new FoundPlace(area.get().code(), "Lokasi: " + area.get().label() + " (" + how + ").", false);
        }
        if (match.kind() != Match.Kind.AMBIGUOUS) {
            return new FoundPlace(null, null, false);
        }
        AreaCode kecamatan = match.kecamatan().orElse(null);
        String names = String.join(
                " atau ",
                match.candidates().stream()
                        .limit(3)
                        .map(candidate -> candidate.area().label())
                        .toList());
        return new FoundPlace(kecamatan, "Lokasi belum pasti: " + names + ".", true);
    }

    private FoundPlace fromPoint(Coordinates point, Located located, FoundPlace told) {
        if (located.kind() == Located.Kind.OUTSIDE) {
            return told.area() == null
                    ? new FoundPlace(null, "Titik yang dikirim berada di luar Kabupaten Purwakarta.", true)
                    : new FoundPlace(
                            told.area(), told.reason() + " Titik yang dikirim di luar Kabupaten Purwakarta.", true);
        }
        Area village = located.village();
        boolean agrees = told.area() == null || contains(told.area(), village.code());
        boolean couldBeNext = located.others().stream().anyMatch(other -> contains(told.area(), other.code()));
        if (!agrees && (couldBeNext || point.provenance() == Coordinates.Provenance.DEVICE)) {
            // People often report from home what they saw elsewhere: what they chose or typed counts.
            return new FoundPlace(
                    told.area(),
                    told.reason() + " Titik gawai pelapor berada di " + village.label() + ".",
                    !couldBeNext);
        }
        StringBuilder reason =
                new StringBuilder("Lokasi: ").append(village.label()).append(" (dari titik");
        if (located.swapped()) {
            reason.append(", urutan lintang dan bujur dibetulkan");
        }
        if (located.kind() == Located.Kind.NEAR) {
            reason.append(", ").append(Math.round(located.distanceMeters())).append(" m di luar batas desa");
        }
        reason.append(").");
        if (!agrees) {
            reason.append(" Pelapor menyebut tempat lain.");
        } else if (!located.others().isEmpty()) {
            reason.append(" Dekat batas ")
                    .append(located.others().get(0).label())
                    .append('.');
        }
        return new FoundPlace(village.code(), reason.toString(), !agrees);
    }

    private static boolean contains(AreaCode area, AreaCode village) {
        return area != null && village.value().startsWith(area.value());
    }
}
