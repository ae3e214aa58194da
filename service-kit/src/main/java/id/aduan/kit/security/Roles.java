package id.aduan.kit.security;

/** The roles that the sign-in gives. People first, then machines. */
public final class Roles {
    /** Takes calls and serves the desk. */
    public static final String OPERATOR = "operator";

    /** Decides at the triage desk. */
    public static final String TRIAGE_OFFICER = "triage-officer";

    /** Works on the cases of the agency that case-service has him in. */
    public static final String AGENCY_OFFICER = "agency-officer";

    /** Closes what an agency has answered. */
    public static final String VERIFIER = "verifier";

    /** The coordinator: sees all cases, arbitrates, may reveal a person for a reason. */
    public static final String SUPERVISOR = "supervisor";

    /** Reads all that is not personal, changes nothing. */
    public static final String AUDITOR = "auditor";

    /** Keeps officers, agencies and settings; sees no cases. */
    public static final String ADMINISTRATOR = "administrator";

    /** Machine: an intake that asks case-service for a citizen. */
    public static final String DOOR = "door";

    /** Machine: an app that files for its own users. */
    public static final String APP = "app";

    /** Machine: a service of Aduan. */
    public static final String SERVICE = "service";

    private Roles() {}
}
