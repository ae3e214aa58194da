package id.aduan.cases.pages;

import id.aduan.cases.application.AgencyNames.Directory;
import id.aduan.cases.application.AreaNames;
import id.aduan.cases.application.CaseView;
import id.aduan.cases.application.Report;
import id.aduan.cases.application.ToldLine;
import id.aduan.cases.domain.ArchiveReason;
import id.aduan.cases.domain.CallBack;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.CaseState;
import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.HistoryLine;
import id.aduan.cases.domain.HistoryType;
import id.aduan.cases.domain.InabilityReason;
import id.aduan.cases.domain.ReturnReason;
import id.aduan.cases.domain.StatusGroup;
import id.aduan.cases.domain.Transition;
import id.aduan.cases.vault.MaskedContact;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AgencySnapshot;
import id.aduan.contracts.Attachment;
import id.aduan.contracts.Channel;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.Language;
import id.aduan.contracts.Milestone;
import id.aduan.contracts.RoutingDecision.OversightClass;
import id.aduan.contracts.RoutingDecision.Referral;
import id.aduan.contracts.Urgency;
import id.aduan.kit.sealing.Contact;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A case as its page shows it; what may be null is null when there is nothing to show. */
record CaseModel(
        Language language,
        String href,
        String number,
        long version,
        CaseStatus status,
        StatusGroup group,
        String tone,
        String since,
        ComplaintKind kind,
        Channel channel,
        String receivedAt,
        String agency,
        String area,
        String category,
        boolean oversight,
        boolean emergency,
        boolean emergencySpoken,
        boolean anonymous,
        boolean confidential,
        boolean held,
        boolean erased,
        Integer stars,
        int supporters,
        EmergencyRow help,
        String postponedUntil,
        ReturnReason returnReason,
        InabilityReason inabilityReason,
        ArchiveReason archiveReason,
        String mergedInto,
        String suggestion,
        Referral referral,
        Report report,
        MaskedContact reporter,
        boolean mayReveal,
        Contact revealed,
        List<Photo> photos,
        List<Line> history,
        List<NoticeLine> notices,
        Set<Transition> legal,
        List<AgencySnapshot> agencies,
        Trouble trouble,
        boolean done) {

    /** A file of the case, by what a browser can do with it. */
    record Photo(String href, int number, String mediaType) {
        public boolean picture() {
            return mediaType.startsWith("image/");
        }

        public boolean voice() {
            return mediaType.startsWith("audio/");
        }

        public boolean film() {
            return mediaType.startsWith("video/");
        }
    }

    /**
     * @param actor the capacity of who did it
     * @param milestone that was reached, or null
     * @param callBack what came of calling the caller back, or null
     * @param channel over which a further person has reported the same, or null
     * @param meant what the reporter meant by a reply, when it is more than that; else null
     */
    record Line(
            HistoryType type,
            String at,
            String actor,
            String agency,
            CaseStatus status,
            ReturnReason returnReason,
            InabilityReason inabilityReason,
            ArchiveReason archiveReason,
            Milestone milestone,
            CallBack callBack,
            Channel channel,
            CitizenAction.Type meant,
            String until,
            String text,
            Integer stars,
            List<Photo> photos) {}

    /**
     * What was wrong with the form that was just sent.
     *
     * @param act the form, e.g. {@code answers}
     * @param messages one for each field that was wrong
     * @param typed the words that were sent, so that nothing is lost
     */
    record Trouble(String act, String title, String detail, List<String> messages, String typed, boolean reload) {}

    static CaseModel of(
            CaseView view,
            Directory directory,
            AreaNames areas,
            EmergencyRow help,
            Language language,
            Contact revealed,
            Trouble trouble,
            boolean done) {
        Case subject = view.subject();
        CaseState state = subject.state();
        String href = "/cases/" + subject.id();
        AgencyCode suggestion = state instanceof CaseState.Returned returned ? returned.suggestion() : null;
        return new CaseModel(
                language,
                href,
                subject.facts().trackingNumber().value(),
                subject.version(),
                subject.status(),
                subject.status().group(),
                ListPage.tone(subject.status()),
                Look.moment(state.since(), language),
                subject.facts().kind(),
                subject.facts().channel(),
                Look.moment(subject.facts().receivedAt(), language),
                state.agency() == null ? null : directory.name(state.agency()),
                subject.subject().area() == null
                        ? null
                        : areas.label(subject.subject().area()),
                subject.subject().category(),
                subject.subject().oversight() == OversightClass.OVERSIGHT,
                subject.facts().urgency() == Urgency.EMERGENCY,
                subject.facts().emergencySpoken(),
                subject.facts().anonymous(),
                subject.facts().confidential(),
                subject.facts().holdReason() != null,
                subject.erased(),
                subject.stars(),
                subject.supporters(),
                help,
                state instanceof CaseState.Postponed postponed ? Look.day(postponed.until(), language) : null,
                state instanceof CaseState.Returned returned ? returned.reason() : null,
                state instanceof CaseState.UnableToAct unable ? unable.reason() : null,
                state instanceof CaseState.Archived archived ? archived.reason() : null,
                state instanceof CaseState.Archived archived && archived.mergedInto() != null
                        ? "/cases/" + archived.mergedInto()
                        : null,
                suggestion == null ? null : directory.name(suggestion),
                state instanceof CaseState.Referred referred ? referred.referral() : null,
                view.report().orElse(null),
                view.reporter().orElse(null),
                view.mayReveal(),
                revealed,
                view.history().stream()
                        .filter(told -> told.line().type() == HistoryType.RECEIVED)
                        .findFirst()
                        .map(told -> photos(told.content().attachments(), href))
                        .orElse(List.of()),
                view.history().stream()
                        .map(told -> line(told, directory, language, href))
                        .toList(),
                view.notices().stream()
                        .map(notice -> NoticeLine.of(notice, language))
                        .toList(),
                view.legal(),
                directory.inOrder(),
                trouble,
                done);
    }

    /** For templates, which cannot ask a set for an enum by name. */
    public boolean can(String transition) {
        return legal.contains(Transition.valueOf(transition));
    }

    /** The address of this case in another language. */
    public String inLanguage(String tag) {
        return href + "?lang=" + tag;
    }

    public boolean canNothing() {
        return legal.isEmpty() && !mayReveal;
    }

    /** The words that were typed into this form before it was refused, or none. */
    public String typed(String act) {
        return trouble != null && act.equals(trouble.act()) && trouble.typed() != null ? trouble.typed() : "";
    }

    public boolean troubled(String act) {
        return trouble != null && act.equals(trouble.act());
    }

    public List<ReturnReason> returnReasons() {
        return List.of(ReturnReason.values());
    }

    public List<InabilityReason> inabilityReasons() {
        return List.of(InabilityReason.values());
    }

    public List<ArchiveReason> archiveReasons() {
        return Arrays.stream(ArchiveReason.values())
                .filter(reason -> reason != ArchiveReason.ERASED && reason != ArchiveReason.OTHER)
                .toList();
    }

    private static Line line(ToldLine told, Directory directory, Language language, String href) {
        HistoryLine line = told.line();
        HistoryType type = line.type();
        String code = line.code();
        return new Line(
                type,
                Look.moment(line.at(), language),
                line.actor().split("/", 2)[0].toUpperCase(Locale.ROOT),
                line.agency() == null ? null : directory.shortName(line.agency()),
                line.to(),
                type == HistoryType.RETURNED ? ReturnReason.valueOf(code) : null,
                type == HistoryType.DECLARED_UNABLE ? InabilityReason.valueOf(code) : null,
                type == HistoryType.ARCHIVED ? ArchiveReason.valueOf(code.split("/", 2)[0]) : null,
                type == HistoryType.MILESTONE ? Milestone.valueOf(code.split("/", 2)[0]) : null,
                type == HistoryType.MILESTONE && code.contains("/") ? CallBack.valueOf(code.split("/", 2)[1]) : null,
                type == HistoryType.SUPPORTED ? Channel.valueOf(code) : null,
                type == HistoryType.REPLIED && code != null ? CitizenAction.Type.valueOf(code) : null,
                type == HistoryType.POSTPONED ? Look.day(LocalDate.parse(code), language) : null,
                type == HistoryType.RECEIVED ? null : told.content().text(), // the report stands above
                told.content().stars(),
                type == HistoryType.RECEIVED ? List.of() : photos(told.content().attachments(), href));
    }

    private static List<Photo> photos(List<Attachment> attachments, String href) {
        return java.util.stream.IntStream.range(0, attachments.size())
                .mapToObj(i -> new Photo(
                        href + "/attachments/" + attachments.get(i).sha256(),
                        i + 1,
                        attachments.get(i).mediaType()))
                .toList();
    }

    @Override
    public String toString() {
        return "CaseModel[" + href + "]";
    }
}
