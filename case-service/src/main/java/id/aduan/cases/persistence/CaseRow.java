package id.aduan.cases.persistence;

import id.aduan.cases.domain.ArchiveReason;
import id.aduan.cases.domain.CallBack;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.CaseFacts;
import id.aduan.cases.domain.CaseState;
import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.Digest;
import id.aduan.cases.domain.InabilityReason;
import id.aduan.cases.domain.Progress;
import id.aduan.cases.domain.ReturnReason;
import id.aduan.cases.domain.Subject;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AreaCode;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.HoldReason;
import id.aduan.contracts.Language;
import id.aduan.contracts.Milestone;
import id.aduan.contracts.RoutingDecision.OversightClass;
import id.aduan.contracts.RoutingDecision.Referral;
import id.aduan.contracts.TrackingNumber;
import id.aduan.contracts.Urgency;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** A row of {@code cases}. */
@Entity(name = "CaseRow")
@Table(name = "cases")
class CaseRow {
    @Id
    UUID id;

    @Column(name = "tracking_number", updatable = false)
    String trackingNumber;

    @Column(updatable = false)
    String kind;

    @Column(updatable = false)
    String channel;

    @Column(updatable = false)
    String language;

    @Column(updatable = false)
    String urgency;

    @Column(name = "emergency_kind", updatable = false)
    String emergencyKind;

    @Column(name = "received_at", updatable = false)
    Instant receivedAt;

    @Column(updatable = false)
    boolean anonymous;

    @Column(updatable = false)
    boolean confidential;

    @Column(name = "hold_reason", updatable = false)
    String holdReason;

    @Column(name = "emergency_spoken", updatable = false)
    boolean emergencySpoken;

    /** The entry of the answer library that the door has answered with. */
    @Column(name = "answer_id", updatable = false)
    String answerId;

    String status;
    String agency;
    Instant since;

    @Column(name = "postponed_until")
    LocalDate postponedUntil;

    @Column(name = "reason_code")
    String reasonCode;

    @Column(name = "merged_into")
    UUID mergedInto;

    @Column(name = "returned_by")
    String returnedBy;

    String suggestion;

    @Column(name = "referral_body")
    String referralBody;

    @Column(name = "referral_advice")
    String referralAdvice;

    @Column(name = "decision_number")
    int decisionNumber;

    String category;
    String oversight;
    String area;
    long version;
    int epoch;
    boolean erased;
    Short stars;

    int supporters;

    @Column(name = "called_back_at")
    Instant calledBackAt;

    @Column(name = "acknowledged_at")
    Instant acknowledgedAt;

    @Column(name = "on_the_way_at")
    Instant onTheWayAt;

    @Column(name = "on_scene_at")
    Instant onSceneAt;

    @Column(name = "done_at")
    Instant doneAt;

    @Column(name = "call_back")
    String callBack;

    @Column(name = "awaited_since")
    Instant awaitedSince;

    @Column(name = "escalated_at")
    Instant escalatedAt;

    @Column(name = "reporter_ref")
    String reporterRef;

    @Column(name = "history_head")
    byte[] historyHead;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** @param answerId the entry of the answer library that the door has answered with, or null */
    static CaseRow of(CaseFacts facts, String reporterRef, String answerId) {
        CaseRow row = new CaseRow();
        row.id = facts.id().value();
        row.trackingNumber = facts.trackingNumber().value();
        row.kind = facts.kind().name();
        row.channel = facts.channel().name();
        row.language = facts.language().tag();
        row.urgency = facts.urgency().name();
        row.emergencyKind =
                facts.emergencyKind() == null ? null : facts.emergencyKind().name();
        row.receivedAt = facts.receivedAt();
        row.anonymous = facts.anonymous();
        row.confidential = facts.confidential();
        row.holdReason = facts.holdReason() == null ? null : facts.holdReason().name();
        row.emergencySpoken = facts.emergencySpoken();
        row.answerId = answerId;
        row.reporterRef = reporterRef;
        row.historyHead = Digest.START.bytes();
        return row;
    }

    /** Takes over what a change has made of the case. */
    void take(Case subject, int newEpoch, Digest head, Instant at) {
        takeState(subject.state());
        takeProgress(subject.progress());
        supporters = subject.supporters();
        decisionNumber = subject.subject().decisionNumber();
        category = subject.subject().category();
        oversight = subject.subject().oversight().name();
        area = subject.subject().area() == null
                ? null
                : subject.subject().area().value();
        version = subject.version();
        epoch = newEpoch;
        erased = subject.erased();
        stars = subject.stars() == null ? null : subject.stars().shortValue();
        reporterRef = erased ? null : reporterRef;
        historyHead = head.bytes();
        updatedAt = at;
    }

    Digest head() {
        return new Digest(historyHead);
    }

