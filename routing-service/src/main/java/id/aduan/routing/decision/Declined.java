package id.aduan.routing.decision;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AgencyCode;
import java.util.Set;

/**
 * Agencies that gave a complaint back.
 *
 * @param suggestion the agency that the last of them named instead, or null
 */
public record Declined(Set<AgencyCode> agencies, AgencyCode suggestion) {
    public static final Declined NONE = new Declined(Set.of(), null);

    public Declined {
        agencies = Set.copyOf(requireNonNull(agencies, "agencies is null"));
    }
}
