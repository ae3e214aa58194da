package id.aduan.cases.domain;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.Channel;
import id.aduan.contracts.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that the reporter of a case is to be told.
 *
 * @param seq the line of the history that it is about
 */
public record Telling(Notice.Kind kind, long seq, Instant at) {
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final Duration SHORT = Duration.ofDays(2);
    private static final Duration LONG = Duration.ofDays(7);

    public Telling {
        requireNonNull(kind, "kind is null");
        requireNonNull(at, "at is null");
    }

    /**
     * What of a change is told, the oldest first. What the reporter did himself is not told him.
     *
     * @param now the moment of the change
     * @param late the time from a report to its case after which the registration is news; the door has told the number
     */
    public static List<Telling> of(Change change, Instant now, Duration late) {
        Case after = change.after();
        List<Telling> tellings = new ArrayList<>();
        Optional<Channel> door = door(after);
        if (after.erased() || door.isEmpty()) {
            return tellings;
        }
        long seq = after.version() - change.lines().size();
        boolean answeredAtDoor = change.lines().stream().anyMatch(Telling::isOfTheDoor);
        for (NewLine line : change.lines()) {
            seq++;
            Notice.Kind kind = kind(line);
            boolean told = kind == Notice.Kind.RECEIVED
                    ? !answeredAtDoor && after.facts().receivedAt().plus(late).isBefore(now)
                    : kind != null && !isOfTheDoor(line) && !line.actor().equals(Actor.CITIZEN.pseudonym());
            if (told && isTold(kind, after.facts().channel(), door.get())) {
                tellings.add(new Telling(kind, seq, line.at()));
            }
        }
        return tellings;
    }

    /**
     * The door that tells what becomes of the case: its own, if that sends. A reporter of another one looks himself, but who
     * has reported the same by telephone is told by the call center, which knows him.
     */
    public static Optional<Channel> door(Case subject) {
        Channel own = subject.facts().channel();
        if (sends(own)) {
            return Optional.of(own);
        }
        return subject.supporters() > 0 && !subject.facts().confidential()
                ? Optional.of(Channel.CALL_CENTER)
                : Optional.empty();
    }

    /** Whether a door has words and a way to its reporters. */
    private static boolean sends(Channel channel) {
        return switch (channel) {
            case WHATSAPP, CALL_CENTER, WALK_IN -> true;
            case WEB, OGAN_LOPIAN, SP4N_LAPOR -> false;
        };
    }

    /** A person who calls says what is news: that it is registered, and where, was told on the line. */
    private static boolean isTold(Notice.Kind kind, Channel own, Channel door) {
        return switch (kind) {
            case RECEIVED, AT_AGENCY -> door == Channel.WHATSAPP;
            case WAITS_FOR_REPORTER -> door == own;
            case ANSWERED, CLOSED -> true;
        };
    }

    /** What a line tells the reporter, or null. Inability is told when a verifier has agreed, by the closing. */
    private static Notice.Kind kind(NewLine line) {
        return switch (line.type()) {
            case RECEIVED -> Notice.Kind.RECEIVED;
            case DISPATCHED -> Notice.Kind.AT_AGENCY;
            case ANSWERED -> Notice.Kind.ANSWERED;
            case POSTPONED -> Notice.Kind.WAITS_FOR_REPORTER;
            case CLOSED, REFERRED -> Notice.Kind.CLOSED;
            case ARCHIVED -> ArchiveReason.SPAM.name().equals(line.code()) ? null : Notice.Kind.CLOSED;
            case VERIFIED,
                    TRIAGED,
                    ACCEPTED,
                    RETURNED,
                    RESUMED,
                    DECLARED_UNABLE,
                    CONFIRMED,
                    DISPUTED,
                    REPLIED,
                    RATED,
                    DECISION_SET_ASIDE,
                    REVEALED,
                    COPIED,
                    ERASED,
                    SUPPORTED,
                    MILESTONE,
                    CALLED_BACK_IN_VAIN,
                    ESCALATED -> null;
        };
    }

    private static boolean isOfTheDoor(NewLine line) {
        return line.type() == HistoryType.ANSWERED && line.actor().startsWith(Actor.DOOR);
    }

    /** Whether it is still so with the case as it is when the notice's time has come. */
    public static boolean holds(Notice.Kind kind, CaseStatus now) {
        return switch (kind) {
            case RECEIVED -> now.group() == StatusGroup.UNVERIFIED || now.group() == StatusGroup.NOT_FOLLOWED_UP;
            case AT_AGENCY -> now == CaseStatus.DISPATCHED || now == CaseStatus.IN_PROGRESS;
            case ANSWERED -> now == CaseStatus.ANSWERED;
            case WAITS_FOR_REPORTER -> now == CaseStatus.POSTPONED;
            case CLOSED -> now == CaseStatus.CLOSED || now == CaseStatus.ARCHIVED || now == CaseStatus.REFERRED;
        };
    }

    /** After this it is no longer worth telling. */
    public static Instant expiry(Notice.Kind kind, Case subject, Instant sent) {
        return switch (kind) {
            case RECEIVED, AT_AGENCY -> sent.plus(SHORT);
            case ANSWERED, CLOSED -> sent.plus(LONG);
            case WAITS_FOR_REPORTER ->
                subject.state() instanceof CaseState.Postponed postponed
                        ? postponed.until().plusDays(1).atStartOfDay(WIB).toInstant()
                        : sent.plus(SHORT);
        };
    }
}
