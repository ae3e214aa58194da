package id.aduan.cases.domain;

/** What was asked is for emergencies that are not closed. */
public final class NoEmergency extends CaseException {
    private static final long serialVersionUID = 1L;

    NoEmergency() {
        super("the case is no emergency that is open");
    }
}
