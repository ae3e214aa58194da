package id.aduan.cases.persistence;

import id.aduan.contracts.ComplaintId;
import java.util.Collection;
import java.util.stream.Collectors;

/** Columns and parameters of native queries. */
final class Columns {
    /** What {@link #ids} gives as a parameter is in SQL. */
    static final String IDS = "cast(string_to_array(?1, ',') as uuid[])";

    private Columns() {}

    /** For {@link #IDS}: one text, so that the statement is the same whatever their number. */
    static String ids(Collection<ComplaintId> ids) {
        return ids.stream().map(ComplaintId::toString).collect(Collectors.joining(","));
    }
}
