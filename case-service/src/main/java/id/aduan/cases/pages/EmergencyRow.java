package id.aduan.cases.pages;

import id.aduan.cases.application.AgencyNames.Directory;
import id.aduan.cases.application.AreaNames;
import id.aduan.cases.application.Emergencies.Watched;
import id.aduan.cases.application.Report;
import id.aduan.cases.application.Time;
import id.aduan.cases.application.Viewer;
import id.aduan.cases.domain.CallBack;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.Progress;
import id.aduan.cases.domain.StatusGroup;
import id.aduan.cases.words.EmergencyWords;
import id.aduan.contracts.Channel;
import id.aduan.contracts.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An emergency as its card on the board, and the page of its case, shows it; what may be null is null when there is nothing
 * to show.
 *
 * @param heading what it is, and where: the area, and what the citizen said of the place
 * @param newcomer what is said of it when it appears
 * @param alarm what is said of it when the supervisor is called
 * @param since the moment from which its clock runs while nobody has acknowledged it, or null
 * @param alarming nobody has acknowledged it, and the supervisor was called
 * @param ended the case is closed, or help has done what there was to do
 * @param mayTell whether the viewer can tell how far help has come
 * @param order where it stands among the others, as a text that is compared
 */
record EmergencyRow(
        String id,
        String href,
        String number,
        long version,
        String heading,
        String newcomer,
        String alarm,
        String title,
        String agency,
        Channel channel,
        CaseStatus status,
        String tone,
        String received,
        String since,
        boolean alarming,
        boolean ended,
        boolean confidential,
        int supporters,
        CallBack callBack,
        List<Step> steps,
        boolean mayTell,
        String order) {
    private static final int TITLE_LENGTH = 160;
    private static final long END_OF_TIME = 9_999_999_999_999L;

    /**
     * A milestone.
     *
     * @param at the time of day, or null while it is not reached
     * @param after how long after the report, as 4.05 for minutes and seconds
     */
    record Step(Milestone milestone, String at, String after) {}

    static EmergencyRow of(Watched watched, Viewer viewer, Directory directory, AreaNames areas, EmergencyWords words) {
        return of(watched.subject(), watched.report(), viewer, directory, areas, words);
    }

    /** @param report null after an erasure */
    static EmergencyRow of(
            Case subject, Report report, Viewer viewer, Directory directory, AreaNames areas, EmergencyWords words) {
        String kind = words.kind(subject.facts().emergencyKind());
        String place = place(subject, report, areas, words);
        Progress progress = subject.progress();
        boolean ended = progress.has(Milestone.DONE)
                || subject.status().group() == StatusGroup.DONE
                || subject.status().group() == StatusGroup.ARCHIVED;
        return new EmergencyRow(
                subject.id().toString(),
                "/cases/" + subject.id(),
                subject.facts().trackingNumber().value(),
                subject.version(),
                kind + " · " + place,
                words.newOne(kind, place),
                words.alarm(kind, place),
                report == null ? null : title(report),
                subject.state().agency() == null
                        ? null
                        : directory.shortName(subject.state().agency()),
                subject.facts().channel(),
                subject.status(),
                ListPage.tone(subject.status()),
                Time.clockTime(subject.facts().receivedAt()),
                progress.awaitedSince() == null ? null : progress.awaitedSince().toString(),
                progress.awaitedSince() != null && progress.escalatedAt() != null,
                ended,
                subject.facts().confidential(),
                subject.supporters(),
                progress.callBack(),
                steps(subject.facts().receivedAt(), progress),
                viewer.mayTell(subject),
                order(subject, ended));
    }

    /** Those that can still be told, but for the call back, which has a form of its own. */
    public List<Milestone> open() {
        List<Milestone> open = new ArrayList<>();
        for (Step step : steps) {
            if (step.at() == null && step.milestone() != Milestone.CALLED_BACK) {
                open.add(step.milestone());
            }
        }
        return open;
    }

    /** Whether the caller has yet to be called back. */
    public boolean canCallBack() {
        return mayTell
                && steps.stream().anyMatch(step -> step.milestone() == Milestone.CALLED_BACK && step.at() == null);
    }

    public List<CallBack> results() {
        return List.of(CallBack.values());
    }

    private static List<Step> steps(Instant received, Progress progress) {
        List<Step> steps = new ArrayList<>();
        for (Milestone milestone : Milestone.values()) {
            Instant at = progress.at(milestone);
            steps.add(
                    at == null
                            ? new Step(milestone, null, null)
                            : new Step(milestone, Time.clockTime(at), minutes(Duration.between(received, at))));
        }
        return steps;
    }

    private static String minutes(Duration time) {
        Duration shown = time.isNegative() ? Duration.ZERO : time;
        return "%d.%02d".formatted(shown.toMinutes(), shown.toSecondsPart());
    }

    private static String title(Report report) {
        String text = report.title() == null ? report.narrative() : report.title();
        if (text.length() <= TITLE_LENGTH) {
            return text;
        }
        int end = TITLE_LENGTH - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static String place(Case subject, Report report, AreaNames areas, EmergencyWords words) {
        List<String> parts = new ArrayList<>();
        if (report != null && report.landmark() != null) {
            parts.add(report.landmark());
        }
        if (report != null && report.placeText() != null) {
            parts.add(report.placeText());
        }
        if (subject.subject().area() != null) {
            parts.add(areas.label(subject.subject().area()));
        }
        return parts.isEmpty() ? words.placeUnknown() : String.join(", ", parts);
    }

    /** First those that nobody has acknowledged, the oldest of them on top; then the others, the newest on top. */
    private static String order(Case subject, boolean ended) {
        long received = subject.facts().receivedAt().toEpochMilli();
        if (subject.progress().awaitedSince() != null) {
            return (subject.progress().escalatedAt() != null ? "0" : "1") + "%013d".formatted(received);
        }
        return (ended ? "3" : "2") + "%013d".formatted(END_OF_TIME - received);
    }

    @Override
    public String toString() {
        return "EmergencyRow[" + id + "]";
    }
}
