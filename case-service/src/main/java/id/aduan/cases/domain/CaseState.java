package id.aduan.cases.domain;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.RoutingDecision.Referral;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The life of a case. Each state offers only the transitions that leave it; any other does not compile. The nested
 * capabilities name the transitions that several states share.
 */
public sealed interface CaseState {
    CaseStatus status();

    /** When the case came into this state. */
    Instant since();

    /** The agency that holds the case, or null while none does. */
    default AgencyCode agency() {
        return null;
    }

    /** What remains when the reporter asks to be forgotten: what is not finished ends here. */
    default CaseState erase(Instant at) {
        return new Archived(agency(), ArchiveReason.ERASED, null, at);
    }

    interface Verifiable {
        Verified verify(Instant at);
    }

    interface Dispatchable {
        /** Also from one agency to another. */
        default Dispatched dispatchTo(AgencyCode agency, Instant at) {
            return new Dispatched(agency, at);
        }
    }

    interface Triageable {
        default Received toTriage(Instant at) {
            return new Received(at);
        }
    }

    interface Referable {
        default Referred refer(Referral referral, Instant at) {
            return new Referred(referral, at);
        }
    }

    interface Archivable {
        AgencyCode agency();

        default Archived archive(ArchiveReason reason, Instant at) {
            return new Archived(agency(), reason, null, at);
        }

        /** Ends as the duplicate of a case that goes on. */
        default Archived mergeInto(ComplaintId other, Instant at) {
            return new Archived(agency(), ArchiveReason.DUPLICATE, other, at);
        }
    }

    interface Acceptable {
        InProgress accept(Instant at);
    }

    interface Answerable {
        AgencyCode agency();

        default Answered answer(Instant at) {
            return new Answered(agency(), at);
        }
    }

    interface Returnable {
        AgencyCode agency();

        /** @param suggestion the agency that it names instead, or null */
        default Returned giveBack(ReturnReason reason, AgencyCode suggestion, Instant at) {
            return new Returned(agency(), reason, suggestion, at);
        }
    }

    interface Postponable {
        AgencyCode agency();

        default Postponed postpone(LocalDate until, Instant at) {
            return new Postponed(agency(), until, at);
        }
    }

    interface Resumable {
        CaseState resume(Instant at);
    }

    interface Confirmable {
        Closed confirm(Instant at);
    }

    interface Closable {
        AgencyCode agency();

        default Closed close(Instant at) {
            return new Closed(agency(), at);
        }
    }

    interface Disputable {
        CaseState dispute(Instant at);
    }

    /** What an agency can do with a case on its desk, whether it has taken it up or not. */
    interface Workable extends Answerable, Returnable, Postponable, Dispatchable, Referable {
        default UnableToAct declareUnable(InabilityReason reason, Instant at) {
            return new UnableToAct(agency(), reason, at);
        }
    }

    record Received(Instant since) implements CaseState, Verifiable, Referable, Archivable, Postponable {
        public Received {
            requireNonNull(since, "since is null");
        }

        @Override
        public CaseStatus status() {
            return CaseStatus.RECEIVED;
        }

        @Override
        public AgencyCode agency() {
            return null;
        }

        @Override
        public Verified verify(Instant at) {
            return new Verified(at);
        }

        /** A question that the door itself has answered. */
        public Answered answerAtDoor(Instant at) {
            return new Answered(null, at);
        }
    }

    record Verified(Instant since) implements CaseState, Dispatchable, Referable, Archivable, Triageable {
        public Verified {
            requireNonNull(since, "since is null");
        }

        @Override
        public CaseStatus status() {
            return CaseStatus.VERIFIED;
        }

        @Override
        public AgencyCode agency() {
            return null;
        }
    }

    record Dispatched(AgencyCode agency, Instant since) implements CaseState, Workable, Acceptable {
        public Dispatched {
            requireNonNull(agency, "agency is null");
            requireNonNull(since, "since is null");
        }

        @Override
        public CaseStatus status() {
            return CaseStatus.DISPATCHED;
        }

        @Override
        public InProgress accept(Instant at) {
            return new InProgress(agency, at);
        }
    }

    record InProgress(AgencyCode agency, Instant since) implements CaseState, Workable {
        public InProgress {
            requireNonNull(agency, "agency is null");
            requireNonNull(since, "since is null");
        }

        @Override
        public CaseStatus status() {
            return CaseStatus.IN_PROGRESS;
        }
    }

