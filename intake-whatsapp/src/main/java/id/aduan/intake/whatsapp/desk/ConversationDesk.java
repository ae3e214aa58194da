package id.aduan.intake.whatsapp.desk;

import id.aduan.contracts.EventId;
import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.sending.Lanes;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import id.aduan.intake.whatsapp.sending.OwnTemplates;
import id.aduan.intake.whatsapp.sending.Recipient;
import id.aduan.intake.whatsapp.sending.Recipients;
import id.aduan.intake.whatsapp.sending.SendRequest;
import id.aduan.intake.whatsapp.turn.Transcript;
import id.aduan.kit.text.CleanText;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What officers do with conversations, the same on the page and in the API. One officer at a time has a conversation;
 * whatever he does is kept in the log in the same transaction. What is not done fails with {@link Refused}.
 */
@ApplicationScoped
class ConversationDesk {
    static final int MAX_TEMPLATE_WORDS = 600;
    static final int MAX_REASON = 300;
    static final int MESSAGES = 100;

    private static final int MAX_KEY = 100;
    private static final int LOG_LINES = 50;

    private final Transactions transactions;
    private final StoredConversations stored;
    private final Conversations conversations;
    private final Recipients recipients;
    private final Lanes lanes;
    private final Transcript transcript;
    private final DeskLog log;
    private final Duration takeOver;
    private final Clock clock = Clock.systemUTC();

    ConversationDesk(
            Transactions transactions,
            StoredConversations stored,
            Conversations conversations,
            Recipients recipients,
            Lanes lanes,
            Transcript transcript,
            DeskLog log,
            @ConfigProperty(name = "aduan.intake.whatsapp.desk.take-over", defaultValue = "30m") Duration takeOver) {
        this.transactions = transactions;
        this.stored = stored;
        this.conversations = conversations;
        this.recipients = recipients;
        this.lanes = lanes;
        this.transcript = transcript;
        this.log = log;
        this.takeOver = takeOver;
    }

    /**
     * A conversation with what names the citizen without telling who he is.
     *
     * @param masked the last three digits of his number, or null when no number is known
     */
    record Listed(LiveConversation conversation, String masked) {}

    /** @param more whether there are more after these */
    record Page(List<Listed> items, boolean more, long waiting, Instant at) {}

    /**
     * @param earlier whether something was said before these lines
     * @param takeOver how long a take-over lasts without an answer
     */
    record Opened(
            Listed listed,
            List<TranscriptLine> lines,
            boolean earlier,
            List<DeskLog.Entry> history,
            Instant at,
            Duration takeOver) {}

    /**
     * Who a citizen is, as far as WhatsApp has told.
     *
     * @param phone or null
     * @param name his profile name, or null
     */
    record Revealed(String phone, String name) {
        @Override
        public String toString() {
            return "Revealed";
        }
    }

    Uni<Page> list(StoredConversations.Show show, int offset, int limit) {
        Instant now = clock.instant();
        return transactions.run(
                session -> stored.list(session, show, offset, limit + 1, now).chain(found -> Multi.createFrom()
                        .iterable(found.subList(0, Math.min(limit, found.size())))
                        .onItem()
                        .transformToUniAndConcatenate(each -> listed(session, each))
                        .collect()
                        .asList()
                        .chain(items -> stored.waiting(session, now)
                                .map(waiting -> new Page(items, found.size() > limit, waiting, now)))));
    }

    private Uni<Listed> listed(Mutiny.Session session, LiveConversation conversation) {
        return recipients
                .find(session, conversation.id(), conversation.account())
                .map(found -> new Listed(conversation, masked(found)));
    }

    private static String masked(Optional<Recipient> recipient) {
        return recipient
                .map(Recipient::phone)
                .map(phone -> phone.substring(phone.length() - 3))
                .orElse(null);
    }

    /**
     * Shows a conversation; who looks is kept.
     *
     * @param before only what was said before this message, or null for the end
     */
    Uni<Opened> open(String officer, UUID id, UUID before) {
        Instant now = clock.instant();
        return transactions.run(session -> stored.current(session, id)
                .chain(current -> stored.find(session, current))
                .call(found -> log.opened(session, found.id(), now, officer))
                .chain(found -> opened(session, found, before, now)));
    }

