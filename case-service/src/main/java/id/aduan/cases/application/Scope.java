package id.aduan.cases.application;

import id.aduan.cases.domain.Case;
import id.aduan.contracts.AgencyCode;

/**
 * Which cases somebody may see. Lists, searches, pages, exports and single cases all ask here.
 *
 * @param all every case
 * @param open every case that is not confidential
 * @param emergencies every emergency that is not confidential
 * @param agency every case that this agency holds, or null
 */
public record Scope(boolean all, boolean open, boolean emergencies, AgencyCode agency) {
    public boolean includes(Case subject) {
        return all
                || (open && !subject.facts().confidential())
                || (emergencies
                        && subject.facts().isEmergency()
                        && !subject.facts().confidential())
                || (agency != null && agency.equals(subject.state().agency()));
    }

    public boolean isEmpty() {
        return !all && !open && !emergencies && agency == null;
    }
}
