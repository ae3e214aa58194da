package id.aduan.cases.pages;

import id.aduan.cases.application.AgencyNames.Directory;
import id.aduan.cases.application.AreaNames;
import id.aduan.cases.application.CaseLists.Order;
import id.aduan.cases.application.ListCases.Numbers;
import id.aduan.cases.application.ListCases.Page;
import id.aduan.cases.application.ListedCase;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.StatusGroup;
import id.aduan.cases.rest.Cursor;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AgencySnapshot;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.Language;
import id.aduan.contracts.Urgency;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of cases as it is shown.
 *
 * @param wide whether cases of several agencies can be on it
 * @param noAgency whether an officer looks who belongs to no agency
 * @param next the query of the next page, or null
 */
record ListPage(
        Language language,
        boolean wide,
        boolean noAgency,
        boolean moved,
        Asked asked,
        List<Tab> tabs,
        List<Row> rows,
        List<AgencySnapshot> agencies,
        String next) {

    /** What was asked for, as it stands in the form. */
    record Asked(
            String q,
            StatusGroup group,
            ComplaintKind kind,
            Channel channel,
            AgencyCode agency,
            Order order,
            boolean laterPage) {

        /** The address of the same list with another group. */
        String queryOf(StatusGroup other) {
            return query(other, null);
        }

        String query(StatusGroup inGroup, String cursor) {
            List<String> parts = new ArrayList<>();
            add(parts, "q", q);
            add(parts, "group", inGroup);
            add(parts, "kind", kind);
            add(parts, "channel", channel);
            add(parts, "agency", agency);
            if (order == Order.OLDEST_FIRST) {
                add(parts, "sort", "receivedAt");
            }
            add(parts, "cursor", cursor);
            return parts.isEmpty() ? "/cases" : "/cases?" + String.join("&", parts);
        }

        private static void add(List<String> parts, String name, Object value) {
            if (value != null && !value.toString().isBlank()) {
                parts.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
            }
        }

        public boolean oldestFirst() {
            return order == Order.OLDEST_FIRST;
        }
    }

    /**
     * @param group null for all
     * @param count null when there are too many to count
     */
    record Tab(StatusGroup group, Long count, boolean chosen, String href) {}

    record Row(
            String href,
            String number,
            String title,
            CaseStatus status,
            String tone,
            ComplaintKind kind,
            Channel channel,
            String agency,
            String area,
            String receivedAt,
            boolean emergency,
            boolean emergencySpoken,
            boolean confidential,
            boolean anonymous,
            boolean held,
            boolean erased,
            int supporters) {
        static Row of(ListedCase listed, Directory directory, AreaNames areas, Language language) {
            Case subject = listed.subject();
            return new Row(
                    "/cases/" + subject.id(),
                    subject.facts().trackingNumber().value(),
                    listed.title(),
                    subject.status(),
                    ListPage.tone(subject.status()),
                    subject.facts().kind(),
                    subject.facts().channel(),
                    subject.state().agency() == null
                            ? null
                            : directory.shortName(subject.state().agency()),
                    subject.subject().area() == null
                            ? null
                            : areas.label(subject.subject().area()),
                    Look.moment(subject.facts().receivedAt(), language),
                    subject.facts().urgency() == Urgency.EMERGENCY,
                    subject.facts().emergencySpoken(),
                    subject.facts().confidential(),
                    subject.facts().anonymous(),
                    subject.facts().holdReason() != null,
                    subject.erased(),
                    subject.supporters());
        }
    }

    static ListPage of(
            Page page,
            Asked asked,
            boolean wide,
            boolean noAgency,
            boolean moved,
            Directory directory,
            AreaNames areas,
            Language language) {
        List<Tab> tabs = new ArrayList<>();
        Numbers numbers = page.numbers();
        tabs.add(new Tab(null, numbers == null ? null : numbers.total(), asked.group() == null, asked.queryOf(null)));
        for (StatusGroup group : StatusGroup.values()) {
            tabs.add(new Tab(
                    group,
                    numbers == null ? null : numbers.byGroup().get(group),
                    group == asked.group(),
                    asked.queryOf(group)));
        }
        return new ListPage(
                language,
                wide,
                noAgency,
                moved,
                asked,
                tabs,
                page.cases().stream()
                        .map(listed -> Row.of(listed, directory, areas, language))
                        .toList(),
                wide ? directory.inOrder() : List.of(),
                page.next() == null
                        ? null
                        : asked.query(asked.group(), new Cursor(asked.order(), page.next()).encode()));
    }

    /** Whether so much is found that it is not counted. */
    public boolean uncounted() {
        return tabs.get(0).count() == null;
    }

    public List<ComplaintKind> kinds() {
        return List.of(ComplaintKind.values());
    }

    public List<Channel> channels() {
        return List.of(Channel.values());
    }

    /** The address of this list in another language. */
    public String inLanguage(String tag) {
        String here = asked.queryOf(asked.group());
        return here + (here.contains("?") ? "&" : "?") + "lang=" + tag;
    }

    public String firstHref() {
        return asked.queryOf(asked.group());
    }

    /** The colour of a status. */
    static String tone(CaseStatus status) {
        return switch (status.group()) {
            case UNVERIFIED, NOT_FOLLOWED_UP -> "warn";
            case IN_PROGRESS -> status == CaseStatus.DISPUTED ? "bad" : "info";
            case DONE -> "good";
            case POSTPONED -> "warn";
            case ARCHIVED -> "info";
        };
    }
}
