package id.aduan.cases.domain;

/** Why the agency that is responsible cannot act. */
public enum InabilityReason {
    NO_BUDGET,
    NOT_FOUND_ON_SITE,
    PRIVATE_PROPERTY,
    BEFORE_A_COURT,
    OTHER
}
