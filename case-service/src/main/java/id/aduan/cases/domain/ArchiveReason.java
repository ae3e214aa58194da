package id.aduan.cases.domain;

/** Why a case ends without an answer of an agency. */
public enum ArchiveReason {
    TOO_GENERAL,
    UNREADABLE,
    NOT_ABOUT_GOVERNMENT,
    SPAM,
    DUPLICATE,
    /** The reporter was asked for data and did not answer. */
    NO_REPLY,
    /** The reporter asked to be forgotten before it was done. */
    ERASED
}
