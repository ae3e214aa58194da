package id.aduan.intake.whatsapp.turn;

import id.aduan.contracts.Attachment;
import id.aduan.contracts.Channel;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import id.aduan.durable.Moments;
import id.aduan.durable.Outbox;
import id.aduan.durable.Repeated;
import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.conversation.Incoming;
import id.aduan.intake.whatsapp.media.KeptFile;
import id.aduan.intake.whatsapp.media.MediaContent;
import id.aduan.intake.whatsapp.media.MediaDownload;
import id.aduan.intake.whatsapp.media.MediaFolder;
import id.aduan.intake.whatsapp.media.MediaStore;
import id.aduan.intake.whatsapp.media.UnusableMedia;
import id.aduan.intake.whatsapp.sending.Account;
import id.aduan.intake.whatsapp.sending.Accounts;
import id.aduan.intake.whatsapp.sending.GraphSettings;
import id.aduan.intake.whatsapp.sending.Lanes;
import id.aduan.intake.whatsapp.sending.SendingWatch;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Fetches the files of citizens, each again and again until it is here, the provider no longer has it, or it is seen to be
 * of no use. Words never wait for a file.
 */
@ApplicationScoped
class FetchMedia {
    private static final Logger LOG = Logger.getLogger(FetchMedia.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Longer than one fetch may take; who dies over it leaves it to the next. */
    private static final Duration LEASE = Duration.ofMinutes(3);
    /** How long the provider keeps what a webhook told of. */
    private static final Duration AT_PROVIDER = Duration.ofDays(7);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** While the number stands still its files are not even looked at; this is for the moment after. */
    private static final Duration WITHOUT_TOKEN = Duration.ofSeconds(15);

    private final Transactions transactions;
    private final MediaStore media;
    private final MediaFolder folder;
    private final MediaDownload download;
    private final Accounts accounts;
    private final Citizens citizens;
    private final TakeTurn turns;
    private final Lanes lanes;
    private final Outbox outbox;
    private final SendingWatch watch;
    private final Clock clock = Clock.systemUTC();
    private final Repeated repeated = new Repeated(LOG, "files of citizens");

    FetchMedia(
            Transactions transactions,
            MediaStore media,
            MediaFolder folder,
            Accounts accounts,
            Citizens citizens,
            TakeTurn turns,
            Lanes lanes,
            Outbox outbox,
            SendingWatch watch,
            GraphSettings graph,
            @ConfigProperty(
                            name = "aduan.intake.whatsapp.media.hosts",
                            defaultValue = "lookaside.fbsbx.com,graph.facebook.com")
                    Set<String> hosts) {
        this.transactions = transactions;
        this.media = media;
        this.folder = folder;
        this.download = new MediaDownload(URI.create(graph.url().replaceAll("/+$", "") + "/" + graph.version()), hosts);
        this.accounts = accounts;
        this.citizens = citizens;
        this.turns = turns;
        this.lanes = lanes;
        this.outbox = outbox;
        this.watch = watch;
    }

    @Scheduled(
            identity = "whatsapp-media",
            every = "{aduan.intake.whatsapp.media.every:1s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fetch() {
        repeated.makeBlocking(this::fetchDue);
    }

    private void fetchDue() {
        Optional<Due> due;
        do {
            Instant now = clock.instant();
            due = transactions.run(session -> claim(session, now)).await().atMost(PATIENCE);
            due.ifPresent(this::fetch);
        } while (due.isPresent());
    }

    private void fetch(Due due) {
        try {
            String token = accounts.find(due.account())
                    .map(Account::token)
                    .orElseThrow(() -> new IOException("the account is not configured"));
            byte[] bytes = download.load(due.providerId(), due.account(), token, due.providerSha());
            KeptFile kept = folder.keep(due.id(), MediaContent.of(bytes));
            transactions.run(session -> kept(session, due, kept)).await().atMost(PATIENCE);
            lanes.wake();
        } catch (UnusableMedia e) {
            lose(due, e.getMessage());
        } catch (MediaDownload.TokenRefused e) {
            stopped(due);
        } catch (MediaDownload.Doubtful e) {
            if (due.tries() >= e.tries()) {
                lose(due, e.getMessage());
            } else {
                again(due, e.getMessage());
            }
        } catch (IOException | RuntimeException e) {
            again(due, e instanceof IOException ? e.getMessage() : e.getClass().getSimpleName());
        }
    }

    private Uni<Void> kept(Mutiny.Session session, Due due, KeptFile file) {
        Instant now = clock.instant();
        return citizens.lock(session, due.citizen())
                .chain(() -> media.keep(session, due.id(), file))
                .chain(attachment -> attachment
                        .map(added -> add(session, due, added, now))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> turns.handle(
                        session,
                        due.citizen(),
                        "media|" + due.id(),
                        new Incoming.MediaKept(now, due.id(), file.sha256(), file.mediaType(), file.sizeBytes())));
    }

    /** The report was filed before its file was here: the file follows as an addition of the citizen. */
    private Uni<Void> add(Mutiny.Session session, Due due, Attachment attachment, Instant now) {
        ComplaintId complaint = ComplaintId.parse(
                attachment.reference().substring(0, attachment.reference().indexOf('/')));
        CitizenAction addition = new CitizenAction(
                EventId.derivedFrom(Topic.CITIZEN_ACTION.wireName(), complaint, due.id()),
                complaint,
                CitizenAction.Type.REPLY,
                Channel.WHATSAPP,
                now,
                null,
                List.of(attachment),
                null);
        return outbox.append(
                session,
                Topic.CITIZEN_ACTION,
                addition.complaintId().toString(),
                addition.eventId(),
                now,
                0,
                now.toEpochMilli(),
                false,
                addition);
    }

    private void lose(Due due, String reason) {
        LOG.infof("a file of a citizen is of no use: %s", reason);
        transactions
                .run(session -> citizens.lock(session, due.citizen())
                        .chain(() -> media.lose(session, due.id(), reason))
                        .chain(news -> news
                                ? turns.handle(
                                        session,
                                        due.citizen(),
                                        "media|" + due.id(),
                                        new Incoming.MediaLost(clock.instant(), due.id()))
                                : Uni.createFrom().voidItem()))
                .await()
                .atMost(PATIENCE);
        lanes.wake();
    }

    /** All of the number stands still until its token is good; the file is tried as soon as it is, and loses nothing. */
    private void stopped(Due due) {
        Instant now = clock.instant();
        if (isOver(due, now)) {
            lose(due, "GONE");
            return;
        }
        transactions
                .run(session -> watch.tokenRefused(session, due.account()).chain(() -> session.createNativeQuery("""
                                update media set next_try = ?2, tries = tries - 1, last_error = 'TOKEN'
                                where id = ?1 and state = 'WAITED'
                                """)
                        .setParameter(1, due.id())
                        .setParameter(2, Moments.at(now.plus(WITHOUT_TOKEN)))
                        .executeUpdate()))
                .await()
                .atMost(PATIENCE);
    }

    private void again(Due due, String reason) {
        Instant now = clock.instant();
        if (isOver(due, now)) {
            lose(due, "GONE");
            return;
        }
        long doubled = FIRST_PAUSE.toMillis() << Math.min(due.tries(), 20);
        Duration pause = doubled > LONGEST_PAUSE.toMillis() ? LONGEST_PAUSE : Duration.ofMillis(doubled);
        LOG.warnf("a file of a citizen is tried again in %s: %s", pause, reason);
        transactions
                .run(session -> session.createNativeQuery(
                                "update media set next_try = ?2, last_error = ?3 where id = ?1 and state = 'WAITED'")
                        .setParameter(1, due.id())
                        .setParameter(2, Moments.at(now.plus(pause)))
                        .setParameter(3, reason)
                        .executeUpdate())
                .await()
                .atMost(PATIENCE);
    }

    /** Whether the provider has thrown it away. */
    private static boolean isOver(Due due, Instant now) {
        return now.isAfter(due.sentAt().plus(AT_PROVIDER));
    }

    /** The next one that is due. A claim is a lease: nobody else takes the file meanwhile, and it comes back when this service dies. */
    private static Uni<Optional<Due>> claim(Mutiny.Session session, Instant now) {
        return session.createNativeQuery("""
                        update media set next_try = ?2, tries = tries + 1
                        where id in (select id from media where next_try <= ?1
                                       and (sent_at <= ?3 or account not in (
                                         select account from sending_account where stopped = 'TOKEN'))
                                     order by next_try limit 1 for update skip locked)
                        returning id, citizen, account, provider_id, provider_sha, sent_at, tries
                        """, Object[].class)
                .setParameter(1, Moments.at(now))
                .setParameter(2, Moments.at(now.plus(LEASE)))
                .setParameter(3, Moments.at(now.minus(AT_PROVIDER)))
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(Due::of));
    }

    private record Due(
            String id, UUID citizen, String account, String providerId, String providerSha, Instant sentAt, int tries) {
        static Due of(Object[] row) {
            return new Due(
                    (String) row[0],
                    (UUID) row[1],
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    Moments.instant(row[5]),
                    ((Number) row[6]).intValue());
        }
    }
}