    private Uni<Opened> opened(Mutiny.Session session, LiveConversation found, UUID before, Instant now) {
        return listed(session, found).chain(listed -> stored.transcript(session, found.id(), before, MESSAGES + 1)
                .chain(lines -> log.of(session, found.id(), LOG_LINES)
                        .map(history -> new Opened(
                                listed,
                                lines.subList(Math.max(0, lines.size() - MESSAGES), lines.size()),
                                lines.size() > MESSAGES,
                                history,
                                now,
                                takeOver))));
    }

    /** The officer has it from now on. Again it only lasts longer. */
    Uni<Void> take(String officer, UUID id) {
        Instant now = clock.instant();
        Instant until = now.plus(takeOver);
        return transactions.run(session -> stored.current(session, id)
                .chain(current -> stored.claim(session, current, officer, now, until)
                        .chain(claimed -> claimed
                                ? log.add(session, current, now, officer, DeskLog.Act.TOOK, null, null)
                                        .chain(() -> conversations.personTook(session, current, now))
                                : held(session, current, officer, now, until))));
    }

    private Uni<Void> held(Mutiny.Session session, UUID id, String officer, Instant now, Instant until) {
        return stored.hold(session, id, officer, now, until)
                .chain(held -> held
                        ? Uni.createFrom().voidItem()
                        : stored.find(session, id).<Void>map(found -> {
                            if (found.isHandled(now)) {
                                throw Refused.taken(found.handledBy(), found.handledUntil());
                            }
                            throw new Refused(Refused.Reason.NOT_TAKEN);
                        }));
    }

    /** The bot has it again. A coordinator may give back what another has. */
    Uni<Void> handBack(String officer, boolean coordinator, UUID id) {
        Instant now = clock.instant();
        return transactions.run(session -> stored.current(session, id)
                .chain(current -> stored.find(session, current))
                .chain(found -> {
                    if (!found.isHandled(now)) {
                        throw new Refused(Refused.Reason.NOT_TAKEN);
                    }
                    if (!coordinator && !found.isHandledBy(officer, now)) {
                        throw Refused.taken(found.handledBy(), found.handledUntil());
                    }
                    return release(session, officer, found, now);
                }));
    }

    private Uni<Void> release(Mutiny.Session session, String officer, LiveConversation found, Instant now) {
        return stored.release(session, found.id(), found.handledBy()).chain(released -> {
            if (!released) {
                throw new Refused(Refused.Reason.NOT_TAKEN); // given back by another in this moment
            }
            return log.add(session, found.id(), now, officer, DeskLog.Act.HANDED_BACK, null, null)
                    .chain(() -> conversations.personLeft(session, found.id(), now));
        });
    }

    /**
     * Says something to the citizen. Only who has the conversation can, and has it longer for that.
     *
     * @param key the officer's own name of this reply: the same again is sent once
     * @return the id of the message
     */
    Uni<UUID> reply(String officer, UUID id, String key, Reply reply) {
        if (key == null || key.isBlank() || key.length() > MAX_KEY) {
            return Uni.createFrom().failure(new Refused(Refused.Reason.KEY_UNFIT));
        }
        UUID send = sendId(id, key);
        Instant now = clock.instant();
        return transactions
                .run(session -> stored.current(session, id)
                        .call(current -> held(session, current, officer, now, now.plus(takeOver)))
                        .chain(current -> stored.hasMessage(session, send)
                                .chain(known -> known
                                        ? Uni.createFrom().voidItem()
                                        : stored.find(session, current)
                                                .chain(to -> send(session, officer, to, send, reply, now)))))
                .invoke(lanes::wake)
                .replaceWith(send);
    }

    static UUID sendId(UUID citizen, String key) {
        return EventId.derivedFrom("whatsapp-officer", citizen, key).value();
    }

