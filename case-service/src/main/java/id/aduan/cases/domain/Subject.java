package id.aduan.cases.domain;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.RoutingDecision.OversightClass;

/**
 * What the latest decision of routing says the case is about.
 *
 * @param decisionNumber the number of that decision; only the next one is applied
 * @param category code of the urusan, or null
 * @param area village or kecamatan, or null
 */
public record Subject(int decisionNumber, String category, OversightClass oversight, AreaCode area) {
    public Subject {
        requireNonNull(oversight, "oversight is null");
    }

    /** The same subject under the number of a later decision. */
    Subject numbered(int number) {
        return new Subject(number, category, oversight, area);
    }

    static Subject of(RoutingDecision decision) {
        return new Subject(decision.number(), decision.category(), decision.oversight(), decision.area());
    }
}
