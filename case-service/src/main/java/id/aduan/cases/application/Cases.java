package id.aduan.cases.application;

import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.Change;
import id.aduan.cases.domain.LineContent;
import id.aduan.contracts.Attachment;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.TrackingNumber;
import id.aduan.kit.sealing.Contact;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The cases as they are stored. Every method works in the transaction that it is called in. */
public interface Cases {
    Uni<Optional<Case>> find(ComplaintId id);

    /** As {@link #find}; nobody else can change the case until the transaction ends. */
    Uni<Optional<Case>> hold(ComplaintId id);

    /** As {@link #hold(ComplaintId)}, for those of them that are cases. */
    Uni<List<Case>> hold(Collection<ComplaintId> ids);

    /** Lets no other transaction open these cases, or miss that they are being opened, until this one ends. */
    Uni<Void> takeTurns(Collection<ComplaintId> ids);

    /** All cases with that number; more than one when numbers clash. */
    Uni<List<Case>> withNumber(TrackingNumber number);

    /** The newest first, at most as many as asked for. */
    Uni<List<Case>> ofReporter(String reporterRef, int limit);

    /**
     * Stores a case that was not there.
     *
     * @param contact the reporter's contact, or null when there is none; one that came sealed and did not open is kept
     *     as it came
     */
    Uni<Void> open(ComplaintReceived complaint, Change opening, Contact contact);

    /** Stores a change of a case that is held. */
    Uni<Void> append(Change change);

    /**
     * Remembers who reports the same as the case's own reporter; false when it is he himself, or who has done so before.
     */
    Uni<Boolean> addSupporter(ComplaintId id, String reporterRef, Channel channel, Instant at);

    /** Destroys the keys of the case and its person, and removes the report and the files. */
    Uni<Void> forget(ComplaintId id);

    /** Empty after an erasure. */
    Uni<Optional<Report>> report(ComplaintId id);

    /** Empty when none was given, and after an erasure. */
    Uni<Optional<Contact>> contact(ComplaintId id);

    /** The oldest line first. */
    Uni<List<ToldLine>> history(ComplaintId id);

    /** Whether there is a line after that one that is not {@link id.aduan.cases.domain.HistoryType#ASIDE}. */
    Uni<Boolean> changedSince(ComplaintId id, long seq);

    /** The words of one line; {@link LineContent#NONE} when there are none, and after an erasure. */
    Uni<LineContent> words(ComplaintId id, long seq);

    Uni<List<Attachment>> attachments(ComplaintId id);
}
