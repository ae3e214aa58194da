package id.aduan.routing.rest;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.RoutingOutcome;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A decision as the API shows it. */
@Schema(name = "Decision")
record DecisionView(
        @Schema(examples = "1") int number,
        RoutingOutcome outcome,
        @Schema(examples = "dlh") String agency,
        List<String> helpers,
        RoutingDecision.Referral referral,
        @Schema(examples = "persampahan") String category,
        RoutingDecision.OversightClass oversight,
        @Schema(examples = "32.14.01.1003") String area,
        @Schema(examples = "0.83") double confidence,
        List<AlternativeView> alternatives,

        @Schema(examples = "[\"Urusan: Persampahan dan kebersihan → Dinas Lingkungan Hidup.\"]")
        List<String> reasons,

        @Schema(examples = "rules:2+words") String decidedBy,
        Instant decidedAt,
        long directoryVersion,
        DisposalView disposal) {

    /** A candidate, best first. */
    @Schema(name = "Alternative")
    record AlternativeView(
            @Schema(examples = "dlh") String agency,
            @Schema(examples = "0.62") double score,
            @Schema(examples = "Kata: “sampah”") String reason) {}

    /** How a person ended the report at the desk. */
    @Schema(name = "Disposal")
    record DisposalView(
            RoutingDecision.Disposal.Kind kind,
            @Schema(examples = "TOO_GENERAL") String reasonCode,
            String words,

            @Schema(description = "Id of the complaint that this one is merged into")
            String into) {}

    static DecisionView of(RoutingDecision decision) {
        RoutingDecision.Disposal disposal = decision.disposal();
        return new DecisionView(
                decision.number(),
                decision.outcome(),
                decision.agency() == null ? null : decision.agency().value(),
                decision.helpers().stream().map(AgencyCode::value).toList(),
                decision.referral(),
                decision.category(),
                decision.oversight(),
                decision.area() == null ? null : decision.area().value(),
                decision.confidence(),
                decision.alternatives().stream()
                        .map(one -> new AlternativeView(one.agency().value(), one.score(), one.reason()))
                        .toList(),
                decision.reasons(),
                decision.decidedBy(),
                decision.decidedAt(),
                decision.directoryVersion(),
                disposal == null
                        ? null
                        : new DisposalView(
                                disposal.kind(),
                                disposal.reasonCode(),
                                disposal.words(),
                                disposal.into() == null ? null : disposal.into().toString()));
    }
}
