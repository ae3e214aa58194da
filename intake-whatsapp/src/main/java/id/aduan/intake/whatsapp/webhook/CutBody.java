package id.aduan.intake.whatsapp.webhook;

import id.aduan.contracts.EventId;
import id.aduan.contracts.WhatsAppUpdate.Kind;
import id.aduan.intake.whatsapp.webhook.Cut.Envelope;
import id.aduan.intake.whatsapp.webhook.Slice.Member;
import id.aduan.intake.whatsapp.webhook.Slice.Uncuttable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Cuts a body into its updates. It reads no more of them than whose they are; an update that stands in it twice is one.
 * What is not known is an update of the account, so nothing of a body is lost.
 */
final class CutBody {
    static final String EVENT = "whatsapp-update";
    static final String UNKNOWN = "unknown";

    private static final String MESSAGES = "messages";

    /** What surrounds the updates; all else beside them is not known. */
    private static final Set<String> SURROUNDINGS =
            Set.of("messaging_product", "metadata", "contacts", MESSAGES, "statuses", "errors");

    private static final List<String> SENDER = List.of("from", "from_user_id", "from_parent_user_id");
    private static final List<String> RECIPIENT = List.of(
            "recipient_participant_id",
            "recipient_participant_user_id",
            "recipient_id",
            "recipient_user_id",
            "parent_recipient_user_id",
            "recipient_parent_user_id");
    private static final List<String> CONTACT = List.of("wa_id", "user_id", "parent_user_id");

    /** Surroundings are copied to each update; a body that grows so much is none of the provider. */
    private static final int MOST_GROWTH = 8;

    private static final int GROWTH_OF_SMALL_ONES = 1024 * 1024;
    private static final int LONGEST_NAME = 100;

    private final Map<EventId, Cut> cuts = new LinkedHashMap<>();
    private final long most;
    private long length;

    private CutBody(byte[] body) {
        this.most = GROWTH_OF_SMALL_ONES + (long) MOST_GROWTH * body.length;
    }

    /** At least one. Fails with {@link Uncuttable} when the body is not JSON, or not what the provider sends. */
    static List<Cut> of(byte[] body) {
        CutBody cut = new CutBody(body);
        cut.root(Slice.members(body));
        if (cut.cuts.isEmpty()) {
            throw new Uncuttable();
        }
        return List.copyOf(cut.cuts.values());
    }

    private void root(List<Member> members) {
        boolean entries = false;
        Envelope unknown = new Envelope();
        boolean any = false;
        for (Member member : members) {
            if (member.name().equals("entry") && member.value().isArray()) {
                entries = true;
                member.value().elements().forEach(this::entry);
            } else if (!member.name().equals("object")) {
                any = true;
                unknown.with(member.name(), member.value());
            }
        }
        if (!entries) {
            throw new Uncuttable();
        }
        if (any) {
            addUnknown(UNKNOWN, UNKNOWN, new Envelope(), unknown);
        }
    }

    private void entry(Slice entry) {
        if (!entry.isObject()) {
            addAccount(UNKNOWN, UNKNOWN, null, new Envelope().with("value", entry), entry);
            return;
        }
        List<Member> members = entry.members();
        String waba = clipped(scalar(members, "id"));
        String time = clipped(scalar(members, "time"));
        boolean changes = false;
        for (Member member : members) {
            if (member.name().equals("changes") && member.value().isArray()) {
                for (Slice change : member.value().elements()) {
                    changes = true;
                    change(change, waba, time);
                }
            }
        }
        if (!changes) {
            addAccount(
                    account(null, waba),
                    UNKNOWN,
                    time,
                    surroundings(UNKNOWN, waba, time).with("value", entry),
                    entry);
        }
    }

    private void change(Slice change, String waba, String time) {
        List<Member> members = change.isObject() ? change.members() : List.of();
        String told = scalar(members, "field");
        String field = told == null ? UNKNOWN : plain(told);
        Slice value = object(members, "value");
        if (value == null) {
            addAccount(
                    account(null, waba),
                    field,
                    time,
                    surroundings(field, waba, time).with("value", change),
                    change);
            return;
        }
        List<Member> inside = value.members();
        Slice metadata = object(inside, "metadata");
        String account = account(metadata, waba);
        List<Slice> messages = field.equals(MESSAGES) ? all(inside, MESSAGES) : List.of();
        List<Slice> statuses = field.equals(MESSAGES) ? all(inside, "statuses") : List.of();
        if (messages.isEmpty() && statuses.isEmpty()) {
            addAccount(account, field, time, surroundings(field, waba, time).with("value", value), value);
            return;
        }
        List<Slice> errors = all(inside, "errors");
        Contacts contacts = new Contacts(all(inside, "contacts"));
        for (int i = 0; i < messages.size(); i++) {
            Slice message = messages.get(i);
            add(
                    Kind.MESSAGE,
                    account,
                    message,
                    contacts.of(names(message, SENDER), i, messages.size()),
                    surroundings(field, waba, time).with("metadata", metadata).with("errors", errors),
                    "message");
        }
        for (int i = 0; i < statuses.size(); i++) {
            Slice status = statuses.get(i);
            add(
                    Kind.STATUS,
                    account,
                    status,
                    contacts.of(names(status, RECIPIENT), i, statuses.size()),
                    surroundings(field, waba, time).with("metadata", metadata),
                    "status");
        }
        Envelope unknown = new Envelope();
        boolean any = false;
        for (Member member : inside) {
            if (!SURROUNDINGS.contains(member.name())) {
                any = true;
                unknown.with(member.name(), member.value());
            }
        }
        if (any) {
            addUnknown(account, field, surroundings(field, waba, time), unknown);
        }
    }

