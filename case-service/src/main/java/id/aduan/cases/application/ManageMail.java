package id.aduan.cases.application;

import id.aduan.cases.application.AgencyMails.Choice;
import id.aduan.cases.application.AgencyMails.Message;
import id.aduan.cases.domain.MailMode;
import id.aduan.cases.domain.NotAllowed;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.Language;
import id.aduan.durable.Transactions;
import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

/** Lets an agency choose how it hears of new cases: its own officers, and an administrator for each. */
@ApplicationScoped
public class ManageMail {
    /** How many addresses one agency may have. */
    public static final int MOST_ADDRESSES = 10;

    private static final int SHOWN = 20;
    private static final int LONGEST_ADDRESS = 254;

    /** Strict, since it stands in the header of a mail: no space, no quotes, no control character, nothing but ASCII. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}");

    private final Transactions transactions;
    private final AgencyMails mails;
    private final MailChoices choices;
    private final Clock clock;

    ManageMail(Transactions transactions, AgencyMails mails, MailChoices choices, Clock clock) {
        this.transactions = transactions;
        this.mails = mails;
        this.choices = choices;
        this.clock = clock;
    }

    /**
     * What an agency has chosen and what was sent to it.
     *
     * @param server the mail server, or null while there is none
     * @param latest the latest first
     */
    public record Shown(Choice choice, String server, List<Message> latest) {}

    /** Fails with {@link NotAllowed} for somebody else's agency. */
    public Uni<Shown> show(Viewer viewer, AgencyCode agency) {
        require(viewer, agency);
        return transactions.run(session -> mails.choices().chain(all -> mails.latest(agency, SHOWN)
                .map(latest -> new Shown(
                        all.getOrDefault(
                                agency, new Choice(agency, MailMode.NONE, Language.INDONESIAN, List.of(), null, null)),
                        choices.server().orElse(null),
                        latest))));
    }

    /** Fails with {@link NotAllowed} for somebody else's agency. */
    public Uni<Shown> choose(
            Viewer viewer, AgencyCode agency, MailMode mode, Language language, List<String> addresses) {
        require(viewer, agency);
        return choices.choose(new Choice(agency, mode, language, addresses, viewer.subject(), clock.instant()))
                .chain(() -> show(viewer, agency));
    }

    /** Whether mail can be sent there; anything that could be more than one address is none. */
    public static boolean isAddress(String typed) {
        return typed.length() <= LONGEST_ADDRESS && ADDRESS.matcher(typed).matches();
    }

    private static void require(Viewer viewer, AgencyCode agency) {
        boolean own = viewer.roles().contains(Roles.AGENCY_OFFICER) && agency.equals(viewer.agency());
        if (!own && !viewer.roles().contains(Roles.ADMINISTRATOR)) {
            throw new NotAllowed(null);
        }
    }
}
