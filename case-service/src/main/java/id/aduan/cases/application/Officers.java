package id.aduan.cases.application;

import id.aduan.contracts.AgencyCode;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which officer belongs to which agency, and since when. Every method works in the transaction that it is called in. */
public interface Officers {
    /**
     * A time in an agency.
     *
     * @param until the end, or null while it lasts
     * @param displayName how the administrator knows him, or null
     */
    record Membership(String subject, AgencyCode agency, Instant since, Instant until, String displayName) {}

    /** The agency that he belongs to at that moment. */
    Uni<Optional<AgencyCode>> agencyOf(String subject, Instant at);

    /** The latest first. */
    Uni<List<Membership>> memberships(String subject);

    /** Ends the membership that lasts, if there is one, and begins another; the same again changes nothing. */
    Uni<Void> begin(Membership membership, String by);

    /** Ends the membership that lasts; false when there is none. */
    Uni<Boolean> end(String subject, Instant at);
}
