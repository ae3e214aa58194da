package id.aduan.cases.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.cases.application.AgencyNames.Directory;
import id.aduan.cases.application.CitizenView.Tracked;
import id.aduan.cases.application.ToldLine;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.CaseState;
import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.HistoryType;
import id.aduan.cases.domain.NextStep;
import id.aduan.cases.domain.StatusGroup;
import id.aduan.cases.rest.CaseBodies.AgencyBody;
import id.aduan.contracts.Attachment;
import id.aduan.contracts.Channel;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.RoutingDecision.Referral;
import id.aduan.contracts.TrackingNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What doors are told for the reporter: no names of the staff, no words that are meant for the staff only. */
final class CitizenBodies {
    /** Lines whose words are between agencies, routing and triage. */
    private static final Set<HistoryType> INTERNAL_WORDS = Set.of(
            HistoryType.DISPATCHED,
            HistoryType.RETURNED,
            HistoryType.REVEALED,
            HistoryType.COPIED,
            HistoryType.TRIAGED,
            HistoryType.SUPPORTED, // of somebody else
            HistoryType.MILESTONE,
            HistoryType.CALLED_BACK_IN_VAIN,
            HistoryType.ESCALATED);

    /** Lines that tell the reporter nothing about his report. */
    private static final Set<HistoryType> NOT_SHOWN = Set.of(
            HistoryType.VERIFIED,
            HistoryType.TRIAGED,
            HistoryType.DECISION_SET_ASIDE,
            HistoryType.REVEALED,
            HistoryType.COPIED,
            HistoryType.SUPPORTED,
            HistoryType.MILESTONE,
            HistoryType.CALLED_BACK_IN_VAIN,
            HistoryType.ESCALATED);

    private CitizenBodies() {}

    record CitizenFile(String sha256, String mediaType, long sizeBytes) {
        static CitizenFile of(Attachment file) {
            return new CitizenFile(file.sha256(), file.mediaType(), file.sizeBytes());
        }
    }

    /**
     * @param by the capacity of who did it: CITIZEN, AGENCY, VERIFIER, SUPERVISOR, ROUTING or DOOR
     * @param agency the agency that held the case after it
     * @param code a reason code, or the day that is waited for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CitizenLine(
            Instant at,
            HistoryType type,
            CaseStatus status,
            String by,
            AgencyBody agency,
            String code,
            String text,
            Integer stars,
            List<CitizenFile> attachments) {
        static CitizenLine of(ToldLine told, Directory directory) {
            var line = told.line();
            return new CitizenLine(
                    line.at(),
                    line.type(),
                    line.to(),
                    line.actor().split("/", 2)[0].toUpperCase(Locale.ROOT),
                    AgencyBody.of(line.agency(), directory),
                    line.code() == null ? null : line.code().split("/", 2)[0], // not the id of somebody else's report
                    INTERNAL_WORDS.contains(line.type()) ? null : told.content().text(),
                    told.content().stars(),
                    told.content().attachments().stream().map(CitizenFile::of).toList());
        }
    }

    /** A case in the reporter's own list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CitizenItem(
            ComplaintId complaintId,
            TrackingNumber trackingNumber,
            ComplaintKind kind,
            Channel channel,
            Instant receivedAt,
            CaseStatus status,
            StatusGroup statusGroup,
            Instant since,
            AgencyBody agency,
            NextStep next) {
        static CitizenItem of(Case subject, Directory directory) {
            return new CitizenItem(
                    subject.id(),
                    subject.facts().trackingNumber(),
                    subject.facts().kind(),
                    subject.facts().channel(),
                    subject.facts().receivedAt(),
                    subject.status(),
                    subject.status().group(),
                    subject.state().since(),
                    AgencyBody.of(subject.state().agency(), directory),
                    NextStep.of(subject));
        }
    }

    record CitizenList(List<CitizenItem> cases) {}

    /**
     * One case for its reporter.
     *
     * @param next what happens next, as a code for the door's own words
     * @param actions what he can do now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CitizenCase(
            ComplaintId complaintId,
            TrackingNumber trackingNumber,
            ComplaintKind kind,
            Channel channel,
            Instant receivedAt,
            CaseStatus status,
            StatusGroup statusGroup,
            Instant since,
            AgencyBody agency,
            LocalDate postponedUntil,
            Referral referral,
            NextStep next,
            List<CitizenAction.Type> actions,
            boolean erased,
            Integer stars,
            List<CitizenLine> history) {
        static CitizenCase of(Tracked tracked, Directory directory) {
            Case subject = tracked.subject();
            CaseState state = subject.state();
            return new CitizenCase(
                    subject.id(),
                    subject.facts().trackingNumber(),
                    subject.facts().kind(),
                    subject.facts().channel(),
                    subject.facts().receivedAt(),
                    subject.status(),
                    subject.status().group(),
                    state.since(),
                    AgencyBody.of(state.agency(), directory),
                    state instanceof CaseState.Postponed postponed ? postponed.until() : null,
                    state instanceof CaseState.Referred referred ? referred.referral() : null,
                    NextStep.of(subject),
                    subject.citizenRights().stream().sorted().toList(),
                    subject.erased(),
                    subject.stars(),
                    tracked.history().stream()
                            .filter(told -> !NOT_SHOWN.contains(told.line().type()))
                            .map(told -> CitizenLine.of(told, directory))
                            .toList());
        }
    }
}
