package id.aduan.intake.whatsapp.sending;

import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventId;
import id.aduan.contracts.NoticeReceipt;
import id.aduan.contracts.Topic;
import id.aduan.durable.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells case-service what becomes of its notices, each state once, in the transaction of the change. */
@ApplicationScoped
public class Receipts {
    private final Outbox outbox;
    private final Costs costs;

    Receipts(Outbox outbox, Costs costs) {
        this.outbox = outbox;
        this.costs = costs;
    }

    /** A notice that nothing is sent for. */
    public Uni<Void> failed(
            Mutiny.Session session, EventId noticeId, ComplaintId complaintId, String reason, Instant at) {
        return append(session, noticeId, complaintId, NoticeReceipt.State.FAILED, reason, null, at);
    }

    /** What became of a send; nothing where it is for no notice, or where as much was told before. */
    Uni<Void> tell(Mutiny.Session session, SendRow send, NoticeReceipt.State state, String reason, Instant at) {
        if (!send.isNotice() || send.complaintId() == null || !isMore(send.told(), state)) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("update send set told = ?2 where id = ?1")
                .setParameter(1, send.id())
                .setParameter(2, state.name())
                .executeUpdate()
                .chain(() -> costs.of(session, send.id()))
                .chain(cost -> append(
                        session,
                        new EventId(send.noticeId()),
                        new ComplaintId(send.complaintId()),
                        state,
                        reason,
                        cost.orElse(null),
                        at));
    }

    private static boolean isMore(String told, NoticeReceipt.State state) {
        if (told == null) {
            return true;
        }
        NoticeReceipt.State before = NoticeReceipt.State.valueOf(told);
        if (before == NoticeReceipt.State.FAILED) {
            return false;
        }
        return state == NoticeReceipt.State.FAILED
                ? rank(before) < rank(NoticeReceipt.State.DELIVERED)
                : rank(before) < rank(state);
    }

    private static int rank(NoticeReceipt.State state) {
        return switch (state) {
            case UNCERTAIN -> 0;
            case SENT -> 1;
            case DELIVERED -> 2;
            case READ -> 3;
            case FAILED -> 4;
        };
    }

    private Uni<Void> append(
            Mutiny.Session session,
            EventId noticeId,
            ComplaintId complaintId,
            NoticeReceipt.State state,
            String reason,
            NoticeReceipt.Cost cost,
            Instant at) {
        EventId eventId = EventId.derivedFrom(Topic.NOTICE_RECEIPT.wireName(), noticeId, state);
        NoticeReceipt receipt =
                new NoticeReceipt(eventId, noticeId, complaintId, Channel.WHATSAPP, state, reason, cost, at);
        UUID key = complaintId.value();
        return outbox.append(
                session, Topic.NOTICE_RECEIPT, key.toString(), eventId, at, 0, at.toEpochMilli(), false, receipt);
    }
}
