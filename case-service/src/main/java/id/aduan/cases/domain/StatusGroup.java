package id.aduan.cases.domain;

/** The six groups by which SP4N counts reports. Every status is in exactly one, so the groups add up to the total. */
public enum StatusGroup {
    UNVERIFIED("Belum Terverifikasi"),
    NOT_FOLLOWED_UP("Terdisposisi Belum Ditindaklanjuti"),
    IN_PROGRESS("Terdisposisi Sedang Diproses"),
    DONE("Terdisposisi Selesai"),
    POSTPONED("Tertunda"),
    ARCHIVED("Arsip");

    private final String officialName;

    StatusGroup(String officialName) {
        this.officialName = officialName;
    }

    /** The name on SP4N's dashboards. */
    public String officialName() {
        return officialName;
    }
}
