package id.aduan.routing.decision;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.Place;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.gazetteer.Located;
import id.aduan.gazetteer.Match;
import java.util.Optional;

/** Finds the place of a report: from its point, from what the citizen chose or typed, or from the report's own words. */
final class PlaceFinder {
    private final Gazetteer gazetteer;

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

    FoundPlace find(ComplaintReceived complaint) {
        Place place = complaint.place();
        FoundPlace told = told(place);
        if (place.coordinates() != null) {
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

    private FoundPlace told(Place place) {
        if (place.areaCode() != null) {
            Optional<Area> chosen = gazetteer.area(place.areaCode());
            if (chosen.isPresent() && chosen.get().kind() != Area.Kind.KABUPATEN) {
                return new FoundPlace(
                        place.areaCode(), "Lokasi: " + chosen.get().label() + " (dipilih pelapor).", false);
            }
        }
        FoundPlace unknown = new FoundPlace(null, null, false);
        return place.text() == null ? unknown : fromMatch(gazetteer.find(place.text()), "dari tulisan pelapor");
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
