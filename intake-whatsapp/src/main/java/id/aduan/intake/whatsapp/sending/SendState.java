package id.aduan.intake.whatsapp.sending;

/** How far a send has come. What the provider tells only rises. */
enum SendState {
    QUEUED(0),
    /** It is going out; written before the request goes. */
    SENDING(0),
    /** It went out and has no answer. */
    UNCERTAIN(0),
    /** The provider has taken it. */
    ACCEPTED(1),
    SENT(2),
    DELIVERED(3),
    READ(4),
    PLAYED(5),
    /** It did not arrive and will not. */
    FAILED(Integer.MAX_VALUE),
    /** Nobody waits for it any more. */
    GIVEN_UP(0);

    private final int rank;

    SendState(int rank) {
        this.rank = rank;
    }

    /** Whether what the provider tells is more than what is known. */
    boolean risesTo(SendState told) {
        return rank < told.rank && told.rank >= ACCEPTED.rank && told != FAILED;
    }

    /** Whether a failure can still be true: not after it has arrived, nor where it is to go anew. */
    boolean mayFail() {
        return this == SENDING || this == UNCERTAIN || this == ACCEPTED || this == SENT;
    }

    boolean hasArrived() {
        return rank >= DELIVERED.rank && this != FAILED;
    }
}
