package id.aduan.cases.domain;

/** The case is no longer at the version that the change was made for. */
public final class CaseChanged extends CaseException {
    private static final long serialVersionUID = 1L;

    private final long currentVersion;

    public CaseChanged(long currentVersion) {
        super("the case is at version " + currentVersion);
        this.currentVersion = currentVersion;
    }

    public long currentVersion() {
        return currentVersion;
    }
}
