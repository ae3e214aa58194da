package id.aduan.gazetteer;

import id.aduan.contracts.AreaCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;

/** The areas of the regency, found by code, by point or by name. Immutable; load it once and share it. */
public final class Gazetteer {
    /** How far beside the villages a point may lie and still count: their drawn borders leave gaps between them. */
    public static final double DEFAULT_TOLERANCE_METERS = 300;

    private final Map<AreaCode, Area> areas;
    private final List<Area> kecamatan;
    private final List<Area> villages;
    private final VillageShapes shapes;
    private final PlaceNames names;
    private final String geoJson;

    private Gazetteer(Map<AreaCode, Area> areas, VillageShapes shapes) {
        this.areas = areas;
        this.shapes = shapes;
        kecamatan = areas.values().stream()
                .filter(area -> area.kind() == Area.Kind.KECAMATAN)
                .toList();
        villages = areas.values().stream().filter(Area::isVillage).toList();
        names = new PlaceNames(List.copyOf(areas.values()));
        geoJson = shapes.geoJson(villages);
    }

    /** Reads the areas that come with this module. */
    public static Gazetteer load() {
        Map<AreaCode, Geometry> polygons = new LinkedHashMap<>();
        for (String line : lines("villages.csv")) {
            int separator = line.indexOf(';');
            polygons.put(
                    new AreaCode(line.substring(0, separator)), VillageShapes.parse(line.substring(separator + 1)));
        }
        VillageShapes shapes = new VillageShapes(polygons);
        Map<AreaCode, Area> areas = new LinkedHashMap<>();
        for (String line : lines("areas.csv")) {
            Area area = area(line.split(",", -1), areas, shapes);
            areas.put(area.code(), area);
        }
        return new Gazetteer(areas, shapes);
    }

    private static Area area(String[] fields, Map<AreaCode, Area> known, VillageShapes shapes) {
        AreaCode code = new AreaCode(fields[0]);
        Area.Kind kind = Area.Kind.valueOf(fields[2]);
        Area parent =
                switch (kind) {
                    case KABUPATEN -> null;
                    case KECAMATAN -> known.get(new AreaCode(code.value().substring(0, 5)));
                    case KELURAHAN, DESA -> known.get(code.kecamatan());
                };
        return new Area(
                code,
                fields[1],
                kind,
                parent == null ? null : parent.code(),
                parent == null ? null : parent.name(),
                code.isVillage()
                        ? shapes.inside(code)
                        : new GeoPoint(Double.parseDouble(fields[3]), Double.parseDouble(fields[4])));
    }

    private static List<String> lines(String resource) {
        try (InputStream stream = Gazetteer.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the gazetteer's own data cannot be read", e);
        }
    }

    public Optional<Area> area(AreaCode code) {
        return Optional.ofNullable(areas.get(code));
    }

    /** The regency, which all other areas lie in. */
    public Area regency() {
        return areas.values().iterator().next();
    }

    public List<Area> kecamatan() {
        return kecamatan;
    }

    public List<Area> villages() {
        return villages;
    }

    /** The villages of a kecamatan, by code. */
    public List<Area> villagesOf(AreaCode kecamatanCode) {
        return villages.stream()
                .filter(village -> village.parentCode().equals(kecamatanCode))
                .toList();
    }

    /** Finds the village of a point with the default tolerance. */
    public Located locate(double latitude, double longitude) {
        return locate(latitude, longitude, DEFAULT_TOLERANCE_METERS, 0);
    }

    /**
     * Finds the village of a point. Any numbers may come in: what is no point at all is outside, and latitude and
     * longitude in the wrong order are put right when only the other order lies in the regency.
     *
     * @param toleranceMeters how far beside the villages the point may lie and still count
     * @param uncertaintyMeters villages that are this near are told too, as the point may be in any of them
     */
    public Located locate(double latitude, double longitude, double toleranceMeters, double uncertaintyMeters) {
        Located asGiven = locateInOrder(latitude, longitude, toleranceMeters, uncertaintyMeters, false);
        if (asGiven.kind() != Located.Kind.OUTSIDE) {
            return asGiven;
        }
        Located swapped = locateInOrder(longitude, latitude, toleranceMeters, uncertaintyMeters, true);
        return swapped.kind() == Located.Kind.OUTSIDE ? asGiven : swapped;
    }

    private Located locateInOrder(
            double latitude, double longitude, double tolerance, double uncertainty, boolean swapped) {
        GeoPoint point = new GeoPoint(latitude, longitude);
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            return new Located(Located.Kind.OUTSIDE, null, Double.POSITIVE_INFINITY, swapped, point, List.of());
        }
        List<VillageShapes.Nearness> found =
                shapes.within(latitude, longitude, Math.max(tolerance, Math.min(uncertainty, 5_000)));
        if (found.isEmpty() || found.get(0).meters() > tolerance) {
            double distance = shapes.distance(latitude, longitude);
            return new Located(Located.Kind.OUTSIDE, null, distance, swapped, point, List.of());
        }
        double nearest = found.get(0).meters();
        return new Located(
                nearest == 0 ? Located.Kind.INSIDE : Located.Kind.NEAR,
                areas.get(found.get(0).code()),
                nearest,
                swapped,
                point,
                found.stream()
                        .skip(1)
                        .filter(other -> other.meters() <= Math.max(nearest, uncertainty))
                        .map(other -> areas.get(other.code()))
                        .toList());
    }

    /**
     * Reads a name as people type it into a field for the place: with or without <i>desa</i>, <i>kel.</i>,
     * <i>kec.</i>, apart or together, misspelt by a letter or two.
     */
    public Match find(String typed) {
        return names.find(typed);
    }

    /** Finds the place that a longer text speaks of: only names without a doubt, or marked as <i>desa</i> or the like. */
    public Match findIn(String freeText) {
        return names.findIn(freeText);
    }

    /** Areas whose name begins with what has been typed so far, then areas with a similar name. */
    public List<Area> suggest(String typed, int limit) {
        return Stream.concat(
                        names.beginningWith(typed).stream(),
                        find(typed).candidates().stream().map(Match.Candidate::area))
                .distinct()
                .limit(limit)
                .toList();
    }

    /** GeoJSON (RFC 7946) of the villages for a map, simplified to less than 120 kB; id is the code, property label. */
    public String villagesGeoJson() {
        return geoJson;
    }

    /** All areas, from the regency down. */
    public List<Area> all() {
        return new ArrayList<>(areas.values());
    }
}
