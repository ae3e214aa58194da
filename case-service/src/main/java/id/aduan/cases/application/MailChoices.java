package id.aduan.cases.application;

import id.aduan.cases.application.AgencyMails.Choice;
import id.aduan.contracts.AgencyCode;
import id.aduan.durable.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What the agencies have chosen, in memory, so that the opening of a case need not ask. A choice is seen here at once and
 * by other instances shortly after.
 */
@ApplicationScoped
public class MailChoices {
    private static final Logger LOG = Logger.getLogger(MailChoices.class);

    private final Transactions transactions;
    private final AgencyMails mails;
    private final Optional<String> server;
    private volatile Map<AgencyCode, Choice> known;

    MailChoices(
            Transactions transactions,
            AgencyMails mails,
            @ConfigProperty(name = "aduan.mail.host") Optional<String> host,
            @ConfigProperty(name = "aduan.mail.port", defaultValue = "25") int port) {
        this.transactions = transactions;
        this.mails = mails;
        this.server = host.filter(name -> !name.isBlank()).map(name -> name + ":" + port);
    }

    /** The mail server; without one nothing is planned and nothing is sent. */
    public Optional<String> server() {
        return server;
    }

    boolean isEnabled() {
        return server.isPresent();
    }

    /** True also while the choices are not known yet: it is looked at again before anything is written. */
    boolean mayWantMail(AgencyCode agency) {
        Map<AgencyCode, Choice> choices = known;
        return isEnabled()
                && (choices == null
                        || (choices.containsKey(agency) && choices.get(agency).isOn()));
    }

    @Scheduled(identity = "mail-choices", every = "{aduan.mail.choices.refresh-every:10S}")
    Uni<Void> refresh() {
        return transactions
                .run(session -> mails.choices())
                .invoke(choices -> known = choices)
                .onFailure()
                .invoke(failure -> LOG.debugf(
                        "the choices of agencies cannot be read: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    Uni<Void> choose(Choice choice) {
        return transactions
                .run(session -> mails.choose(choice).chain(mails::choices))
                .invoke(choices -> known = choices)
                .replaceWithVoid();
    }
}
