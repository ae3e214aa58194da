package id.aduan.intake.whatsapp.media;

/** A file that will never be of use here, however often it is fetched. */
public final class UnusableMedia extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason a code for the row and the metrics, e.g. {@code DIGEST} */
    public UnusableMedia(String reason) {
        super(reason);
    }
}
