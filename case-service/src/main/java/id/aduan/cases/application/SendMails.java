package id.aduan.cases.application;

import id.aduan.cases.application.AgencyMails.Choice;
import id.aduan.cases.application.AgencyMails.Item;
import id.aduan.cases.application.AgencyMails.Message;
import id.aduan.cases.application.AgencyNames.Directory;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.MailMode;
import id.aduan.cases.domain.WorkingDays;
import id.aduan.contracts.AgencyCode;
import id.aduan.durable.InTurn;
import id.aduan.durable.Repeated;
import id.aduan.durable.Transactions;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes to agencies of the cases that are new to them, and sends what was written until the mail server has taken it.
 * One instance writes at a time, and a mail is claimed before it is sent. Whether a server has taken a mail whose answer
 * was lost, nobody can tell: it is sent again under the same Message-ID.
 */
@ApplicationScoped
public class SendMails {
    private static final Logger LOG = Logger.getLogger(SendMails.class);
    private static final int CASES_OF_A_MAIL = 50;
    private static final int AT_ONCE = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_ERROR = 300;

    private final Repeated repeated = new Repeated(LOG, "mails to agencies");
    private final Transactions transactions;
    private final AgencyMails mails;
    private final MailChoices choices;
    private final MailText text;
    private final Cases cases;
    private final Agencies agencies;
    private final ReactiveMailer mailer;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final LocalTime digestAt;
    private final Duration givenUpAfter;

    SendMails(
            Transactions transactions,
            AgencyMails mails,
            MailChoices choices,
            MailText text,
            Cases cases,
            Agencies agencies,
            ReactiveMailer mailer,
            WorkingDays workingDays,
            Clock clock,
            @ConfigProperty(name = "aduan.mail.digest.at", defaultValue = "07:30") LocalTime digestAt,
            @ConfigProperty(name = "aduan.mail.given-up-after", defaultValue = "P3D") Duration givenUpAfter) {
        this.transactions = transactions;
        this.mails = mails;
        this.choices = choices;
        this.text = text;
        this.cases = cases;
        this.agencies = agencies;
        this.mailer = mailer;
        this.workingDays = workingDays;
        this.clock = clock;
        this.digestAt = digestAt;
        this.givenUpAfter = givenUpAfter;
    }

    @Scheduled(
            identity = "mails",
            every = "{aduan.mail.every:10S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        if (!choices.isEnabled()) {
            return Uni.createFrom().voidItem();
        }
        return repeated.make(() -> compose().chain(this::send));
    }

    /** Writes what is due. */
    Uni<Void> compose() {
        return transactions.run(session -> mails.takeTurn().chain(mine -> {
            if (!mine) {
                return Uni.createFrom().voidItem();
            }
            return mails.agenciesWithItems().chain(waiting -> {
                if (waiting.isEmpty()) {
                    return Uni.createFrom().voidItem();
                }
                return agencies.all().map(Directory::new).chain(directory -> mails.choices()
                        .chain(chosen -> InTurn.all(waiting, agency -> compose(agency, chosen, directory))));
            });
        }));
    }

    private Uni<Void> compose(AgencyCode agency, Map<AgencyCode, Choice> chosen, Directory directory) {
        Choice choice = chosen.get(agency);
        Instant now = clock.instant();
        if (choice == null || !choice.isOn()) {
            return mails.items(agency, now, CASES_OF_A_MAIL).chain(mails::remove);
        }
        Instant before = choice.mode() == MailMode.DIGEST ? latestDigest(now) : now;
        return mails.items(agency, before, CASES_OF_A_MAIL).chain(items -> {
            if (items.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            List<Case> held = new ArrayList<>();
            return InTurn.all(items, item -> find(item).invoke(held::addAll))
                    .chain(() -> held.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : mails.add(text.write(choice, directory.name(agency), held, now)))
                    .chain(() -> mails.remove(items));
        });
    }

    /** The case, unless it has gone on to somebody else or is finished: then there is nothing to tell. */
    private Uni<List<Case>> find(Item item) {
        return cases.find(item.caseId()).map(found -> found.filter(
                        subject -> item.agency().equals(subject.state().agency()))
                .filter(subject -> switch (subject.status()) {
                    case DISPATCHED, IN_PROGRESS, POSTPONED, DISPUTED -> true;
                    case RECEIVED, VERIFIED, ANSWERED, CLOSED, RETURNED, UNABLE_TO_ACT, ARCHIVED, REFERRED -> false;
                })
                .map(List::of)
                .orElse(List.of()));
    }

    /** When the last daily mail was due: this morning or, before it and on days off, the last one before. */
    Instant latestDigest(Instant now) {
        ZonedDateTime local = now.atZone(Time.WIB);
        var day = local.toLocalTime().isBefore(digestAt) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
        return workingDays.onOrBefore(day).atTime(digestAt).atZone(Time.WIB).toInstant();
    }

    /** Sends what was written, a few at a time. */
    Uni<Void> send() {
        return transactions
                .run(session -> mails.takeTurn()
                        .chain(mine -> mine
                                ? mails.claim(clock.instant(), AT_ONCE)
                                : Uni.createFrom().item(List.<Message>of())))
                .chain(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : InTurn.all(claimed, this::deliver).chain(this::send));
    }

    private Uni<Void> deliver(Message message) {
        Mail mail = new Mail()
                .setTo(message.addresses())
                .setSubject(message.subject())
                .setText(message.body())
                .addHeader("Message-ID", message.messageId())
                .addHeader("Auto-Submitted", "auto-generated");
        return Uni.createFrom()
                .deferred(() -> mailer.send(mail))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .chain(() -> transactions.run(session -> mails.sent(message, clock.instant())))
                .onFailure()
                .recoverWithUni(failure -> {
                    boolean forGood = message.createdAt().plus(givenUpAfter).isBefore(clock.instant());
                    LOG.warnf(
                            "mail %s is not sent at try %d%s: %s",
                            message.id(),
                            message.attempts(),
                            forGood ? " and given up" : "",
                            failure.getClass().getSimpleName());
                    return transactions.run(session -> mails.failed(message, error(failure), forGood));
                });
    }

    private static String error(Throwable failure) {
        String words = failure.getClass().getSimpleName()
                + (failure.getMessage() == null
                        ? ""
                        : ": " + failure.getMessage().replaceAll("[\\p{Cntrl}]+", " "));
        return words.length() > LONGEST_ERROR ? words.substring(0, LONGEST_ERROR) : words;
    }
}
