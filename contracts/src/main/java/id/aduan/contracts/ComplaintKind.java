package id.aduan.contracts;

/** What the citizen brings: the three citizen-side types of SP4N-LAPOR! (pengaduan, aspirasi, permintaan informasi). */
public enum ComplaintKind {
    COMPLAINT,
    ASPIRATION,
    INFORMATION_REQUEST
}
