package id.aduan.cases.domain;

import id.aduan.contracts.NoticeReceipt;

/** How far a notice to a reporter has come. The order is that in which a state can follow another. */
public enum NoticeState {
    /** Decided; it waits for its time. */
    PLANNED,
    /** Handed to the door. */
    SENT,
    /** It went out and nobody knows whether it arrived. */
    UNCERTAIN,
    /** The provider has taken it. */
    ACCEPTED,
    /** It did not arrive by this door; proof that it did after all is believed. */
    FAILED,
    DELIVERED,
    READ,
    /** It was not sent, for a reason of ours. */
    SUPPRESSED;

    /** True when what a door reports is news; a state never goes back. */
    public boolean risesTo(NoticeState next) {
        return this != SUPPRESSED && next.ordinal() > ordinal();
    }

    /** What a door's report means here. */
    public static NoticeState of(NoticeReceipt.State reported) {
        return switch (reported) {
            case SENT -> ACCEPTED;
            case DELIVERED -> DELIVERED;
            case READ -> READ;
            case UNCERTAIN -> UNCERTAIN;
            case FAILED -> FAILED;
        };
    }
}
