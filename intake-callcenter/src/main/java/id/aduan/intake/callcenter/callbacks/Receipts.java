package id.aduan.intake.callcenter.callbacks;

import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Notice;
import id.aduan.contracts.NoticeReceipt;
import id.aduan.contracts.Topic;
import id.aduan.durable.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells case-service what became of its notices, each once, in the transaction of the change. */
@ApplicationScoped
class Receipts {
    private final Outbox outbox;

    Receipts(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Nobody is called. */
    Uni<Void> failed(Mutiny.Session session, Notice notice, String reason, Instant at) {
        return tell(
                session,
                notice.eventId(),
                notice.complaintId(),
                notice.channel(),
                NoticeReceipt.State.FAILED,
                reason,
                at);
    }

    /** @param reason a code for a failure, else null */
    Uni<Void> tell(
            Mutiny.Session session,
            EventId noticeId,
            ComplaintId complaintId,
            Channel channel,
            NoticeReceipt.State state,
            String reason,
            Instant at) {
        EventId eventId = EventId.derivedFrom(Topic.NOTICE_RECEIPT.wireName(), noticeId, state);
        NoticeReceipt receipt = new NoticeReceipt(eventId, noticeId, complaintId, channel, state, reason, null, at);
        return outbox.append(
                session,
                Topic.NOTICE_RECEIPT,
                complaintId.value().toString(),
                eventId,
                at,
                0,
                at.toEpochMilli(),
                false,
                receipt);
    }
}
