package id.aduan.routing.decision;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AgencyCode;
import java.util.Set;

/**
 * Agencies that gave a complaint back.
 *
 * @param suggestion the agency that the last of them named instead, or null
 * @param times how often it was given back; more than once, and a person decides
 */
public record Declined(Set<AgencyCode> agencies, AgencyCode suggestion, int times) {
    public static final Declined NONE = new Declined(Set.of(), null, 0);

    /** Given back once by each of them. */
    public Declined(Set<AgencyCode> agencies, AgencyCode suggestion) {
        this(agencies, suggestion, agencies.size());
    }

    public Declined {
        agencies = Set.copyOf(requireNonNull(agencies, "agencies is null"));
    }
}
