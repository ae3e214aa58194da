package id.aduan.kit.events;

/** A record's body is not what its topic promises. Retrying cannot help; the message quotes nothing of the content. */
public final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableEvent(String type, String cause) {
        super(type + " is unreadable: " + cause);
    }
}
