package id.aduan.intake.whatsapp.accounts;

import id.aduan.durable.InTurn;
import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.sending.Account;
import id.aduan.intake.whatsapp.sending.AccountStates;
import id.aduan.intake.whatsapp.sending.Accounts;
import id.aduan.intake.whatsapp.sending.Lanes;
import id.aduan.intake.whatsapp.sending.RegisterTemplates;
import id.aduan.intake.whatsapp.sending.SendingWatch;
import id.aduan.intake.whatsapp.sending.Templates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is done with our numbers, the same on the page and in the API; who did it is kept in the same transaction. */
@ApplicationScoped
class AccountDesk {
    private static final int LOG_LINES = 20;

    private final Accounts accounts;
    private final AccountStates states;
    private final Templates templates;
    private final SendingWatch watch;
    private final RegisterTemplates registration;
    private final AccountLog log;
    private final Lanes lanes;
    private final Transactions transactions;
    private final Clock clock = Clock.systemUTC();

    AccountDesk(
            Accounts accounts,
            AccountStates states,
            Templates templates,
            SendingWatch watch,
            RegisterTemplates registration,
            AccountLog log,
            Lanes lanes,
            Transactions transactions) {
        this.accounts = accounts;
        this.states = states;
        this.templates = templates;
        this.watch = watch;
        this.registration = registration;
        this.log = log;
        this.lanes = lanes;
        this.transactions = transactions;
    }

    /**
     * A number of ours.
     *
     * @param standing empty until the sender has looked at it once
     */
    record Number(Account account, Optional<AccountStates.Standing> standing) {}

    /** @param templates of the accounts that our numbers belong to */
    record Shown(List<Number> numbers, List<Templates.Standing> templates, List<AccountLog.Entry> history) {}

    /** What came of asking a number to go on. */
    enum Resumed {
        DONE,
        /** It was not stopped. */
        NOT_STOPPED,
        /** There is no such number. */
        UNKNOWN
    }

    Uni<Shown> show() {
        return transactions.run(session -> states.all(session)
                .chain(standing -> templates.all(session).chain(all -> log.latest(session, LOG_LINES)
                        .map(history -> new Shown(numbers(standing), ofOurs(all), history)))));
    }

    private List<Number> numbers(List<AccountStates.Standing> standing) {
        Map<String, AccountStates.Standing> known =
                standing.stream().collect(Collectors.toMap(AccountStates.Standing::account, each -> each));
        return accounts.all().stream()
                .map(each -> new Number(each, Optional.ofNullable(known.get(each.phoneNumberId()))))
                .toList();
    }

    private List<Templates.Standing> ofOurs(List<Templates.Standing> all) {
        return all.stream()
                .filter(each -> accounts.all().stream()
                        .anyMatch(account -> account.wabaId().equals(each.waba())))
                .toList();
    }

    /** The number goes on, with one message first. */
    Uni<Resumed> resume(String officer, String name) {
        Optional<Account> account = named(name);
        if (account.isEmpty()) {
            return Uni.createFrom().item(Resumed.UNKNOWN);
        }
        Instant now = clock.instant();
        AccountLog.Entry entry = new AccountLog.Entry(name, now, officer, AccountLog.Act.RESUMED, null);
        return transactions
                .run(session -> watch.resume(session, account.get().phoneNumberId())
                        .chain(stood -> stood
                                ? log.add(session, entry).replaceWith(Resumed.DONE)
                                : Uni.createFrom().item(Resumed.NOT_STOPPED)))
                .invoke(lanes::wake);
    }

    /** @param trial to see only what would be done; that is not kept */
    Uni<List<RegisterTemplates.Line>> register(String officer, boolean trial) {
        return registration.handle(trial).call(lines -> trial ? Uni.createFrom().voidItem() : keep(officer, lines));
    }

    /** For each account how many of each outcome. */
    private Uni<Void> keep(String officer, List<RegisterTemplates.Line> lines) {
        TreeMap<String, TreeMap<RegisterTemplates.Outcome, Long>> counted = lines.stream()
                .collect(Collectors.groupingBy(
                        RegisterTemplates.Line::account,
                        TreeMap::new,
                        Collectors.groupingBy(RegisterTemplates.Line::outcome, TreeMap::new, Collectors.counting())));
        Instant now = clock.instant();
        return transactions.run(session -> InTurn.all(
                counted.entrySet(),
                each -> log.add(
                        session,
                        new AccountLog.Entry(
                                each.getKey(),
                                now,
                                officer,
                                AccountLog.Act.REGISTERED_TEMPLATES,
                                each.getValue().toString()))));
    }

    private Optional<Account> named(String name) {
        return accounts.all().stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