    Case toDomain() {
        CaseFacts facts = new CaseFacts(
                new ComplaintId(id),
                new TrackingNumber(trackingNumber),
                ComplaintKind.valueOf(kind),
                Channel.valueOf(channel),
                Language.of(language),
                Urgency.valueOf(urgency),
                emergencyKind == null ? null : EmergencyKind.valueOf(emergencyKind),
                receivedAt,
                anonymous,
                confidential,
                holdReason == null ? null : HoldReason.valueOf(holdReason),
                emergencySpoken);
        Subject subject = new Subject(
                decisionNumber, category, OversightClass.valueOf(oversight), area == null ? null : new AreaCode(area));
        return new Case(
                facts,
                state(),
                subject,
                version,
                erased,
                stars == null ? null : stars.intValue(),
                supporters,
                progress());
    }

    private void takeProgress(Progress progress) {
        calledBackAt = progress.at(Milestone.CALLED_BACK);
        acknowledgedAt = progress.at(Milestone.ACKNOWLEDGED);
        onTheWayAt = progress.at(Milestone.ON_THE_WAY);
        onSceneAt = progress.at(Milestone.ON_SCENE);
        doneAt = progress.at(Milestone.DONE);
        callBack = progress.callBack() == null ? null : progress.callBack().name();
        awaitedSince = progress.awaitedSince();
        escalatedAt = progress.escalatedAt();
    }

    private Progress progress() {
        if (emergencyKind == null) {
            return Progress.NONE;
        }
        Map<Milestone, Instant> reached = new EnumMap<>(Milestone.class);
        for (Milestone milestone : Milestone.values()) {
            Instant at = at(milestone);
            if (at != null) {
                reached.put(milestone, at);
            }
        }
        return new Progress(reached, callBack == null ? null : CallBack.valueOf(callBack), awaitedSince, escalatedAt);
    }

    private Instant at(Milestone milestone) {
        return switch (milestone) {
            case CALLED_BACK -> calledBackAt;
            case ACKNOWLEDGED -> acknowledgedAt;
            case ON_THE_WAY -> onTheWayAt;
            case ON_SCENE -> onSceneAt;
            case DONE -> doneAt;
        };
    }

    private void takeState(CaseState state) {
        status = state.status().name();
        agency = code(state.agency());
        since = state.since();
        postponedUntil = state instanceof CaseState.Postponed postponed ? postponed.until() : null;
        reasonCode = reasonCode(state);
        mergedInto = state instanceof CaseState.Archived archived && archived.mergedInto() != null
                ? archived.mergedInto().value()
                : null;
        returnedBy = state instanceof CaseState.Returned returned ? code(returned.by()) : null;
        suggestion = state instanceof CaseState.Returned returned ? code(returned.suggestion()) : null;
        referralBody = state instanceof CaseState.Referred referred
                ? referred.referral().body()
                : null;
        referralAdvice = state instanceof CaseState.Referred referred
                ? referred.referral().advice()
                : null;
    }

    private static String reasonCode(CaseState state) {
        if (state instanceof CaseState.Returned returned) {
            return returned.reason().name();
        }
        if (state instanceof CaseState.UnableToAct unable) {
            return unable.reason().name();
        }
        return state instanceof CaseState.Archived archived ? archived.reason().name() : null;
    }

    private CaseState state() {
        AgencyCode holder = agencyCode(agency);
        return switch (CaseStatus.valueOf(status)) {
            case RECEIVED -> new CaseState.Received(since);
            case VERIFIED -> new CaseState.Verified(since);
            case DISPATCHED -> new CaseState.Dispatched(holder, since);
            case IN_PROGRESS -> new CaseState.InProgress(holder, since);
            case ANSWERED -> new CaseState.Answered(holder, since);
            case CLOSED -> new CaseState.Closed(holder, since);
            case POSTPONED -> new CaseState.Postponed(holder, postponedUntil, since);
            case RETURNED ->
                new CaseState.Returned(
                        agencyCode(returnedBy), ReturnReason.valueOf(reasonCode), agencyCode(suggestion), since);
            case UNABLE_TO_ACT -> new CaseState.UnableToAct(holder, InabilityReason.valueOf(reasonCode), since);
            case ARCHIVED ->
                new CaseState.Archived(
                        holder,
                        ArchiveReason.valueOf(reasonCode),
                        mergedInto == null ? null : new ComplaintId(mergedInto),
                        since);
            case REFERRED -> new CaseState.Referred(new Referral(referralBody, referralAdvice), since);
            case DISPUTED -> new CaseState.Disputed(holder, since);
        };
    }

    private static String code(AgencyCode agency) {
        return agency == null ? null : agency.value();
    }

    private static AgencyCode agencyCode(String code) {
        return code == null ? null : new AgencyCode(code);
    }
}
