package id.aduan.kit.pages;

import id.aduan.kit.security.Roles;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

/**
 * The pages of all services that a navigation leads to, and who may open each. Their services decide; this says the same, so that
 * a page of one service knows whom it can send to another.
 */
public enum StaffPage {
    CONVERSATIONS("/whatsapp", Roles.OPERATOR, Roles.TRIAGE_OFFICER, Roles.SUPERVISOR),
    CANNED_ANSWERS("/whatsapp/canned", Roles.OPERATOR, Roles.TRIAGE_OFFICER, Roles.SUPERVISOR),
    WHATSAPP_NUMBERS("/whatsapp/accounts", Roles.SUPERVISOR, Roles.AUDITOR, Roles.ADMINISTRATOR),
    CONSOLE("/callcenter", Roles.OPERATOR, Roles.SUPERVISOR),
    DESK("/callcenter/desk", Roles.OPERATOR, Roles.SUPERVISOR),
    CALL_BACKS("/callcenter/callbacks", Roles.OPERATOR, Roles.SUPERVISOR),
    BLOCKED_NUMBERS("/callcenter/blocked", Roles.OPERATOR, Roles.SUPERVISOR),
    CALL_FIGURES("/callcenter/figures", Roles.SUPERVISOR, Roles.AUDITOR),
    TRIAGE("/triage", Roles.TRIAGE_OFFICER, Roles.SUPERVISOR, Roles.ADMINISTRATOR),
    WORDS("/triage/directory/words", Roles.ADMINISTRATOR),
    AGENCIES("/triage/directory/agencies", Roles.ADMINISTRATOR),
    LANDMARKS("/triage/directory/landmarks", Roles.ADMINISTRATOR),
    TRIAGE_DEAD_LETTERS("/triage/dead-letters", Roles.ADMINISTRATOR),
    CASES("/cases", Roles.AGENCY_OFFICER, Roles.VERIFIER, Roles.SUPERVISOR, Roles.AUDITOR),
    EMERGENCIES(
            "/cases/emergencies",
            Roles.OPERATOR,
            Roles.AGENCY_OFFICER,
            Roles.VERIFIER,
            Roles.SUPERVISOR,
            Roles.AUDITOR),
    ANSWERS(
            "/cases/answers",
            Roles.OPERATOR,
            Roles.TRIAGE_OFFICER,
            Roles.AGENCY_OFFICER,
            Roles.VERIFIER,
            Roles.SUPERVISOR,
            Roles.AUDITOR,
            Roles.ADMINISTRATOR),
    NOTICES("/cases/notices", Roles.SUPERVISOR, Roles.AUDITOR),
    AGENCY_MAIL("/cases/mail", Roles.AGENCY_OFFICER, Roles.ADMINISTRATOR),
    CASES_DEAD_LETTERS("/cases/dead-letters", Roles.ADMINISTRATOR);

    private final String path;
    private final Set<String> roles;

    StaffPage(String path, String... roles) {
        this.path = path;
        this.roles = Set.of(roles);
    }

    public String path() {
        return path;
    }

    public Set<String> roles() {
        return roles;
    }

    /** Whether somebody who has these roles may open it. */
    public boolean isOpenTo(Collection<String> having) {
        return roles.stream().anyMatch(having::contains);
    }

    /** The page of this path; fails for one that is not listed here. */
    static StaffPage at(String path) {
        return Arrays.stream(values())
                .filter(page -> page.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(path + " is no page of the navigation"));
    }
}
