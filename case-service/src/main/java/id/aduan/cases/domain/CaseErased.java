package id.aduan.cases.domain;

/** The reporter's data were erased; nothing can be added any more. */
public final class CaseErased extends CaseException {
    private static final long serialVersionUID = 1L;

    public CaseErased() {
        super("the case is erased");
    }
}
