package id.aduan.cases.domain;

/** Why a case ends without an answer of an agency. */
public enum ArchiveReason {
    TOO_GENERAL,
    UNREADABLE,
    NOT_ABOUT_GOVERNMENT,
    SPAM,
    DUPLICATE,
    /** A reason that routing knows and this version does not. */
    OTHER,
    /** The reporter was asked for data and did not answer. */
    NO_REPLY,
    /** The reporter asked to be forgotten before it was done. */
    ERASED;

    /** The reason of that name, or {@link #OTHER}. */
    static ArchiveReason named(String code) {
        for (ArchiveReason reason : values()) {
            if (reason.name().equals(code)) {
                return reason;
            }
        }
        return OTHER;
    }
}
