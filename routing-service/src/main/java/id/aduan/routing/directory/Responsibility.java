package id.aduan.routing.directory;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AreaCode;
import java.time.LocalDate;
import java.util.List;

/**
 * Who is responsible for a subject: an agency of the regency, or a body that is not ours.
 *
 * @param area only in this village or kecamatan; null everywhere
 * @param owner only for things of this owner; null for those of the regency
 * @param agency the agency, or null
 * @param helpers agencies that help it
 * @param referral the code of a body that is not ours, or null
 */
public record Responsibility(
        String urusan,
        AreaCode area,
        AssetOwner owner,
        AgencyCode agency,
        List<AgencyCode> helpers,
        String referral,
        LocalDate validFrom,
        LocalDate validTo) {

    public Responsibility {
        Entries.requireCode(urusan, "urusan");
        if ((agency == null) == (referral == null)) {
            throw new IllegalArgumentException("exactly one of agency and referral is set");
        }
        helpers = helpers == null ? List.of() : List.copyOf(helpers);
    }

    /** What is special about it besides the subject: the key by which an edit replaces it. */
    public String key() {
        return urusan + "|" + (area == null ? "" : area) + "|" + (owner == null ? "" : owner) + "|"
                + (validFrom == null ? "" : validFrom);
    }

    boolean applies(AreaCode place, AssetOwner thingsOf, LocalDate day) {
        return owner == thingsOf && contains(area, place) && Entries.holds(validFrom, validTo, day);
    }

    private static boolean contains(AreaCode area, AreaCode place) {
        return area == null
                || (place != null && (place.equals(area) || place.value().startsWith(area.value() + ".")));
    }
}