    private static Envelope surroundings(String field, String waba, String time) {
        return new Envelope().with("field", field).with("waba", waba).with("time", time);
    }

    private void add(Kind kind, String account, Slice update, Found contact, Envelope envelope, String name) {
        if (contact.slice() != null) {
            envelope.with("contacts", List.of(contact.slice()));
        }
        envelope.with(name, update);
        put(new Cut(kind, id(kind, account, update), account, contact.person(), MESSAGES, envelope));
    }

    /** The same for each delivery, whatever the rest of the body. */
    private static EventId id(Kind kind, String account, Slice update) {
        List<Member> members = update.isObject() ? update.members() : List.of();
        String id = scalar(members, "id");
        String state = scalar(members, "status");
        if (id == null || kind == Kind.STATUS && state == null) {
            return EventId.derivedFrom(EVENT, account, "digest", update.sha256());
        }
        return kind == Kind.MESSAGE
                ? EventId.derivedFrom(EVENT, account, "message", id)
                : EventId.derivedFrom(
                        EVENT,
                        account,
                        "status",
                        id,
                        state,
                        Stream.of("recipient_participant_id", "recipient_participant_user_id")
                                .map(name -> scalar(members, name))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(""));
    }

    private void addAccount(String account, String field, String time, Envelope envelope, Slice value) {
        EventId id = EventId.derivedFrom(
                EVENT, account, field, Objects.requireNonNullElse(time, ""), "digest", value.sha256());
        put(new Cut(Kind.ACCOUNT, id, account, null, field, envelope));
    }

    private void addUnknown(String account, String field, Envelope envelope, Envelope unknown) {
        byte[] bytes = unknown.bytes();
        EventId id = EventId.derivedFrom(EVENT, account, field, "unknown", Slice.sha256(bytes));
        put(new Cut(Kind.ACCOUNT, id, account, null, field, envelope.with("value", unknown)));
    }

    private void put(Cut cut) {
        if (cuts.putIfAbsent(cut.eventId(), cut) == null) {
            length += cut.envelope().length();
            if (length > most) {
                throw new Uncuttable();
            }
        }
    }

    private static List<String> names(Slice update, List<String> fields) {
        List<Member> members = update.isObject() ? update.members() : List.of();
        return fields.stream()
                .map(name -> scalar(members, name))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String account(Slice metadata, String waba) {
        String number = metadata == null ? null : scalar(metadata.members(), "phone_number_id");
        String account = number == null ? waba : number;
        return account == null ? UNKNOWN : plain(account);
    }

    /** What names an account or a field stands in keys and logs, so whatever comes it is short and of plain letters. */
    private static String plain(String name) {
        return name.substring(0, Math.min(LONGEST_NAME, name.length())).replaceAll("[^\\x21-\\x7E]", "?");
    }

    private static String clipped(String text) {
        return text == null ? null : text.substring(0, Math.min(LONGEST_NAME, text.length()));
    }

    /** The last of this name that is a text or a number and not blank; else null. */
    private static String scalar(List<Member> members, String name) {
        String found = null;
        for (Member member : members) {
            if (member.name().equals(name)
                    && member.value().scalar() != null
                    && !member.value().scalar().isBlank()) {
                found = member.value().scalar();
            }
        }
        return found;
    }

    private static Slice object(List<Member> members, String name) {
        Slice found = null;
        for (Member member : members) {
            if (member.name().equals(name) && member.value().isObject()) {
                found = member.value();
            }
        }
        return found;
    }

    private static List<Slice> all(List<Member> members, String name) {
        List<Slice> all = new ArrayList<>();
        for (Member member : members) {
            if (member.name().equals(name) && member.value().isArray()) {
                all.addAll(member.value().elements());
            }
        }
        return all;
    }

    /** @param slice null where no contact belongs to the person */
    private record Found(String person, Slice slice) {}

    /** The contacts of a body, by the names in them. */
    private static final class Contacts {
        private final List<Slice> contacts;
        private final Map<String, Slice> byName = new HashMap<>();

        Contacts(List<Slice> contacts) {
            this.contacts = contacts;
            contacts.forEach(contact -> names(contact, CONTACT).forEach(name -> byName.putIfAbsent(name, contact)));
        }

        /** By name; else by its place where there are as many, or by being the only one. */
        Found of(List<String> names, int place, int count) {
            Slice found = names.stream()
                    .map(byName::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (found == null && contacts.size() == 1) {
                found = contacts.get(0);
            } else if (found == null && contacts.size() == count) {
                found = contacts.get(place);
            }
            List<String> known = names.isEmpty() && found != null ? names(found, CONTACT) : names;
            return new Found(known.isEmpty() ? null : known.get(0), found);
        }
    }
}
