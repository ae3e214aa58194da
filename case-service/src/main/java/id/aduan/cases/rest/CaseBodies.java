package id.aduan.cases.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.cases.application.AgencyNames.Directory;
import id.aduan.cases.application.CaseView;
import id.aduan.cases.application.ListCases;
import id.aduan.cases.application.ListedCase;
import id.aduan.cases.application.Notices.Told;
import id.aduan.cases.application.Report;
import id.aduan.cases.application.ToldLine;
import id.aduan.cases.domain.ArchiveReason;
import id.aduan.cases.domain.CallBack;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.CaseState;
import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.HistoryType;
import id.aduan.cases.domain.NoticeState;
import id.aduan.cases.domain.Progress;
import id.aduan.cases.domain.StatusGroup;
import id.aduan.cases.domain.Transition;
import id.aduan.cases.vault.MaskedContact;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AreaCode;
import id.aduan.contracts.Attachment;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.HoldReason;
import id.aduan.contracts.Language;
import id.aduan.contracts.Milestone;
import id.aduan.contracts.Notice;
import id.aduan.contracts.RoutingDecision.OversightClass;
import id.aduan.contracts.RoutingDecision.Referral;
import id.aduan.contracts.TrackingNumber;
import id.aduan.contracts.Urgency;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The bodies of the API about cases. */
final class CaseBodies {
    private CaseBodies() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AgencyBody(AgencyCode code, String name, String shortName) {
        static AgencyBody of(AgencyCode code, Directory directory) {
            return code == null ? null : new AgencyBody(code, directory.name(code), directory.shortName(code));
        }
    }

    /** A case in a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CaseItem(
            ComplaintId complaintId,
            TrackingNumber trackingNumber,
            ComplaintKind kind,
            Channel channel,
            Urgency urgency,
            Instant receivedAt,
            CaseStatus status,
            StatusGroup statusGroup,
            Instant since,
            AgencyBody agency,
            AreaCode area,
            String category,
            boolean anonymous,
            boolean confidential,
            HoldReason holdReason,
            boolean emergencySpoken,
            int supporters,
            String title,
            long version) {
        static CaseItem of(ListedCase listed, Directory directory) {
            Case subject = listed.subject();
            return new CaseItem(
                    subject.id(),
                    subject.facts().trackingNumber(),
                    subject.facts().kind(),
                    subject.facts().channel(),
                    subject.facts().urgency(),
                    subject.facts().receivedAt(),
                    subject.status(),
                    subject.status().group(),
                    subject.state().since(),
                    AgencyBody.of(subject.state().agency(), directory),
                    subject.subject().area(),
                    subject.subject().category(),
                    subject.facts().anonymous(),
                    subject.facts().confidential(),
                    subject.facts().holdReason(),
                    subject.facts().emergencySpoken(),
                    subject.supporters(),
                    listed.title(),
                    subject.version());
        }
    }

    /** Numbers over all pages: the groups add up to the total. */
    record Counts(long total, Map<StatusGroup, Long> groups, Map<CaseStatus, Long> statuses) {
        /** Null for null. */
        static Counts of(ListCases.Numbers numbers) {
            return numbers == null ? null : new Counts(numbers.total(), numbers.byGroup(), numbers.byStatus());
        }
    }

    /**
     * @param next the cursor of the next page, absent on the last
     * @param counts absent when words are looked for that are in more than a thousand reports
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CasePage(List<CaseItem> cases, String next, Counts counts) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FileBody(String sha256, String mediaType, long sizeBytes, String href) {
        static FileBody of(Attachment file, String prefix) {
            return new FileBody(file.sha256(), file.mediaType(), file.sizeBytes(), prefix + file.sha256());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineBody(
            long seq,
            HistoryType type,
            CaseStatus from,
            CaseStatus to,
            Instant at,
            String actor,
            AgencyBody agency,
            String code,
            String text,
            Integer stars,
            List<String> attachments) {
        static LineBody of(ToldLine told, Directory directory) {
            var line = told.line();
            return new LineBody(
                    line.seq(),
                    line.type(),
                    line.from(),
                    line.to(),
                    line.at(),
                    line.actor(),
                    AgencyBody.of(line.agency(), directory),
                    line.code(),
                    told.content().text(),
                    told.content().stars(),
                    told.content().attachments().stream()
                            .map(Attachment::sha256)
                            .toList());
        }
    }

    /** @param category the provider's class of price */
    record CostBody(String category, BigDecimal amount, String currency) {}

