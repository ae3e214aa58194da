package id.aduan.gazetteer;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AreaCode;

/**
 * An administrative area.
 *
 * @param parentCode the kecamatan of a village, the regency of a kecamatan, null for the regency
 * @param parentName name of the parent, null for the regency
 * @param centroid a point inside the area, for a marker on a map
 */
public record Area(AreaCode code, String name, Kind kind, AreaCode parentCode, String parentName, GeoPoint centroid) {

    /** The level and sort of an area. */
    public enum Kind {
        KABUPATEN,
        KECAMATAN,
        /** A village that is a unit of the regency, under its kecamatan. */
        KELURAHAN,
        /** A village with a government of its own. */
        DESA
    }

    public Area {
        requireNonNull(code, "code is null");
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        if ((kind == Kind.KABUPATEN) != (parentCode == null) || (parentCode == null) != (parentName == null)) {
            throw new IllegalArgumentException("parent is null exactly for the regency");
        }
        requireNonNull(centroid, "centroid is null");
    }

    public boolean isVillage() {
        return kind == Kind.KELURAHAN || kind == Kind.DESA;
    }

    /** A name that tells apart areas of the same name, as {@code Cibodas, Kec. Sukatani} or {@code Kec. Wanayasa}. */
    public String label() {
        return switch (kind) {
            case KABUPATEN -> name;
            case KECAMATAN -> "Kec. " + name;
            case KELURAHAN, DESA -> name + ", Kec. " + parentName;
        };
    }
}