    private Uni<Void> send(
            Mutiny.Session session, String officer, LiveConversation to, UUID send, Reply reply, Instant now) {
        if (!(reply instanceof Reply.InTemplate) && !to.isWindowOpen(now)) {
            throw new Refused(Refused.Reason.WINDOW_CLOSED);
        }
        OutgoingMessage message = message(to, reply);
        SendRequest request = new SendRequest(
                send,
                to.account(),
                SendRequest.Purpose.OFFICER,
                message,
                outside(to, reply),
                Duration.ZERO,
                null,
                null,
                null,
                officer);
        Uni<Void> photo = reply instanceof Reply.Picture picture
                ? stored.keepPhoto(session, to, picture.photo(), now)
                : Uni.createFrom().voidItem();
        return photo.chain(() -> lanes.append(session, to.id(), request))
                .chain(() -> transcript.said(session, to.id(), now, message, send, officer))
                .chain(() -> stored.answered(session, to.id()))
                .chain(() -> log.add(session, to.id(), now, officer, act(reply), send, null));
    }

    private static DeskLog.Act act(Reply reply) {
        if (reply instanceof Reply.Words) {
            return DeskLog.Act.WROTE;
        }
        return reply instanceof Reply.Picture ? DeskLog.Act.SENT_PHOTO : DeskLog.Act.SENT_TEMPLATE;
    }

    private static OutgoingMessage message(LiveConversation to, Reply reply) {
        if (reply instanceof Reply.Words words) {
            return new OutgoingMessage.Text(text(words.text(), OutgoingMessage.MAX_TEXT));
        } else if (reply instanceof Reply.Picture picture) {
            String caption = CleanText.lines(picture.caption());
            return new OutgoingMessage.Picture(
                    picture.photo().mediaId(), caption == null ? null : text(caption, OutgoingMessage.MAX_BODY));
        } else if (reply instanceof Reply.InTemplate template) {
            return template(to, template.text());
        }
        throw new IllegalStateException("a reply that nobody sends: " + reply.getClass());
    }

    /** What was written in the last moments of the window still arrives, when it is short enough for the template. */
    private static OutgoingMessage.Template outside(LiveConversation to, Reply reply) {
        if (reply instanceof Reply.Picture) {
            return null;
        }
        String words =
                CleanText.line(reply instanceof Reply.Words said ? said.text() : ((Reply.InTemplate) reply).text());
        return words == null || words.length() > MAX_TEMPLATE_WORDS ? null : template(to, words);
    }

    private static OutgoingMessage.Template template(LiveConversation to, String words) {
        String line = CleanText.line(text(words, MAX_TEMPLATE_WORDS));
        return new OutgoingMessage.Template(OwnTemplates.OFFICER_REPLY, to.language(), List.of(line), List.of());
    }

    private static String text(String typed, int longest) {
        String clean = CleanText.lines(typed);
        if (clean == null || clean.length() > longest || !CleanText.isReadable(clean)) {
            throw new Refused(Refused.Reason.TEXT_UNFIT);
        }
        return clean;
    }

    /** Tells who the citizen is; who asked, when and why is kept before it is told. */
    Uni<Revealed> reveal(String officer, UUID id, String reason) {
        String clean = CleanText.line(reason);
        if (clean == null || clean.length() > MAX_REASON || !CleanText.isReadable(clean)) {
            return Uni.createFrom().failure(new Refused(Refused.Reason.REASON_MISSING));
        }
        Instant now = clock.instant();
        return transactions.run(session -> stored.current(session, id)
                .chain(current -> stored.find(session, current))
                .call(found -> log.add(session, found.id(), now, officer, DeskLog.Act.REVEALED, null, clean))
                .chain(found -> recipients
                        .find(session, found.id(), found.account())
                        .chain(recipient -> stored.name(session, found.id())
                                .map(name -> new Revealed(
                                        recipient.map(Recipient::phone).orElse(null), name.orElse(null))))));
    }

    /** The type of a file of this conversation that is kept here. */
    Uni<String> file(UUID id, String mediaId) {
        return transactions.run(session -> stored.current(session, id)
                .chain(current -> stored.keptFile(session, current, mediaId))
                .map(type -> type.orElseThrow(() -> new Refused(Refused.Reason.NOT_FOUND))));
    }
}
