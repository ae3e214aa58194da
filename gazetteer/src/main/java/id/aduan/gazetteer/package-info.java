/**
 * The areas of the regency: their codes, names and shapes. Finds an area by a point or by a name as people type it, and
 * says so when it is not sure: an ambiguous name gives candidates, never a guess. Who is responsible for an area is not
 * known here.
 */
package id.aduan.gazetteer;