    /** @param agency null when the door has answered a question that no agency holds */
    record Answered(AgencyCode agency, Instant since)
            implements CaseState, Answerable, Confirmable, Closable, Disputable {
        public Answered {
            requireNonNull(since, "since is null");
        }

        @Override
        public CaseStatus status() {
            return CaseStatus.ANSWERED;
        }

        @Override
        public Closed confirm(Instant at) {
            return new Closed(agency, at);
        }

        @Override
        public CaseState dispute(Instant at) {
            return reopen(agency, at);
        }
    }

    record Closed(AgencyCode agency, Instant since) implements CaseState, Disputable {
        public Closed {
            requireNonNull(since, "since is null");
        }

        @Override
        public CaseStatus status() {
            return CaseStatus.CLOSED;
        }

        @Override
        public CaseState dispute(Instant at) {
            return reopen(agency, at);
        }

        @Override
        public CaseState erase(Instant at) {
            return this;
        }
    }

    /**
     * @param agency null when it waits before any agency holds it
     * @param until the last day on which the reporter is waited for, in WIB
     */
    record Postponed(AgencyCode agency, LocalDate until, Instant since)
            implements CaseState, Resumable, Archivable, Dispatchable, Referable, Triageable {
        public Postponed {
            requireNonNull(until, "until is null");
            requireNonNull(since, "since is null");
        }

        @Override
        public CaseStatus status() {
            return CaseStatus.POSTPONED;
        }

        @Override
        public CaseState resume(Instant at) {
            return agency == null ? new Received(at) : new InProgress(agency, at);
        }
    }

    /**
     * @param by the agency that gave it back
     * @param suggestion the agency that it names instead, or null
     */
    record Returned(AgencyCode by, ReturnReason reason, AgencyCode suggestion, Instant since)
            implements CaseState, Dispatchable, Triageable, Referable, Archivable {
        public Returned {
            requireNonNull(by, "by is null");
            requireNonNull(reason, "reason is null");
            requireNonNull(since, "since is null");
        }

        @Override
        public CaseStatus status() {
            return CaseStatus.RETURNED;
        }

        @Override
        public AgencyCode agency() {
            return null;
        }
    }

    record UnableToAct(AgencyCode agency, InabilityReason reason, Instant since)
            implements CaseState, Resumable, Closable, Disputable, Archivable, Dispatchable {
        public UnableToAct {
            requireNonNull(agency, "agency is null");
            requireNonNull(reason, "reason is null");
            requireNonNull(since, "since is null");
        }

        @Override
        public CaseStatus status() {
            return CaseStatus.UNABLE_TO_ACT;
        }

        @Override
        public InProgress resume(Instant at) {
            return new InProgress(agency, at);
        }

        @Override
        public CaseState dispute(Instant at) {
            return reopen(agency, at);
        }
    }

    /**
     * @param agency the agency that held it last, or null
     * @param mergedInto the case that goes on in its place, or null
     */
    record Archived(AgencyCode agency, ArchiveReason reason, ComplaintId mergedInto, Instant since)
            implements CaseState, Disputable, Dispatchable, Triageable {
        public Archived {
            requireNonNull(reason, "reason is null");
            requireNonNull(since, "since is null");
        }

        @Override
        public CaseStatus status() {
            return CaseStatus.ARCHIVED;
        }

        @Override
        public CaseState dispute(Instant at) {
            return reopen(agency, at);
        }

        @Override
        public CaseState erase(Instant at) {
            return this;
        }
    }

    record Referred(Referral referral, Instant since) implements CaseState, Disputable, Dispatchable, Triageable {
        public Referred {
            requireNonNull(referral, "referral is null");
            requireNonNull(since, "since is null");
        }

        @Override
        public CaseStatus status() {
            return CaseStatus.REFERRED;
        }

        @Override
        public CaseState dispute(Instant at) {
            return reopen(null, at);
        }

        @Override
        public CaseState erase(Instant at) {
            return this;
        }
    }

    record Disputed(AgencyCode agency, Instant since) implements CaseState, Workable, Acceptable {
        public Disputed {
            requireNonNull(agency, "agency is null");
            requireNonNull(since, "since is null");
        }

        @Override
        public CaseStatus status() {
            return CaseStatus.DISPUTED;
        }

        @Override
        public InProgress accept(Instant at) {
            return new InProgress(agency, at);
        }
    }

    /** Back to the agency that held it; to triage where none did. */
    private static CaseState reopen(AgencyCode agency, Instant at) {
        return agency == null ? new Received(at) : new Disputed(agency, at);
    }
}
