package id.aduan.cases.application;

import id.aduan.cases.domain.Case;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EmergencyKind;
import id.aduan.durable.InTurn;
import id.aduan.durable.Repeated;
import id.aduan.durable.Transactions;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.metrics.MetricName;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Calls the supervisor for an emergency that nobody has acknowledged in time. Any number of instances may look; the lock of
 * the case and what its row says make it one line of the history, whoever is first.
 */
@ApplicationScoped
class EscalateEmergencies {
    private static final Logger LOG = Logger.getLogger(EscalateEmergencies.class);
    private static final int PORTION = 200;

    private final Repeated repeated = new Repeated(LOG, "emergencies that nobody has acknowledged");
    private final Transactions transactions;
    private final Emergencies emergencies;
    private final Cases cases;
    private final CaseBook book;
    private final Clock clock;
    private final Meters meters;
    private final Duration within;
    private volatile Instant oldest;

    EscalateEmergencies(
            Transactions transactions,
            Emergencies emergencies,
            Cases cases,
            CaseBook book,
            Clock clock,
            Meters meters,
            EmergencySettings settings) {
        this.transactions = transactions;
        this.emergencies = emergencies;
        this.cases = cases;
        this.book = book;
        this.clock = clock;
        this.meters = meters;
        this.within = settings.acknowledge().within();
    }

    void start(@Observes StartupEvent event) {
        meters.since(MetricName.EMERGENCIES_UNACKNOWLEDGED_OLDEST, () -> oldest);
        for (EmergencyKind kind : EmergencyKind.values()) {
            meters.counted(MetricName.EMERGENCIES_ESCALATED, 0, label(kind));
        }
    }

    @Scheduled(
            identity = "emergency-escalation",
            every = "{aduan.emergencies.acknowledge.every:1S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return repeated.make(this::escalate);
    }

    /** All whose time is up. */
    Uni<Void> escalate() {
        Instant now = clock.instant();
        return transactions
                .run(session -> emergencies
                        .oldestAwaited()
                        .invoke(found -> oldest = found.orElse(null))
                        .chain(() -> emergencies.unacknowledged(now.minus(within), PORTION)))
                .chain(ids -> InTurn.all(ids, id -> escalate(id, now)));
    }

    /** A transaction of its own, so that one that fails keeps no other from the supervisor. */
    private Uni<Void> escalate(ComplaintId id, Instant now) {
        return transactions
                .run(session -> cases.hold(id).chain(found -> found.map(subject -> claim(subject, now))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .invoke(escalated -> escalated.ifPresent(subject -> {
                    meters.counted(
                            MetricName.EMERGENCIES_ESCALATED,
                            1,
                            label(subject.facts().emergencyKind()));
                    LOG.warnf("emergency %s: nobody has acknowledged it within %s", id, within);
                }))
                .onFailure()
                .invoke(failure -> LOG.errorf(
                        "emergency %s could not be escalated, it is tried again: %s",
                        id, failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static String label(EmergencyKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Empty when another instance, or somebody who acknowledged it, was faster. */
    private Uni<Optional<Case>> claim(Case subject, Instant now) {
        var change = subject.escalate(within, now);
        return change.isNothing()
                ? Uni.createFrom().item(Optional.empty())
                : book.write(change).replaceWith(Optional.of(change.after()));
    }
}
