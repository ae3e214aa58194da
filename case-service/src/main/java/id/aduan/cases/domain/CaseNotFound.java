package id.aduan.cases.domain;

/** There is no such case, or not for who asks. */
public final class CaseNotFound extends CaseException {
    private static final long serialVersionUID = 1L;

    public CaseNotFound() {
        super("no such case");
    }
}
