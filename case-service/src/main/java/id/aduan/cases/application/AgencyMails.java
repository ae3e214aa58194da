package id.aduan.cases.application;

import static java.util.Objects.requireNonNull;

import id.aduan.cases.domain.MailMode;
import id.aduan.cases.domain.MailState;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Language;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** E-mail to agencies about cases that are new to them. Every method works in the transaction that it is called in. */
public interface AgencyMails {
    /**
     * What an agency has chosen.
     *
     * @param addresses of the office
     * @param by who chose it
     */
    record Choice(
            AgencyCode agency, MailMode mode, Language language, List<String> addresses, String by, Instant updatedAt) {
        public Choice {
            requireNonNull(agency, "agency is null");
            requireNonNull(mode, "mode is null");
            requireNonNull(language, "language is null");
            addresses = List.copyOf(addresses);
        }

        /** Whether there is somebody to write to. */
        public boolean isOn() {
            return mode != MailMode.NONE && !addresses.isEmpty();
        }
    }

    /** A case that an agency has not heard of yet. */
    record Item(ComplaintId caseId, long seq, AgencyCode agency, Instant at) {}

    /**
     * A mail; nothing of a citizen is in it.
     *
     * @param messageId ours, the same at each try
     * @param error why the last try failed, or null
     */
    record Message(
            UUID id,
            AgencyCode agency,
            List<String> addresses,
            String messageId,
            String subject,
            String body,
            MailState state,
            int attempts,
            Instant nextTry,
            Instant createdAt,
            Instant sentAt,
            String error) {}

    /**
     * What is written and not sent.
     *
     * @param since when the first of them was written, or null
     */
    record Waiting(long mails, Instant since) {}

    Uni<Void> plan(ComplaintId id, long seq, AgencyCode agency, Instant at);

    Uni<Map<AgencyCode, Choice>> choices();

    Uni<Void> choose(Choice choice);

    /** False when another instance is at it. */
    Uni<Boolean> takeTurn();

    /** The oldest first. */
    Uni<List<Item>> items(AgencyCode agency, Instant before, int most);

    /** Agencies that something waits for. */
    Uni<List<AgencyCode>> agenciesWithItems();

    Uni<Void> remove(List<Item> items);

    Uni<Void> add(Message message);

    /** Those that are due, each with its next try already fixed, so that nobody else takes it meanwhile. */
    Uni<List<Message>> claim(Instant now, int most);

    Uni<Void> sent(Message message, Instant at);

    /** @param forGood whether it is given up */
    Uni<Void> failed(Message message, String error, boolean forGood);

    /** The latest first. */
    Uni<List<Message>> latest(AgencyCode agency, int most);

    Uni<Waiting> waiting();
}
