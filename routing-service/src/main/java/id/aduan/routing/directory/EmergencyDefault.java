package id.aduan.routing.directory;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.EmergencyKind;
import java.util.List;

/** The agency that takes every emergency of a kind at once, and those that help it. */
public record EmergencyDefault(EmergencyKind kind, AgencyCode agency, List<AgencyCode> helpers) {
    public EmergencyDefault {
        requireNonNull(kind, "kind is null");
        requireNonNull(agency, "agency is null");
        helpers = helpers == null ? List.of() : List.copyOf(helpers);
    }
}
