package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;

/**
 * An agency as the directory knows it now; the latest snapshot of a code replaces the one before it.
 *
 * @param version of the directory; an older snapshot never overwrites a newer one
 * @param shortName as people say it, e.g. {@code DLH}
 * @param validFrom first day of validity, in WIB
 * @param validTo last day of validity, in WIB, or null while it exists
 * @param successor the agency that took over, or null
 */
public record AgencySnapshot(
        EventId eventId,
        AgencyCode code,
        long version,
        String name,
        String shortName,
        Kind kind,
        List<String> aliases,
        LocalDate validFrom,
        LocalDate validTo,
        AgencyCode successor) {

    /** What sort of body it is. */
    public enum Kind {
        /** An office of the regency (organisasi perangkat daerah) or a unit of it. */
        OFFICE,
        KECAMATAN,
        KELURAHAN
    }

    public AgencySnapshot {
        requireNonNull(eventId, "eventId is null");
        requireNonNull(code, "code is null");
        Texts.requireText(name, "name", 200);
        Texts.requireText(shortName, "shortName", 60);
        requireNonNull(kind, "kind is null");
        aliases = List.copyOf(requireNonNull(aliases, "aliases is null"));
        requireNonNull(validFrom, "validFrom is null");
    }
}
