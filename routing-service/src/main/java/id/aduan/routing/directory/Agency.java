package id.aduan.routing.directory;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AgencySnapshot;
import id.aduan.contracts.AreaCode;
import java.time.LocalDate;
import java.util.List;

/**
 * An agency of the regency.
 *
 * @param aliases other names by which people know it, in lower case
 * @param area the kecamatan or kelurahan that it is the office of, or null
 * @param validFrom first day of validity
 * @param validTo last day of validity, or null while it exists
 * @param successor the agency that took over, or null
 */
public record Agency(
        AgencyCode code,
        String name,
        String shortName,
        AgencySnapshot.Kind kind,
        List<String> aliases,
        AreaCode area,
        LocalDate validFrom,
        LocalDate validTo,
        AgencyCode successor) {

    public Agency {
        requireNonNull(code, "code is null");
        Entries.requireText(name, "name", 200);
        Entries.requireText(shortName, "shortName", 60);
        requireNonNull(kind, "kind is null");
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        requireNonNull(validFrom, "validFrom is null");
        if (validTo != null && validTo.isBefore(validFrom)) {
            throw new IllegalArgumentException("validTo is before validFrom");
        }
    }

    public boolean isActive(LocalDate day) {
        return Entries.holds(validFrom, validTo, day);
    }
}
