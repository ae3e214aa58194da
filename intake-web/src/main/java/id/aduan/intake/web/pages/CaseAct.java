package id.aduan.intake.web.pages;

import id.aduan.contracts.CitizenAction;
import java.util.Locale;

/** What a reporter can do on the page of his case. */
public enum CaseAct {
    REPLY(CitizenAction.Type.REPLY),
    CONFIRM(CitizenAction.Type.CONFIRMATION),
    DISPUTE(CitizenAction.Type.DISPUTE),
    RATE(CitizenAction.Type.RATING),
    ERASE(CitizenAction.Type.ERASURE);

    private final CitizenAction.Type type;

    CaseAct(CitizenAction.Type type) {
        this.type = type;
    }

    CitizenAction.Type type() {
        return type;
    }

    String inPage() {
        return this == RATE ? "rating" : name().toLowerCase(Locale.ROOT);
    }

    String done(TrackingMessages words) {
        return switch (this) {
            case REPLY -> words.doneReply();
            case CONFIRM -> words.doneConfirm();
            case DISPUTE -> words.doneDispute();
            case RATE -> words.doneRating();
            case ERASE -> words.doneErase();
        };
    }
}
