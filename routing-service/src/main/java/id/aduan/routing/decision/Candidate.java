package id.aduan.routing.decision;

import id.aduan.contracts.AgencyCode;
import id.aduan.routing.directory.Agency;
import id.aduan.routing.directory.ReferralBody;
import java.util.List;

/**
 * Somebody who may be responsible: an agency, or a body that is not ours.
 *
 * @param urusan the subject that leads to it, or null when only its name does
 * @param words the words that speak for it
 * @param denied whether the report takes such a word back
 */
record Candidate(
        Agency agency,
        ReferralBody referral,
        String urusan,
        List<AgencyCode> helpers,
        double evidence,
        List<String> words,
        boolean denied) {

    String key() {
        return agency != null ? "a:" + agency.code() : "r:" + referral.code();
    }

    boolean isOurs() {
        return agency != null;
    }

    String name() {
        return agency != null ? agency.name() : referral.body();
    }

    /** Both speak for the same: the weaker adds half. */
    Candidate and(Candidate other) {
        Candidate stronger = evidence >= other.evidence ? this : other;
        Candidate weaker = stronger == this ? other : this;
        return new Candidate(
                agency,
                referral,
                stronger.urusan != null ? stronger.urusan : weaker.urusan,
                stronger.helpers,
                stronger.evidence + weaker.evidence / 2,
                stronger.words,
                stronger.denied || weaker.denied);
    }
}
