package id.aduan.intake.whatsapp.sending;

import id.aduan.durable.InTurn;
import id.aduan.intake.whatsapp.webhook.AccountUpdate;
import id.aduan.intake.whatsapp.webhook.ProviderError;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** What the provider tells of our numbers and templates. */
@ApplicationScoped
public class AccountUpdates {
    private static final Logger LOG = Logger.getLogger(AccountUpdates.class);
    private static final Set<String> ENDED = Set.of("ACCOUNT_DELETED", "ACCOUNT_OFFBOARDED");
    private static final String BAN = "DISABLED_UPDATE";

    private final Accounts accounts;
    private final AccountStates states;
    private final Templates templates;
    private final Sends sends;
    private final Clock clock = Clock.systemUTC();

    AccountUpdates(Accounts accounts, AccountStates states, Templates templates, Sends sends) {
        this.accounts = accounts;
        this.states = states;
        this.templates = templates;
        this.sends = sends;
    }

    /** Works in the caller's transaction. What is about no number or template of ours changes nothing. */
    public Uni<Void> apply(Mutiny.Session session, AccountUpdate update) {
        List<Account> ours = accounts.of(update.account(), update.wabaId());
        AccountUpdate.Detail detail = update.detail();
        if (detail instanceof AccountUpdate.TemplateStatus status) {
            return InTurn.all(wabas(ours), waba -> templates
                    .told(
                            session,
                            waba,
                            status.name(),
                            status.language(),
                            status.event(),
                            status.category(),
                            status.reason(),
                            update.at())
                    .chain(usable -> usable
                            ? sends.reconsider(session)
                            : Uni.createFrom().voidItem()));
        } else if (detail instanceof AccountUpdate.TemplateQuality quality) {
            return InTurn.all(
                    wabas(ours),
                    waba -> templates.quality(session, waba, quality.name(), quality.language(), quality.score()));
        } else if (detail instanceof AccountUpdate.TemplateCategory category) {
            return InTurn.all(
                    wabas(ours),
                    waba -> templates.category(
                            session, waba, category.name(), category.language(), category.category()));
        } else if (detail instanceof AccountUpdate.NumberQuality quality) {
            List<Account> one = accounts.ofDisplayNumber(quality.displayNumber())
                    .map(List::of)
                    .orElse(ours.size() == 1 ? ours : List.of());
            return note(session, one, null, quality.limit(), quality.event());
        } else if (detail instanceof AccountUpdate.AccountState state) {
            return state(session, ours, state);
        } else if (detail instanceof AccountUpdate.Alert alert) {
            return note(session, ours, null, null, alert.type());
        } else if (detail instanceof AccountUpdate.Capability capability) {
            return note(session, ours, null, capability.limit(), null);
        } else if (detail instanceof AccountUpdate.Errors errors) {
            return InTurn.all(errors.errors(), error -> error(session, ours, error));
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> state(Mutiny.Session session, List<Account> ours, AccountUpdate.AccountState state) {
        boolean reinstated = BAN.equals(state.event()) && "REINSTATE".equals(state.state());
        if (reinstated || "ACCOUNT_RECONNECTED".equals(state.event())) {
            return InTurn.all(ours, each -> states.resume(session, each.phoneNumberId(), AccountStates.Stop.POLICY)
                    .replaceWithVoid());
        }
        boolean banned = BAN.equals(state.event()) && "DISABLE".equals(state.state());
        Uni<Void> noted = note(session, ours, null, null, state.event());
        return banned || ENDED.contains(state.event())
                ? noted.chain(() -> InTurn.all(ours, each -> stop(session, each, AccountStates.Stop.POLICY, 0)))
                : noted;
    }

    private Uni<Void> error(Mutiny.Session session, List<Account> ours, ProviderError error) {
        return switch (SendErrors.of(error.code()).remedy()) {
            case STOP_POLICY -> InTurn.all(ours, each -> stop(session, each, AccountStates.Stop.POLICY, error.code()));
            // 0 stands also for an error that was told without a code
            case STOP_TOKEN ->
                error.code() == 0
                        ? Uni.createFrom().voidItem()
                        : InTurn.all(ours, each -> stop(session, each, AccountStates.Stop.TOKEN, error.code()));
            case RETRY, HOLD_PAIR, HOLD_NUMBER, TEMPLATE, TEMPLATE_GONE, OTHER_CHANNEL, LATER, USE_PHONE, DEAD ->
                Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> stop(Mutiny.Session session, Account account, AccountStates.Stop stop, int code) {
        Instant now = clock.instant();
        return states.stop(session, account.phoneNumberId(), stop, code, now)
                .invoke(first -> {
                    if (first) {
                        LOG.errorf("the provider has stopped %s: code %d", account, code);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> note(Mutiny.Session session, List<Account> ours, String quality, String limit, String remark) {
        return InTurn.all(ours, each -> states.note(session, each.phoneNumberId(), quality, limit, remark));
    }

    private static List<String> wabas(List<Account> ours) {
        return ours.stream().map(Account::wabaId).distinct().toList();
    }
}
