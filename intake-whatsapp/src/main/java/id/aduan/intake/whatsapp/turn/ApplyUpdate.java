package id.aduan.intake.whatsapp.turn;

import id.aduan.durable.InTurn;
import id.aduan.intake.whatsapp.conversation.ConversationState;
import id.aduan.intake.whatsapp.conversation.Incoming;
import id.aduan.intake.whatsapp.conversation.MediaKind;
import id.aduan.intake.whatsapp.media.MediaStore;
import id.aduan.intake.whatsapp.sending.AccountUpdates;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import id.aduan.intake.whatsapp.sending.ReadMarks;
import id.aduan.intake.whatsapp.sending.Statuses;
import id.aduan.intake.whatsapp.webhook.AccountUpdate;
import id.aduan.intake.whatsapp.webhook.IncomingMessage;
import id.aduan.intake.whatsapp.webhook.MessageContent;
import id.aduan.intake.whatsapp.webhook.PersonIds;
import id.aduan.intake.whatsapp.webhook.ReceivedUpdate;
import id.aduan.intake.whatsapp.webhook.StatusUpdate;
import id.aduan.kit.text.CleanText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Turns an update of the provider into what it means here, in the transaction that claims it. */
@ApplicationScoped
class ApplyUpdate {
    /** The provider could not load the file, or it is too large (error 131052). */
    private static final int MEDIA_NOT_LOADED = 131_052;

    private final FindCitizen finding;
    private final Citizens citizens;
    private final TakeTurn turns;
    private final Transcript transcript;
    private final MediaStore media;
    private final Statuses statuses;
    private final AccountUpdates accounts;
    private final ReadMarks marks;

    ApplyUpdate(
            FindCitizen finding,
            Citizens citizens,
            TakeTurn turns,
            Transcript transcript,
            MediaStore media,
            Statuses statuses,
            AccountUpdates accounts,
            ReadMarks marks) {
        this.finding = finding;
        this.citizens = citizens;
        this.turns = turns;
        this.transcript = transcript;
        this.media = media;
        this.statuses = statuses;
        this.accounts = accounts;
        this.marks = marks;
    }

    /** Several come from a body that could be cut only later; each has an effect once, whatever else brought it. */
    Uni<Void> handle(Mutiny.Session session, List<ReceivedUpdate> updates) {
        return InTurn.all(updates, update -> handle(session, update));
    }

    private Uni<Void> handle(Mutiny.Session session, ReceivedUpdate update) {
        if (update instanceof IncomingMessage message) {
            return message(session, message);
        } else if (update instanceof StatusUpdate status) {
            return statuses.apply(session, status);
        }
        return account(session, (AccountUpdate) update);
    }

    private Uni<Void> account(Mutiny.Session session, AccountUpdate update) {
        if (update.detail() instanceof AccountUpdate.UserIdChanged changed) {
            return renamed(session, update.account(), changed.before(), changed.now(), update.at());
        }
        return accounts.apply(session, update);
    }

    private Uni<Void> message(Mutiny.Session session, IncomingMessage message) {
        if (message.sender().isEmpty() || message.groupId() != null) {
            return Uni.createFrom().voidItem(); // of nobody, or to a group: there is no one to answer
        }
        if (message.content() instanceof MessageContent.NumberChanged changed) {
            return renamed(session, message.account(), message.sender(), changed.now(), message.at());
        }
        Heard heard = heard(message);
        if (heard == null) {
            return Uni.createFrom().voidItem();
        }
        return finding.citizen(session, message.account(), names(message.sender()), message.at())
                .chain(citizen -> heard(session, citizen, message, heard));
    }

    private Uni<Void> heard(Mutiny.Session session, UUID citizen, IncomingMessage message, Heard heard) {
        return citizens.lock(session, citizen).chain(locked -> citizens.said(
                        session,
                        citizen,
                        message.account(),
                        message.at(),
                        message.sender().profileName())
                .chain(() -> transcript.heard(
                        session,
                        citizen,
                        message.at(),
                        heard.kind(),
                        message.messageId(),
                        heard.words(),
                        heard.mediaId()))
                .chain(first -> {
                    if (!first) {
                        return Uni.createFrom().voidItem();
                    }
                    // beside the transaction, before the answer: a sign of typing that comes after it would stay for
                    // long
                    marks.heard(
                            citizen,
                            message.account(),
                            message.messageId(),
                            message.at(),
                            heard.event() != null && isWithBot(locked));
                    return apply(session, citizen, message, heard);
                }));
    }

    /** Whether the bot answers: a person who has the conversation, or is awaited, writes when he does. */
    private static boolean isWithBot(Optional<Citizens.Citizen> citizen) {
        return citizen.filter(one -> one.handledBy() == null)
                .map(one -> one.state()
                        .map(ConversationState::person)
                        .filter(person -> person != ConversationState.Person.NONE)
                        .isEmpty())
                .orElse(false);
    }

    private Uni<Void> apply(Mutiny.Session session, UUID citizen, IncomingMessage message, Heard heard) {
        Uni<Void> expected = heard.media() == null
                ? Uni.createFrom().voidItem()
                : media.expect(session, citizen, heard.mediaId(), message.account(), heard.media(), message.at());
        return expected.chain(() -> heard.event() == null
                ? Uni.createFrom().voidItem()
                : turns.handle(session, citizen, message.messageId(), heard.event()));
    }

