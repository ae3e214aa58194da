package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.EmergencyKind;
import id.aduan.durable.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** What is known of who calls, by the number that the call has: his earlier calls and his cases. */
@ApplicationScoped
class CallerHistory {
    private static final Logger LOG = Logger.getLogger(CallerHistory.class);
    private static final Duration PATIENCE = Duration.ofMillis(2_000);
    private static final int CALLS = 10;
    private static final int CASES = 8;

    private final Transactions transactions;
    private final Calls calls;
    private final BlockedNumbers blocked;
    private final CaseService cases;

    CallerHistory(Transactions transactions, Calls calls, BlockedNumbers blocked, @RestClient CaseService cases) {
        this.transactions = transactions;
        this.calls = calls;
        this.blocked = blocked;
        this.cases = cases;
    }

    /** @param type null for one that was never logged */
    record EarlierCall(Instant at, CallType type, EmergencyKind emergencyKind, Outcome outcome) {}

    /**
     * @param earlier how many calls this number made before
     * @param calls the latest of them
     * @param cases null when case-service is away
     */
    record Known(
            long earlier,
            List<EarlierCall> calls,
            Optional<BlockedNumbers.Blocked> blocked,
            List<CaseService.ReporterCase> cases) {}

    private static final Known NOTHING = new Known(0, List.of(), Optional.empty(), List.of());

    private record Local(Known known, String numberRef) {}

    /** Only for who has the call, or a supervisor; fails with {@link CallRefused}. */
    Uni<Known> of(Operator operator, UUID id) {
        return transactions
                .run(session -> calls.find(session, id)
                        .map(found -> found.orElseThrow(() -> new CallRefused(CallRefused.Reason.NOT_FOUND)))
                        .chain(call -> {
                            if (!call.isHeldBy(operator.name()) && !operator.supervisor()) {
                                throw call.operator() == null
                                        ? new CallRefused(CallRefused.Reason.NOT_TAKEN)
                                        : CallRefused.taken(call.operator());
                            }
                            return call.numberRef() == null
                                    ? Uni.createFrom().item(new Local(NOTHING, null))
                                    : local(session, call);
                        }))
                .chain(local -> local.numberRef() == null
                        ? Uni.createFrom().item(local.known())
                        : open(local.numberRef())
                                .map(found -> new Known(
                                        local.known().earlier(),
                                        local.known().calls(),
                                        local.known().blocked(),
                                        found.orElse(null))));
    }

    private Uni<Local> local(Mutiny.Session session, Call call) {
        return session.createNativeQuery("select count(*) from call where number_ref = ?1 and id <> ?2", Long.class)
                .setParameter(1, call.numberRef())
                .setParameter(2, call.id())
                .getSingleResult()
                .chain(earlier -> calls.ofNumber(session, call.numberRef(), CALLS + 1)
                        .chain(all -> blocked.of(session, call.numberRef())
                                .map(block -> new Local(
                                        new Known(
                                                earlier,
                                                all.stream()
                                                        .filter(each ->
                                                                !each.id().equals(call.id()))
                                                        .limit(CALLS)
                                                        .map(each -> new EarlierCall(
                                                                each.begunAt(),
                                                                each.type(),
                                                                each.emergencyKind(),
                                                                each.outcome()))
                                                        .toList(),
                                                block,
                                                List.of()),
                                        call.numberRef()))));
    }

    private Uni<Optional<List<CaseService.ReporterCase>>> open(String numberRef) {
        return cases.ofReporter(numberRef)
                .map(found -> Optional.of(found.cases().stream().limit(CASES).toList()))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf(
                            "case-service does not tell of a caller: %s",
                            failure.getClass().getSimpleName());
                    return Optional.empty();
                });
    }
}
