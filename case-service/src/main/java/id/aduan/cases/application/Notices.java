package id.aduan.cases.application;

import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.NoticeReason;
import id.aduan.cases.domain.NoticeState;
import id.aduan.cases.domain.Telling;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Notice;
import id.aduan.contracts.NoticeReceipt;
import id.aduan.contracts.NoticeReceipt.Cost;
import id.aduan.contracts.TrackingNumber;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What reporters are told, and what became of it. Every method works in the transaction that it is called in. */
public interface Notices {
    /**
     * A notice as the staff see it.
     *
     * @param at when it was decided
     * @param due before this it is not sent
     * @param changedAt when it came into its state
     * @param reason a {@link NoticeReason} or the door's own code, or null
     * @param cost as the door reports it, or null
     */
    record Told(
            EventId id,
            Notice.Kind kind,
            Channel channel,
            NoticeState state,
            Instant at,
            Instant due,
            Instant changedAt,
            String reason,
            Cost cost) {}

    /**
     * A notice whose time has come.
     *
     * @param reporterRef null when the reporter was forgotten
     * @param sentOfCase how many were sent for the case before
     */
    record Due(
            EventId id,
            ComplaintId caseId,
            long seq,
            Notice.Kind kind,
            boolean urgent,
            Instant at,
            String reporterRef,
            long sentOfCase) {}

    /** Money of one currency. */
    record Sum(BigDecimal amount, String currency) {}

    /**
     * A month of one channel.
     *
     * @param month as {@code 2026-11}
     * @param sent handed to the door, whatever became of them
     * @param delivered also those that were read
     */
    record Month(
            String month,
            Channel channel,
            long planned,
            long sent,
            long delivered,
            long read,
            long uncertain,
            long failed,
            long suppressed,
            List<Sum> costs) {}

    /** A notice that did not arrive by its door. */
    record Failed(
            ComplaintId caseId, TrackingNumber number, Notice.Kind kind, Channel channel, Instant at, String reason) {}

    /**
     * What is due and waits.
     *
     * @param since when the first of them was due, or null
     * @param failed those that did not arrive and became known since a moment
     */
    record Waiting(long notices, Instant since, long failed) {}

    /** Plans what is told of a change of the case; that it is at an agency is told once. */
    Uni<Void> plan(Case subject, List<Telling> tellings, boolean opening, Instant now, Instant due);

    /** Nothing that waits is told any more. */
    Uni<Void> giveUp(ComplaintId id, NoticeReason reason, Instant now);

    /** False when another instance is sending. */
    Uni<Boolean> takeTurn();

    /** Those that are due of so many cases, by case and in the order of their lines. */
    Uni<List<Due>> due(Instant now, int cases);

    Uni<Long> sentSince(Instant moment);

    Uni<Void> hold(Due notice, Instant until);

    Uni<Void> suppress(Due notice, NoticeReason reason, Instant now);

    /** Tells the door, if and only if the transaction commits. */
    Uni<Void> send(Notice notice, Due planned, Instant now);

    /** Keeps what a door reports; what is no news changes nothing but the cost. */
    Uni<Void> take(NoticeReceipt receipt);

    /** The latest first. */
    Uni<List<Told>> of(ComplaintId id);

    /** The latest month first. */
    Uni<List<Month>> months(Instant since);

    /** The latest first. */
    Uni<List<Failed>> failed(Instant since, int most);

    Uni<Waiting> waiting(Instant now, Instant failedSince);
}
