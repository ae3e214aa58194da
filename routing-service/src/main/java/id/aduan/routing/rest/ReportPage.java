package id.aduan.routing.rest;

import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.RoutingDecision;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.pages.RegencyTime;
import id.aduan.routing.directory.Agency;
import id.aduan.routing.directory.Directory;
import id.aduan.routing.triage.ShownReport;
import java.util.ArrayList;
import java.util.List;

/** What the desk's pages say of a report, in the officer's language. */
record ReportPage(
        String id,
        String number,
        String received,
        String kind,
        String title,
        String text,
        String place,
        String told,
        boolean flagged,
        String held,
        boolean confidential,
        boolean anonymous,
        boolean waiting,
        int decisionNumber,
        List<Suggestion> suggestions,
        List<String> reasons,
        List<String> photos,
        Point point,
        String area,
        List<Line> history) {
    private static final int EXCERPT = 160;

    /** A candidate and the key that chooses it. */
    record Suggestion(int key, String code, String name, int percent, String reason) {}

    /** A point on the map, in degrees. */
    record Point(double latitude, double longitude) {}

    /** A decision in the history. */
    record Line(int number, String outcome, String by, String at, List<String> reasons) {}

    static ReportPage of(ShownReport shown, Directory directory, Gazetteer gazetteer, RoutingMessages words) {
        ComplaintReceived complaint = shown.complaint();
        RoutingDecision latest = shown.latest();
        Coordinates point = complaint.place().coordinates();
        return new ReportPage(
                complaint.complaintId().toString(),
                complaint.trackingNumber().value(),
                RegencyTime.moment(complaint.receivedAt()),
                switch (complaint.kind()) {
                    case COMPLAINT -> words.kindComplaint();
                    case ASPIRATION -> words.kindAspiration();
                    case INFORMATION_REQUEST -> words.kindQuestion();
                },
                complaint.title(),
                complaint.narrative(),
                latest.area() == null
                        ? null
                        : gazetteer.area(latest.area()).map(Area::label).orElse(null),
                complaint.place().text(),
                shown.flagged(),
                held(complaint, words),
                complaint.reporter().confidential(),
                complaint.reporter().anonymous(),
                shown.waiting(),
                latest.number(),
                suggestions(latest, directory),
                latest.reasons(),
                complaint.attachments().stream()
                        .map(file -> "/triage/" + complaint.complaintId() + "/photos/" + file.sha256())
                        .toList(),
                point == null ? null : new Point(point.latitude(), point.longitude()),
                latest.area() == null ? null : latest.area().value(),
                history(shown, directory, words));
    }

    private static String held(ComplaintReceived complaint, RoutingMessages words) {
        return complaint.holdReason() == null
                ? null
                : switch (complaint.holdReason()) {
                    case LOOKS_LIKE_SPAM -> words.heldSpam();
                    case REPEATED_TEXT -> words.heldRepeated();
                    case UNPROVEN_SENDER -> words.heldUnproven();
                };
    }

    private static List<Suggestion> suggestions(RoutingDecision latest, Directory directory) {
        List<Suggestion> suggestions = new ArrayList<>();
        for (RoutingDecision.Alternative one : latest.alternatives()) {
            suggestions.add(new Suggestion(
                    suggestions.size() + 1,
                    one.agency().value(),
                    name(one.agency().value(), directory),
                    (int) Math.round(one.score() * 100),
                    one.reason()));
        }
        return suggestions;
    }

    private static List<Line> history(ShownReport shown, Directory directory, RoutingMessages words) {
        return shown.decisions().stream()
                .map(decision -> new Line(
                        decision.number(),
                        outcome(decision, directory, words),
                        decision.decidedBy(),
                        RegencyTime.moment(decision.decidedAt()),
                        decision.reasons()))
                .toList();
    }

    private static String outcome(RoutingDecision decision, Directory directory, RoutingMessages words) {
        if (decision.disposal() != null) {
            return switch (decision.disposal().kind()) {
                case ARCHIVED -> words.outcomeArchived();
                case MERGED -> words.outcomeMerged();
            };
        }
        return switch (decision.outcome()) {
            case ASSIGNED -> words.outcomeAssigned(name(decision.agency().value(), directory));
            case NOT_OURS -> words.outcomeNotOurs(decision.referral().body());
            case TRIAGE -> words.outcomeTriage();
        };
    }

    private static String name(String code, Directory directory) {
        return directory
                .agency(new id.aduan.contracts.AgencyCode(code))
                .map(Agency::name)
                .orElse(code);
    }

    /** Title, or the beginning of the text. */
    public String summary() {
        if (title != null) {
            return title;
        }
        if (text.length() <= EXCERPT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
        return text.substring(0, end) + "…";
    }

    @Override
    public String toString() {
        return "ReportPage[" + id + "]";
    }
}
