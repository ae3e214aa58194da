package id.aduan.intake.whatsapp.turn;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.TrackingNumber;
import id.aduan.durable.Moments;
import id.aduan.durable.Repeated;
import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.Sealed;
import id.aduan.intake.whatsapp.conversation.Incoming;
import id.aduan.intake.whatsapp.conversation.OwnCase;
import id.aduan.intake.whatsapp.sending.Lanes;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Asks case-service for a citizen's own cases, outside of his turn: the question is a row, so that it is asked also after
 * a crash, and the answer comes as an event of his conversation.
 */
@ApplicationScoped
class CaseQuestions {
    private static final Logger LOG = Logger.getLogger(CaseQuestions.class);
    private static final int MOST = 9;
    private static final int PORTION = 50;
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Transactions transactions;
    private final Citizens citizens;
    private final TakeTurn turns;
    private final CitizenViews views;
    private final Sealed sealed;
    private final Lanes lanes;
    private final Clock clock = Clock.systemUTC();
    private final Repeated repeated = new Repeated(LOG, "questions for cases");

    CaseQuestions(
            Transactions transactions,
            Citizens citizens,
            TakeTurn turns,
            @RestClient CitizenViews views,
            Sealed sealed,
            Lanes lanes) {
        this.transactions = transactions;
        this.citizens = citizens;
        this.turns = turns;
        this.views = views;
        this.sealed = sealed;
        this.lanes = lanes;
    }

    @Scheduled(
            identity = "whatsapp-case-questions",
            every = "{aduan.intake.whatsapp.cases.every:1s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> answer() {
        return repeated.make(this::answerAll);
    }

    private Uni<Void> answerAll() {
        return transactions
                .run(session -> session.createNativeQuery(
                                "select citizen from question order by asked_at limit " + PORTION, UUID.class)
                        .getResultList())
                .onItem()
                .transformToMulti(citizens -> Multi.createFrom().iterable(citizens))
                .onItem()
                .transformToUni(citizen -> answer(citizen)
                        .replaceWith(Boolean.TRUE)
                        .onFailure()
                        .recoverWithItem(failure -> {
                            LOG.warnf(
                                    "a question for cases waits: %s",
                                    failure.getClass().getSimpleName());
                            return Boolean.FALSE;
                        }))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .invoke(answered -> {
                    if (answered.contains(Boolean.TRUE)) {
                        lanes.wake();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> answer(UUID citizen) {
        return transactions
                .run(session -> filed(session, citizen))
                .chain(this::look)
                .map(found -> found.<Incoming>map(cases -> new Incoming.CasesFound(clock.instant(), cases))
                        .orElseGet(() -> new Incoming.CasesAway(clock.instant())))
                .chain(event -> transactions.run(session -> citizens.lock(session, citizen)
                        .chain(() -> session.createNativeQuery("delete from question where citizen = ?1")
                                .setParameter(1, citizen)
                                .executeUpdate())
                        .chain(rows -> rows == 0
                                ? Uni.createFrom().voidItem() // another instance was quicker
                                : turns.handle(session, citizen, "cases@" + event.at(), event))));
    }

    /** Only what this citizen has filed here; a number alone is no authority. */
    private Uni<List<Filed>> filed(Mutiny.Session session, UUID citizen) {
        return session.createNativeQuery("""
                        select complaint_id, filed_at, subject from filed
                        where citizen = ?1 and erased_at is null order by filed_at desc limit ?2
                        """, Object[].class)
                .setParameter(1, citizen)
                .setParameter(2, MOST)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Filed(
                                new ComplaintId((UUID) row[0]),
                                Moments.instant(row[1]),
                                new String(sealed.open((byte[]) row[2], FileReport.SUBJECT), UTF_8)))
                        .toList());
    }

    /** Empty when case-service is away. */
    private Uni<Optional<List<OwnCase>>> look(List<Filed> filed) {
        if (filed.isEmpty()) {
            return Uni.createFrom().item(Optional.of(List.of()));
        }
        return Multi.createFrom()
                .iterable(filed)
                .onItem()
                .transformToUniAndConcatenate(this::look)
                .collect()
                .asList()
                .map(Optional::of)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "case-service does not tell: %s", failure.getClass().getSimpleName());
                    return Optional.empty();
                });
    }

    private Uni<OwnCase> look(Filed filed) {
        return views.track(TrackingNumber.of(filed.id()).value())
                .map(found -> new OwnCase(
                        filed.id(),
                        found.trackingNumber(),
                        stage(found.status()),
                        found.agency() == null ? null : found.agency().name(),
                        filed.subject(),
                        found.since()))
                .onFailure(failure -> failure instanceof WebApplicationException answer
                        && answer.getResponse().getStatus() == 404)
                // accepted and on its way, so no case knows of it yet
                .recoverWithItem(() -> new OwnCase(
                        filed.id(),
                        TrackingNumber.of(filed.id()),
                        OwnCase.Stage.REGISTERED,
                        null,
                        filed.subject(),
                        filed.at()));
    }

    /** A status that this release does not know is shown as what is surely true. */
    private static OwnCase.Stage stage(String status) {
        return switch (status) {
            case "DISPATCHED" -> OwnCase.Stage.AT_AGENCY;
            case "IN_PROGRESS", "UNABLE_TO_ACT", "DISPUTED" -> OwnCase.Stage.IN_WORK;
            case "ANSWERED" -> OwnCase.Stage.ANSWERED;
            case "POSTPONED" -> OwnCase.Stage.WAITS_FOR_YOU;
            case "CLOSED", "ARCHIVED" -> OwnCase.Stage.CLOSED;
            case "REFERRED" -> OwnCase.Stage.NOT_OURS;
            default -> OwnCase.Stage.REGISTERED;
        };
    }

    private record Filed(ComplaintId id, Instant at, String subject) {}
}
