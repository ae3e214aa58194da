package id.aduan.intake.callcenter.callbacks;

import id.aduan.contracts.Channel;
import id.aduan.contracts.EventId;
import id.aduan.contracts.NoticeReceipt;
import id.aduan.durable.InTurn;
import id.aduan.durable.Transactions;
import id.aduan.intake.callcenter.calls.Caller;
import id.aduan.intake.callcenter.calls.Calls;
import id.aduan.intake.callcenter.calls.DeskLog;
import id.aduan.kit.text.CleanText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What operators do with the list. What is not done fails with {@link CallBackRefused}. */
@ApplicationScoped
class CallBackDesk {
    static final int LONGEST_NOTE = 500;

    private static final String DONE = "DONE";
    private static final String UNREACHABLE = "UNREACHABLE";

    private final Transactions transactions;
    private final CallBacks callBacks;
    private final Calls calls;
    private final DeskLog log;
    private final Receipts receipts;
    private final CallBackSettings settings;
    private final Clock clock = Clock.systemUTC();

    CallBackDesk(
            Transactions transactions,
            CallBacks callBacks,
            Calls calls,
            DeskLog log,
            Receipts receipts,
            CallBackSettings settings) {
        this.transactions = transactions;
        this.callBacks = callBacks;
        this.calls = calls;
        this.log = log;
        this.receipts = receipts;
        this.settings = settings;
    }

    /**
     * A part of the list.
     *
     * @param open how many persons wait in all
     */
    record Listed(List<CallBack> callBacks, long open, boolean more, Instant now) {}

    Uni<Listed> list(int offset, int limit) {
        return transactions.run(session -> callBacks.waiting(session).chain(open -> callBacks
                .open(session, offset, limit)
                .map(found -> new Listed(
                        found.size() > limit ? found.subList(0, limit) : found,
                        open,
                        found.size() > limit,
                        clock.instant()))));
    }

    /** One that waits, and when it was looked at. */
    record Found(CallBack callBack, Instant now) {}

    Uni<Found> find(UUID id) {
        return transactions.run(session -> open(session, id).map(callBack -> new Found(callBack, clock.instant())));
    }

    /** Who it is and how he is reached. Who asked is kept before it is told, and others see that he is being called. */
    Uni<Caller> reveal(String operator, UUID id) {
        Instant now = clock.instant();
        return transactions.run(session -> open(session, id).chain(callBack -> callBacks
                .called(session, id, operator, now)
                .chain(() -> log.add(session, callBack.call(), now, operator, DeskLog.Act.REVEALED, "callback"))
                .chain(() -> calls.caller(session, callBack.call()))
                .map(caller -> caller.orElse(Caller.UNKNOWN))));
    }

    /**
     * What came of it. All notices that wait for this person about this report are settled by it; the last try in vain is one
     * of an unreachable person.
     */
    Uni<Void> result(String operator, UUID id, CallBack.Result result, String note) {
        String clean = CleanText.lines(note);
        if (clean != null && clean.length() > LONGEST_NOTE) {
            return Uni.createFrom().failure(new CallBackRefused(CallBackRefused.Reason.NOTE_UNFIT));
        }
        Instant now = clock.instant();
        return transactions.run(session -> open(session, id).chain(callBack -> callBacks
                .tried(session, id, operator, result, clean, now)
                .chain(() -> settle(session, callBack, result, now))));
    }

    private Uni<Void> settle(Mutiny.Session session, CallBack callBack, CallBack.Result result, Instant now) {
        boolean lastTry = result == CallBack.Result.TRY_AGAIN && callBack.tries() + 1 >= settings.tries();
        if (result == CallBack.Result.TRY_AGAIN && !lastTry) {
            return callBacks.again(session, callBack.id(), now.plus(settings.again()));
        }
        boolean done = result == CallBack.Result.DONE;
        return callBacks
                .settle(session, callBack.id(), done ? DONE : UNREACHABLE, now)
                .chain(settled -> InTurn.all(
                        settled,
                        each -> told(
                                session,
                                each,
                                done ? NoticeReceipt.State.DELIVERED : NoticeReceipt.State.FAILED,
                                done ? null : UNREACHABLE,
                                now)));
    }

    /** Ends what nobody needs to be told any more; true when there may be more of it. */
    Uni<Boolean> expire(int portion) {
        Instant now = clock.instant();
        return transactions.run(session -> callBacks
                .expire(session, now, portion)
                .call(settled ->
                        InTurn.all(settled, each -> told(session, each, NoticeReceipt.State.FAILED, "EXPIRED", now)))
                .map(settled -> settled.size() == portion));
    }

    private Uni<Void> told(
            Mutiny.Session session, CallBacks.Settled settled, NoticeReceipt.State state, String reason, Instant now) {
        return settled.receiptTo() == null
                ? Uni.createFrom().voidItem()
                : receipts.tell(
                        session,
                        new EventId(settled.noticeId()),
                        settled.complaintId(),
                        Channel.valueOf(settled.receiptTo()),
                        state,
                        reason,
                        now);
    }

    private Uni<CallBack> open(Mutiny.Session session, UUID id) {
        return callBacks
                .lock(session, id)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found.get())
                        : callBacks.exists(session, id).<CallBack>map(exists -> {
                            throw new CallBackRefused(
                                    exists ? CallBackRefused.Reason.SETTLED : CallBackRefused.Reason.NOT_FOUND);
                        }));
    }
}
