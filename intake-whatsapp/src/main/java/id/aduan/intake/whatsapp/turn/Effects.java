package id.aduan.intake.whatsapp.turn;

import id.aduan.contracts.Attachment;
import id.aduan.contracts.Channel;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import id.aduan.durable.InTurn;
import id.aduan.durable.Moments;
import id.aduan.durable.Outbox;
import id.aduan.intake.whatsapp.conversation.Effect;
import id.aduan.intake.whatsapp.conversation.Timer;
import id.aduan.intake.whatsapp.media.MediaStore;
import id.aduan.intake.whatsapp.sending.Lanes;
import id.aduan.intake.whatsapp.sending.SendRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Does what a turn wants, in the turn's transaction: all of it or nothing. */
@ApplicationScoped
class Effects {
    private static final Logger LOG = Logger.getLogger(Effects.class);

    private final Lanes lanes;
    private final Transcript transcript;
    private final FileReport filing;
    private final MediaStore media;
    private final Citizens citizens;
    private final Outbox outbox;

    Effects(Lanes lanes, Transcript transcript, FileReport filing, MediaStore media, Citizens citizens, Outbox outbox) {
        this.lanes = lanes;
        this.transcript = transcript;
        this.filing = filing;
        this.media = media;
        this.citizens = citizens;
        this.outbox = outbox;
    }

    /** @param cause what caused the turn; ids derive from it, so that a repeat does nothing twice */
    Uni<Void> apply(Mutiny.Session session, Citizens.Citizen citizen, String cause, Instant at, List<Effect> effects) {
        ComplaintId filed = effects.stream()
                .filter(Effect.File.class::isInstance)
                .map(effect -> ((Effect.File) effect).complaintId())
                .findFirst()
                .orElse(null);
        return InTurn.all(effects, effect -> apply(session, citizen, cause, at, effect, filed));
    }

    private Uni<Void> apply(
            Mutiny.Session session,
            Citizens.Citizen citizen,
            String cause,
            Instant at,
            Effect effect,
            ComplaintId filed) {
        UUID id = citizen.id();
        if (effect instanceof Effect.Say say) {
            return say(session, citizen, cause, at, say, filed);
        } else if (effect instanceof Effect.SetTimer timer) {
            return setTimer(session, id, timer.timer(), at.plus(timer.after()));
        } else if (effect instanceof Effect.StopTimer timer) {
            return stopTimer(session, id, timer.timer());
        } else if (effect instanceof Effect.File file) {
            return filing.handle(session, citizen, at, file);
        } else if (effect instanceof Effect.Act act) {
            return act(session, id, at, act);
        } else if (effect instanceof Effect.AskForCases) {
            return ask(session, id, at);
        } else if (effect instanceof Effect.HandOver handOver) {
            return citizens.wantsPerson(session, id, handOver.why(), at);
        } else if (effect instanceof Effect.ForgetMedia forgotten) {
            return media.forget(session, forgotten.mediaIds());
        }
        throw new IllegalStateException("an effect that nobody does: " + effect.getClass());
    }

    /** @param filed the report whose number this tells, which no later message may take the place of; or null */
    private Uni<Void> say(
            Mutiny.Session session,
            Citizens.Citizen citizen,
            String cause,
            Instant at,
            Effect.Say say,
            ComplaintId filed) {
        UUID send = EventId.derivedFrom("whatsapp-turn", citizen.id(), cause).value();
        SendRequest request = new SendRequest(
                send,
                citizen.account(),
                SendRequest.Purpose.TURN,
                say.message(),
                null,
                say.after(),
                null,
                filed,
                null,
                null);
        return lanes.append(session, citizen.id(), request)
                .chain(() -> transcript.said(session, citizen.id(), at, say.message(), send, null));
    }

    private static Uni<Void> setTimer(Mutiny.Session session, UUID citizen, Timer timer, Instant due) {
        return session.createNativeQuery("""
                        insert into timer (citizen, kind, due) values (?1, ?2, ?3)
                        on conflict (citizen, kind) do update set due = excluded.due
                        """)
                .setParameter(1, citizen)
                .setParameter(2, timer.name())
                .setParameter(3, Moments.at(due))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> stopTimer(Mutiny.Session session, UUID citizen, Timer timer) {
        return session.createNativeQuery("delete from timer where citizen = ?1 and kind = ?2")
                .setParameter(1, citizen)
                .setParameter(2, timer.name())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The question is asked by {@link CaseQuestions} after the commit. */
    private static Uni<Void> ask(Mutiny.Session session, UUID citizen, Instant at) {
        return session.createNativeQuery(
                        "insert into question (citizen, asked_at) values (?1, ?2) on conflict do nothing")
                .setParameter(1, citizen)
                .setParameter(2, Moments.at(at))
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Only on what this citizen has filed himself: what a phone sends as the id of a button is no authority. Files that are
     * here go with the act; what is still on its way follows as an addition of its own.
     */
    private Uni<Void> act(Mutiny.Session session, UUID citizen, Instant at, Effect.Act act) {
        return hasFiled(session, citizen, act.complaintId()).chain(own -> {
            if (!own) {
                LOG.warn("a citizen acts on a case that is not his; nothing is done");
                return Uni.createFrom().voidItem();
            }
            return media.attach(session, citizen, act.complaintId(), act.mediaIds())
                    .chain(attachments -> act(session, at, act, attachments));
        });
    }

    private Uni<Void> act(Mutiny.Session session, Instant at, Effect.Act act, List<Attachment> attachments) {
        boolean empty = act.type() == CitizenAction.Type.REPLY
                && (act.text() == null || act.text().isBlank())
                && attachments.isEmpty();
        if (empty) {
            return Uni.createFrom().voidItem(); // only files, and none is here yet
        }
        CitizenAction action = new CitizenAction(
                EventId.derivedFrom(Topic.CITIZEN_ACTION.wireName(), act.complaintId(), act.cause(), act.type()),
                act.complaintId(),
                act.type(),
                Channel.WHATSAPP,
                at,
                act.text(),
                attachments,
                act.stars());
        return append(session, action);
    }

    private static Uni<Boolean> hasFiled(Mutiny.Session session, UUID citizen, ComplaintId complaint) {
        return session.createNativeQuery(
                        "select complaint_id from filed where complaint_id = ?1 and citizen = ?2", UUID.class)
                .setParameter(1, complaint.value())
                .setParameter(2, citizen)
                .getResultList()
                .map(rows -> !rows.isEmpty());
    }

    private Uni<Void> append(Mutiny.Session session, CitizenAction action) {
        return outbox.append(
                session,
                Topic.CITIZEN_ACTION,
                action.complaintId().toString(),
                action.eventId(),
                action.at(),
                0,
                action.at().toEpochMilli(),
                false,
                action);
    }
}
