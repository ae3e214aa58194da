package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * Who is responsible, and why. Decisions of a complaint are numbered from 1; each replaces the one before it.
 *
 * @param number 1 for the automatic decision, then one more each time
 * @param agency set exactly when the outcome is {@link RoutingOutcome#ASSIGNED}
 * @param helpers agencies that help the lead
 * @param referral set exactly when the outcome is {@link RoutingOutcome#NOT_OURS}
 * @param category code of the urusan, or null when the subject is unknown
 * @param area the village, or the kecamatan, or null when the place is unknown
 * @param confidence 0 to 1
 * @param alternatives ranked candidates for the triage desk, best first, at most three
 * @param reasons why, in words that a citizen could read, in Indonesian
 * @param decidedBy {@code rules:<version>} or a person's pseudonym
 * @param directoryVersion version of the directory that the decision was made with
 * @param disposal set when a person ended the report at the triage desk instead of assigning it; the outcome is TRIAGE
 */
public record RoutingDecision(
        int number,
        RoutingOutcome outcome,
        AgencyCode agency,
        List<AgencyCode> helpers,
        Referral referral,
        String category,
        OversightClass oversight,
        AreaCode area,
        double confidence,
        List<Alternative> alternatives,
        List<String> reasons,
        String decidedBy,
        Instant decidedAt,
        long directoryVersion,
        Disposal disposal) {

    /** Whether a complaint is about abuse of office or discipline (<i>berkadar pengawasan</i>). */
    public enum OversightClass {
        ORDINARY,
        OVERSIGHT
    }

    /** A candidate with its share of the evidence, 0 to 1, and the reason for it. */
    public record Alternative(AgencyCode agency, double score, String reason) {
        public Alternative {
            requireNonNull(agency, "agency is null");
            requireNonNull(reason, "reason is null");
        }
    }

    /** Where to turn when the regency is not responsible: name of the body and how to reach it. */
    public record Referral(String body, String advice) {
        public Referral {
            Texts.requireText(body, "referral.body", 200);
            Texts.requireText(advice, "referral.advice", 1_000);
        }
    }

    /**
     * How a person ended a report at the triage desk.
     *
     * @param reasonCode a reason of archiving, e.g. {@code TOO_GENERAL}; {@code DUPLICATE} for a merge
     * @param words what the person wrote about it, at most 1,000 characters, or null
     * @param into the complaint that this one is merged into, set exactly for {@link Kind#MERGED}
     */
    public record Disposal(Kind kind, String reasonCode, String words, ComplaintId into) {
        /** Archived by itself, or merged into another that goes on. */
        public enum Kind {
            ARCHIVED,
            MERGED
        }

        public Disposal {
            requireNonNull(kind, "disposal.kind is null");
            Texts.requireText(reasonCode, "disposal.reasonCode", 60);
            Texts.requireStorableOrNull(words, "disposal.words", 1_000);
            if ((kind == Kind.MERGED) != (into != null)) {
                throw new IllegalArgumentException("disposal.into is set exactly for a merge");
            }
        }
    }

    /** A decision that ends nothing. */
    public RoutingDecision(
            int number,
            RoutingOutcome outcome,
            AgencyCode agency,
            List<AgencyCode> helpers,
            Referral referral,
            String category,
            OversightClass oversight,
            AreaCode area,
            double confidence,
            List<Alternative> alternatives,
            List<String> reasons,
            String decidedBy,
            Instant decidedAt,
            long directoryVersion) {
        this(
                number,
                outcome,
                agency,
                helpers,
                referral,
                category,
                oversight,
                area,
                confidence,
                alternatives,
                reasons,
                decidedBy,
                decidedAt,
                directoryVersion,
                null);
    }

    public RoutingDecision {
        if (number < 1) {
            throw new IllegalArgumentException("number is less than 1");
        }
        requireNonNull(outcome, "outcome is null");
        if ((outcome == RoutingOutcome.ASSIGNED) != (agency != null)) {
            throw new IllegalArgumentException("agency is set exactly when the outcome is ASSIGNED");
        }
        if ((outcome == RoutingOutcome.NOT_OURS) != (referral != null)) {
            throw new IllegalArgumentException("referral is set exactly when the outcome is NOT_OURS");
        }
        helpers = List.copyOf(requireNonNull(helpers, "helpers is null"));
        requireNonNull(oversight, "oversight is null");
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is not between 0 and 1");
        }
        alternatives = List.copyOf(requireNonNull(alternatives, "alternatives is null"));
        reasons = List.copyOf(requireNonNull(reasons, "reasons is null"));
        Texts.requireText(decidedBy, "decidedBy", 100);
        requireNonNull(decidedAt, "decidedAt is null");
        if (disposal != null && outcome != RoutingOutcome.TRIAGE) {
            throw new IllegalArgumentException("disposal is set only when the outcome is TRIAGE");
        }
    }
}
