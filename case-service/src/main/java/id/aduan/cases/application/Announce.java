package id.aduan.cases.application;

import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.Change;
import id.aduan.cases.domain.HistoryType;
import id.aduan.cases.domain.NoticeReason;
import id.aduan.cases.domain.QuietHours;
import id.aduan.cases.domain.Telling;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Plans, in the transaction of a change, whom it is told: the reporter by his door, the agency by e-mail. Nothing is sent
 * here; what is planned is sent when its time has come.
 */
@ApplicationScoped
class Announce {
    private final Notices notices;
    private final AgencyMails mails;
    private final MailChoices choices;
    private final Clock clock;
    private final QuietHours quiet;
    private final Duration late;

    Announce(
            Notices notices,
            AgencyMails mails,
            MailChoices choices,
            Clock clock,
            @ConfigProperty(name = "aduan.notices.quiet.from", defaultValue = "21:00") LocalTime quietFrom,
            @ConfigProperty(name = "aduan.notices.quiet.until", defaultValue = "06:00") LocalTime quietUntil,
            @ConfigProperty(name = "aduan.notices.received.after", defaultValue = "15m") Duration late) {
        this.notices = notices;
        this.mails = mails;
        this.choices = choices;
        this.clock = clock;
        this.quiet = new QuietHours(quietFrom, quietUntil);
        this.late = late;
    }

    Uni<Void> handle(Change change) {
        return tellReporter(change).chain(() -> tellAgencies(change));
    }

    private Uni<Void> tellReporter(Change change) {
        Case subject = change.after();
        Instant now = clock.instant();
        if (change.lines().stream().anyMatch(line -> line.type() == HistoryType.ERASED)) {
            return notices.giveUp(subject.id(), NoticeReason.ERASED, now);
        }
        List<Telling> tellings = Telling.of(change, now, late);
        if (tellings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        boolean opening = change.lines().get(0).from() == null;
        return notices.plan(subject, tellings, opening, now, subject.facts().isUrgent() ? now : quiet.endAfter(now));
    }

    private Uni<Void> tellAgencies(Change change) {
        Uni<Void> told = Uni.createFrom().voidItem();
        long seq = change.after().version() - change.lines().size();
        for (var line : change.lines()) {
            seq++;
            if (line.type() == HistoryType.DISPATCHED && choices.mayWantMail(line.agency())) {
                long number = seq;
                told = told.chain(() -> mails.plan(change.after().id(), number, line.agency(), line.at()));
            }
        }
        return told;
    }
}
