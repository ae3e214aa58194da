package id.aduan.intake.whatsapp.desk;

import id.aduan.durable.Moments;
import id.aduan.durable.Repeated;
import id.aduan.durable.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Deletes what was said, and what officers did, when it is as old as the settings say. */
@ApplicationScoped
class ForgetOldTalk {
    private static final Logger LOG = Logger.getLogger(ForgetOldTalk.class);
    private static final int PORTION = 5_000;

    /** The provider may bring a message again for seven days, and its line is how it is known. */
    private static final Duration SHORTEST = Duration.ofDays(9);

    private final Transactions transactions;
    private final Duration transcripts;
    private final Duration log;
    private final Clock clock = Clock.systemUTC();
    private final Repeated repeated = new Repeated(LOG, "old conversations that are to be forgotten");

    ForgetOldTalk(
            Transactions transactions,
            @ConfigProperty(name = "aduan.intake.whatsapp.retention.transcripts", defaultValue = "P365D")
                    Duration transcripts,
            @ConfigProperty(name = "aduan.intake.whatsapp.retention.desk-log", defaultValue = "P1095D") Duration log) {
        if (transcripts.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "aduan.intake.whatsapp.retention.transcripts must be at least P9D: messages may come again until then");
        }
        this.transactions = transactions;
        this.transcripts = transcripts;
        this.log = log;
    }

    @Scheduled(
            identity = "whatsapp-forget-old-talk",
            every = "{aduan.intake.whatsapp.retention.every:1h}",
            delayed = "11m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        Instant now = clock.instant();
        return repeated.make(() -> forget("message", now.minus(transcripts))
                .chain(() -> forget("desk_log", now.minus(log)))
                .chain(() -> forget("account_log", now.minus(log))));
    }

    /** In portions, so that nobody waits for a long transaction. */
    private Uni<Void> forget(String table, Instant before) {
        return transactions
                .run(session -> session.createNativeQuery("delete from " + table + " where id in (select id from "
                                + table + " where at < ?1 order by at limit " + PORTION + ")")
                        .setParameter(1, Moments.at(before))
                        .executeUpdate())
                .chain(rows -> rows < PORTION ? Uni.createFrom().voidItem() : forget(table, before));
    }
}