    /** Each kind of name is followed by itself; the first that is known decides who it is. */
    private Uni<Void> renamed(Mutiny.Session session, String account, PersonIds before, PersonIds now, Instant at) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Identity.Kind kind : Identity.Kind.values()) {
            Identity old = one(kind, before);
            Identity fresh = one(kind, now);
            if (old != null && fresh != null && !old.equals(fresh)) {
                all = all.chain(() -> finding.renamed(session, account, old, fresh, at));
            }
        }
        return all;
    }

    private static Identity one(Identity.Kind kind, PersonIds names) {
        return names(names).stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElse(null);
    }

    private static List<Identity> names(PersonIds names) {
        List<Identity> all = new ArrayList<>();
        if (names.waId() != null) {
            all.add(new Identity(Identity.Kind.WA_ID, names.waId()));
        }
        if (names.bsuid() != null) {
            all.add(new Identity(Identity.Kind.BSUID, names.bsuid()));
        }
        if (names.parentBsuid() != null) {
            all.add(new Identity(Identity.Kind.PARENT_BSUID, names.parentBsuid()));
        }
        return all;
    }

    /** At most as long as a message may be; null when nothing remains. */
    private static String words(String typed) {
        String clean = CleanText.lines(typed);
        if (clean == null || clean.length() <= OutgoingMessage.MAX_TEXT) {
            return clean;
        }
        int end = OutgoingMessage.MAX_TEXT;
        return CleanText.lines(clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end));
    }

    /** What a message means; null for what calls for nothing. */
    private static Heard heard(IncomingMessage message) {
        String id = message.messageId();
        Instant at = message.at();
        MessageContent content = message.content();
        if (message.errors().stream().anyMatch(error -> error.code() == MEDIA_NOT_LOADED)) {
            return Heard.of("UNUSABLE", null, new Incoming.Unusable(id, at, Incoming.Unusable.Why.TOO_LARGE));
        }
        if (content instanceof MessageContent.Text text) {
            String words = words(text.body());
            return words == null ? unknown(id, at) : Heard.of("TEXT", words, new Incoming.Said(id, at, words));
        }
        if (content instanceof MessageContent.Media file) {
            return file(id, at, file);
        }
        if (content instanceof MessageContent.Location point) {
            return location(id, at, point, message.forwarded());
        }
        if (content instanceof MessageContent.Tap tap) {
            return Heard.of("TAP", words(tap.title()), new Incoming.Tapped(id, at, tap.optionId()));
        }
        if (content instanceof MessageContent.Contacts contacts) {
            return contacts(id, at, contacts);
        }
        if (content instanceof MessageContent.Reaction || content instanceof MessageContent.IdentityChanged) {
            return null;
        }
        if (content instanceof MessageContent.Edited edited) {
            // the first wording is what was sent and stays; the new one stands in the transcript for a person
            String words = edited.content() instanceof MessageContent.Text text ? words(text.body()) : null;
            return new Heard("EDITED", words, null, null, null);
        }
        if (content instanceof MessageContent.Revoked) {
            // what was filed stays filed: taking a chat message back is no withdrawal of a report
            return new Heard("REVOKED", null, null, null, null);
        }
        return unknown(id, at);
    }

    private static Heard unknown(String id, Instant at) {
        return Heard.of("UNUSABLE", null, new Incoming.Unusable(id, at, Incoming.Unusable.Why.UNKNOWN_KIND));
    }

    private static Heard file(String id, Instant at, MessageContent.Media file) {
        MediaKind kind = kind(file.kind());
        if (kind == null) {
            return unknown(id, at);
        }
        String mediaId = MediaStore.idOf(id);
        String caption = words(file.caption());
        return new Heard(kind.name(), caption, mediaId, file, new Incoming.SentMedia(id, at, kind, mediaId, caption));
    }

    private static MediaKind kind(MessageContent.Media.Kind kind) {
        return switch (kind) {
            case IMAGE -> MediaKind.PHOTO;
            case VIDEO -> MediaKind.VIDEO;
            case AUDIO, VOICE -> MediaKind.VOICE;
            case DOCUMENT -> MediaKind.DOCUMENT;
            case STICKER -> null;
        };
    }

    private static Heard location(String id, Instant at, MessageContent.Location point, boolean forwarded) {
        boolean onEarth = Math.abs(point.latitude()) <= 90 && Math.abs(point.longitude()) <= 180;
        if (!onEarth) {
            return unknown(id, at);
        }
        String name = words(point.name());
        return Heard.of(
                "LOCATION",
                point.latitude() + "," + point.longitude() + (name == null ? "" : " " + name),
                new Incoming.Located(id, at, point.latitude(), point.longitude(), name, forwarded));
    }

    /** A contact is the citizen's own only when he answered a request for it. */
    private static Heard contacts(String id, Instant at, MessageContent.Contacts contacts) {
        Function<MessageContent.Contacts.Phone, String> number =
                phone -> phone.waId() == null ? null : "+" + phone.waId();
        return contacts.phones().stream()
                .filter(phone -> contacts.onRequest() && number.apply(phone) != null)
                .findFirst()
                .map(phone -> Heard.of("CONTACT", null, new Incoming.SharedNumber(id, at, number.apply(phone))))
                .orElseGet(() -> unknown(id, at));
    }

    /**
     * A message as the transcript and the conversation take it.
     *
     * @param media what is to be fetched, or null
     * @param event or null when the conversation has nothing to say to it
     */
    private record Heard(String kind, String words, String mediaId, MessageContent.Media media, Incoming event) {
        static Heard of(String kind, String words, Incoming event) {
            return new Heard(kind, words, null, null, event);
        }
    }
}
