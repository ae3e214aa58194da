package id.aduan.cases.application;

/** The entry of the answer library is not, or no longer, at the version that the change was made for. */
public final class AnswerChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long currentVersion;

    /** @param currentVersion 0 when there is no such entry */
    AnswerChanged(long currentVersion) {
        super("the answer is at version " + currentVersion);
        this.currentVersion = currentVersion;
    }

    public long currentVersion() {
        return currentVersion;
    }
}
