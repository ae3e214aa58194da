package id.aduan.gazetteer;

import id.aduan.contracts.AreaCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** The polygons of the villages, on a plane of metres around the middle of the regency. */
final class VillageShapes {
    private static final double LATITUDE_OF_ORIGIN = -6.59;
    private static final double METERS_PER_DEGREE_NORTH = 110_574;
    private static final double METERS_PER_DEGREE_EAST = 111_320 * Math.cos(Math.toRadians(LATITUDE_OF_ORIGIN));
    private static final GeometryFactory PLANE = new GeometryFactory();
    /** A corner is dropped from the map when the triangle that it spans is smaller than the square of this. */
    private static final double MAP_TOLERANCE_METERS = 460;

    private final STRtree index = new STRtree();
    private final Map<AreaCode, Geometry> degrees;
    private final double reach;

    private record Shape(AreaCode code, Geometry meters) {}

    /** A village and how far a point is from it; 0 when it is inside. */
    record Nearness(AreaCode code, double meters) {}

    VillageShapes(Map<AreaCode, Geometry> degrees) {
        this.degrees = degrees;
        Envelope all = new Envelope();
        degrees.forEach((code, geometry) -> {
            Geometry meters = toMeters(geometry);
            index.insert(meters.getEnvelopeInternal(), new Shape(code, meters));
            all.expandToInclude(meters.getEnvelopeInternal());
        });
        index.build();
        reach = all.getDiameter();
    }

    static Geometry parse(String wellKnownText) {
        try {
            return new WKTReader(PLANE).read(wellKnownText);
        } catch (ParseException e) {
            throw new IllegalStateException("a village polygon is not well-known text", e);
        }
    }

    /** A point inside the polygon: its centroid, unless that lies outside. */
    GeoPoint inside(AreaCode code) {
        Geometry geometry = degrees.get(code);
        Point centroid = geometry.getCentroid();
        Point point = geometry.contains(centroid) ? centroid : geometry.getInteriorPoint();
        return new GeoPoint(point.getY(), point.getX());
    }

    /** The villages within a distance of a point, nearest first; by code where they are equally near. */
    List<Nearness> within(double latitude, double longitude, double meters) {
        Point point = PLANE.createPoint(plane(latitude, longitude));
        Envelope search = point.getEnvelopeInternal();
        search.expandBy(Math.min(meters, reach));
        List<Nearness> found = new ArrayList<>();
        for (Object item : index.query(search)) {
            Shape shape = (Shape) item;
            double distance = shape.meters().distance(point);
            if (distance <= meters) {
                found.add(new Nearness(shape.code(), distance));
            }
        }
        found.sort(Comparator.comparingDouble(Nearness::meters)
                .thenComparing(nearness -> nearness.code().value()));
        return found;
    }

    /** The distance to the nearest village, however far. */
    double distance(double latitude, double longitude) {
        Point point = PLANE.createPoint(plane(latitude, longitude));
        double least = Double.POSITIVE_INFINITY;
        for (Object item : index.query(new Envelope(-4e8, 4e8, -4e8, 4e8))) {
            least = Math.min(least, ((Shape) item).meters().distance(point));
        }
        return least;
    }

    /** A small GeoJSON for a map: neighbours keep their common border. */
    String geoJson(List<Area> villages) {
        Geometry[] full = villages.stream()
                .map(village -> toMeters(degrees.get(village.code())))
                .toArray(Geometry[]::new);
        Geometry[] simple = CoverageSimplifier.simplify(full, MAP_TOLERANCE_METERS);
        StringBuilder json = new StringBuilder(120_000).append("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int i = 0; i < villages.size(); i++) {
            Area village = villages.get(i);
            json.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"Feature\",\"id\":\"")
                    .append(village.code())
                    .append("\",\"properties\":{\"label\":\"")
                    .append(village.label())
                    .append("\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[");
            Coordinate[] ring = simple[i].getCoordinates();
            for (int j = 0; j < ring.length; j++) {
                double longitude = ring[j].x / METERS_PER_DEGREE_EAST;
                double latitude = ring[j].y / METERS_PER_DEGREE_NORTH;
                json.append(j == 0 ? "" : ",").append(String.format(Locale.ROOT, "[%.4f,%.4f]", longitude, latitude));
            }
            json.append("]]}}");
        }
        return json.append("]}").toString();
    }

    private static Coordinate plane(double latitude, double longitude) {
        return new Coordinate(longitude * METERS_PER_DEGREE_EAST, latitude * METERS_PER_DEGREE_NORTH);
    }

    private static Geometry toMeters(Geometry degrees) {
        Geometry meters = degrees.copy();
        meters.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence sequence, int i) {
                sequence.setOrdinate(i, 0, sequence.getX(i) * METERS_PER_DEGREE_EAST);
                sequence.setOrdinate(i, 1, sequence.getY(i) * METERS_PER_DEGREE_NORTH);
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return meters;
    }
}
