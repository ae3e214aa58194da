package id.aduan.cases.domain;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AgencyCode;
import java.util.Locale;

/**
 * Who acts, and in which capacity.
 *
 * @param pseudonym what the history says of him, e.g. {@code verifier/<subject>}; never a name
 * @param agency the agency that he belongs to, or null
 */
public record Actor(ActorKind kind, String pseudonym, AgencyCode agency) {
    public static final Actor CITIZEN = new Actor(ActorKind.CITIZEN, "citizen", null);
    public static final Actor SYSTEM = new Actor(ActorKind.SYSTEM, "system", null);

    /** What the pseudonym of a door begins with, which has answered a question itself. */
    public static final String DOOR = "door/";

    public Actor {
        requireNonNull(kind, "kind is null");
        requireNonNull(pseudonym, "pseudonym is null");
    }

    /** @param decidedBy as the decision says, {@code rules:<version>} or a person's pseudonym */
    public static Actor routing(String decidedBy) {
        return new Actor(ActorKind.ROUTING, "routing/" + decidedBy, null);
    }

    /** @param agency the agency that he belongs to, or null */
    public static Actor staff(ActorKind kind, String subject, AgencyCode agency) {
        return new Actor(kind, kind.name().toLowerCase(Locale.ROOT) + "/" + subject, agency);
    }
}
