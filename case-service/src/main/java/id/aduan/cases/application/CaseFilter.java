package id.aduan.cases.application;

import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.StatusGroup;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AreaCode;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintKind;
import java.util.Set;

/**
 * Which cases are asked for. Empty sets and nulls do not narrow.
 *
 * @param area a kecamatan means its villages too
 * @param search what somebody typed, or null
 */
public record CaseFilter(
        Set<CaseStatus> statuses,
        Set<StatusGroup> groups,
        AgencyCode agency,
        ComplaintKind kind,
        Channel channel,
        AreaCode area,
        Search search) {
    public static final CaseFilter NONE = new CaseFilter(Set.of(), Set.of(), null, null, null, null, null);

    public CaseFilter {
        statuses = Set.copyOf(statuses);
        groups = Set.copyOf(groups);
    }

    /** The same without statuses and groups: what the counts are made over. */
    CaseFilter inAnyStatus() {
        return new CaseFilter(Set.of(), Set.of(), agency, kind, channel, area, search);
    }
}
