package id.aduan.gazetteer;

/** A point in WGS 84, in degrees. */
public record GeoPoint(double latitude, double longitude) {}
