package id.aduan.routing.directory;

/**
 * A body that is not of the regency, and how a citizen reaches it.
 *
 * @param advice where to turn, in Indonesian
 */
public record ReferralBody(String code, String body, String advice) {
    public ReferralBody {
        Entries.requireCode(code, "code");
        Entries.requireText(body, "body", 200);
        Entries.requireText(advice, "advice", 1_000);
    }
}