    /**
     * What the reporter was or will be told.
     *
     * @param due before this it is not sent
     * @param changedAt when it came into its state
     * @param reason why it failed or was not sent, a code
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NoticeBody(
            Notice.Kind kind,
            Channel channel,
            NoticeState state,
            Instant at,
            Instant due,
            Instant changedAt,
            String reason,
            CostBody cost) {
        static NoticeBody of(Told told) {
            return new NoticeBody(
                    told.kind(),
                    told.channel(),
                    told.state(),
                    told.at(),
                    told.due(),
                    told.changedAt(),
                    told.reason(),
                    told.cost() == null
                            ? null
                            : new CostBody(
                                    told.cost().category(),
                                    told.cost().amount(),
                                    told.cost().currency()));
        }
    }

    /** One case with all that the caller may see of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CaseBody(
            ComplaintId complaintId,
            TrackingNumber trackingNumber,
            ComplaintKind kind,
            Channel channel,
            Language language,
            Urgency urgency,
            EmergencyKind emergencyKind,
            Instant receivedAt,
            CaseStatus status,
            StatusGroup statusGroup,
            Instant since,
            AgencyBody agency,
            LocalDate postponedUntil,
            String reason,
            ComplaintId mergedInto,
            AgencyBody suggestion,
            Referral referral,
            int decisionNumber,
            String category,
            OversightClass oversight,
            AreaCode area,
            boolean anonymous,
            boolean confidential,
            HoldReason holdReason,
            boolean emergencySpoken,
            boolean erased,
            Integer stars,
            int supporters,
            ProgressBody progress,
            long version,
            Report report,
            MaskedContact reporter,
            boolean mayReveal,
            List<FileBody> attachments,
            List<LineBody> history,
            List<NoticeBody> notices,
            List<Transition> legal) {
        static CaseBody of(CaseView view, Directory directory) {
            Case subject = view.subject();
            CaseState state = subject.state();
            String files = "/api/v1/cases/" + subject.id() + "/attachments/";
            return new CaseBody(
                    subject.id(),
                    subject.facts().trackingNumber(),
                    subject.facts().kind(),
                    subject.facts().channel(),
                    subject.facts().language(),
                    subject.facts().urgency(),
                    subject.facts().emergencyKind(),
                    subject.facts().receivedAt(),
                    subject.status(),
                    subject.status().group(),
                    state.since(),
                    AgencyBody.of(state.agency(), directory),
                    state instanceof CaseState.Postponed postponed ? postponed.until() : null,
                    reason(state),
                    state instanceof CaseState.Archived archived ? archived.mergedInto() : null,
                    state instanceof CaseState.Returned returned
                            ? AgencyBody.of(returned.suggestion(), directory)
                            : null,
                    state instanceof CaseState.Referred referred ? referred.referral() : null,
                    subject.subject().decisionNumber(),
                    subject.subject().category(),
                    subject.subject().oversight(),
                    subject.subject().area(),
                    subject.facts().anonymous(),
                    subject.facts().confidential(),
                    subject.facts().holdReason(),
                    subject.facts().emergencySpoken(),
                    subject.erased(),
                    subject.stars(),
                    subject.supporters(),
                    ProgressBody.of(subject),
                    subject.version(),
                    view.report().orElse(null),
                    view.reporter().orElse(null),
                    view.mayReveal(),
                    view.attachments().stream()
                            .map(file -> FileBody.of(file, files))
                            .toList(),
                    view.history().stream()
                            .map(line -> LineBody.of(line, directory))
                            .toList(),
                    view.notices().stream().map(NoticeBody::of).toList(),
                    view.legal().stream().sorted().toList());
        }

        private static String reason(CaseState state) {
            if (state instanceof CaseState.Returned returned) {
                return returned.reason().name();
            }
            if (state instanceof CaseState.UnableToAct unable) {
                return unable.reason().name();
            }
            return state instanceof CaseState.Archived archived ? name(archived.reason()) : null;
        }

        private static String name(ArchiveReason reason) {
            return reason.name();
        }
    }

    /**
     * How far help has come for an emergency.
     *
     * @param reached when each milestone was reached; one that is missing was not told
     * @param callBack what came of the last call back
     * @param awaitedSince since when nobody has acknowledged it; absent when that is not waited for
     * @param escalatedAt when the supervisor was called because nobody had
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProgressBody(Map<Milestone, Instant> reached, CallBack callBack, Instant awaitedSince, Instant escalatedAt) {
        /** Null for what is no emergency. */
        static ProgressBody of(Case subject) {
            Progress progress = subject.progress();
            return subject.facts().isEmergency()
                    ? new ProgressBody(
                            new TreeMap<>(progress.reached()),
                            progress.callBack(),
                            progress.awaitedSince(),
                            progress.escalatedAt())
                    : null;
        }
    }

    /** An emergency after a milestone was told. */
    record MilestonesBody(ComplaintId complaintId, long version, ProgressBody progress) {
        static MilestonesBody of(Case subject) {
            return new MilestonesBody(subject.id(), subject.version(), ProgressBody.of(subject));
        }
    }

    // what callers send; all of it is checked by Inputs

    record MilestoneRequest(
            @Schema(
                    required = true,
                    enumeration = {"CALLED_BACK", "ACKNOWLEDGED", "ON_THE_WAY", "ON_SCENE", "DONE"})
            String milestone,

            @Schema(
                    description = "What came of it; required for CALLED_BACK and for nothing else",
                    enumeration = {"CONFIRMED", "FALSE_ALARM", "NO_ANSWER"})
            String result,

            @Schema(description = "For the staff") String text) {}

    record TextRequest(@Schema(required = true) String text) {}

    record ReasonRequest(@Schema(required = true) String reason, String text) {}

    record ReturnRequest(
            @Schema(
                    required = true,
                    enumeration = {"NOT_RESPONSIBLE", "WRONG_AREA", "ASSET_OF_ANOTHER", "OTHER_LEVEL_OF_GOVERNMENT"})
            String reason,

            @Schema(description = "Code of the agency that it should be at", examples = "pupr")
            String suggestion,

            String text) {}

    record PostponementRequest(
            @Schema(required = true, description = "A day from tomorrow on", examples = "2026-12-08")
            String until,

            @Schema(required = true) String text) {}

    record RevealRequest(@Schema(required = true) String reason) {}
}
