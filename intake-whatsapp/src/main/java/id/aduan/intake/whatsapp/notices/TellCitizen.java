package id.aduan.intake.whatsapp.notices;

import id.aduan.contracts.Channel;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Notice;
import id.aduan.intake.whatsapp.sending.Lanes;
import id.aduan.intake.whatsapp.sending.Receipts;
import id.aduan.intake.whatsapp.sending.SendRequest;
import id.aduan.intake.whatsapp.turn.Transcript;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells a citizen something of his case: into his lane, his conversation and the transcript, in one transaction. */
@ApplicationScoped
class TellCitizen {
    private final Lanes lanes;
    private final Receipts receipts;
    private final ToldCitizen conversation;
    private final Transcript transcript;
    private final NoticeMessages messages = new NoticeMessages();
    private final Clock clock = Clock.systemUTC();

    TellCitizen(Lanes lanes, Receipts receipts, ToldCitizen conversation, Transcript transcript) {
        this.lanes = lanes;
        this.receipts = receipts;
        this.conversation = conversation;
        this.transcript = transcript;
    }

    /** Works in the transaction of the session. */
    Uni<Void> handle(Mutiny.Session session, Notice notice) {
        if (notice.channel() != Channel.WHATSAPP) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        if (!notice.expiresAt().isAfter(now)) {
            return failed(session, notice, "EXPIRED", now);
        }
        return session.createNativeQuery(
                        "select citizen, account from filed where complaint_id = ?1 and erased_at is null",
                        Object[].class)
                .setParameter(1, notice.complaintId().value())
                .getResultList()
                .chain(rows -> rows.isEmpty()
                        ? failed(session, notice, "UNKNOWN_REPORTER", now)
                        : tell(session, notice, (UUID) rows.get(0)[0], (String) rows.get(0)[1], now));
    }

    private Uni<Void> tell(Mutiny.Session session, Notice notice, UUID citizen, String account, Instant now) {
        NoticeMessages.Rendered rendered = messages.render(notice);
        UUID send = EventId.derivedFrom("whatsapp-notice", notice.eventId()).value();
        SendRequest request = new SendRequest(
                send,
                account,
                SendRequest.Purpose.NOTICE,
                rendered.message(),
                rendered.outside(),
                Duration.ZERO,
                notice.expiresAt(),
                notice.complaintId(),
                notice.eventId().value(),
                null);
        // first the citizen and then his lane, as a turn does
        return conversation
                .told(session, citizen, notice.complaintId(), notice.kind(), now)
                .chain(() -> lanes.append(session, citizen, request))
                .chain(() -> transcript.said(session, citizen, now, rendered.message(), send, null))
                .replaceWithVoid();
    }

    private Uni<Void> failed(Mutiny.Session session, Notice notice, String reason, Instant now) {
        return receipts.failed(session, notice.eventId(), notice.complaintId(), reason, now);
    }
}
