package id.aduan.stack.operations;

import id.aduan.stack.signin.Html;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page itself. With script it renews itself; without one it is loaded again. */
final class OperationsPage {
    private static final Pattern STAGE = Pattern.compile("aduan_waiting_records\\{stage=\"([^\"]+)\"}");
    private static final Pattern DOOR =
            Pattern.compile("aduan_complaints_accepted_total\\{door=\"([^\"]+)\",kind=\"([^\"]+)\"}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.of("Asia/Jakarta"));
    private static final int LONG_SECONDS = 60;
    private static final int LONG_WITHOUT_A_CANARY = 900;

    private final Map<String, String> desks;
    private final Map<String, String> simulators;
    private final Told now;
    private final Told before;
    private final StringBuilder page = new StringBuilder(8_192);

    OperationsPage(List<Watched> services, Map<String, String> simulators, Told now, Told before) {
        this.simulators = simulators;
        this.desks = services.stream()
                .filter(service -> service.desk().isPresent())
                .collect(Collectors.toMap(
                        Watched::name, service -> service.desk().get()));
        this.now = now;
        this.before = before;
    }

    /** @param asked the number that was asked for, or null; what flows is shown when nothing was */
    String of(String asked, List<Way.Step> way) {
        add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        add("<title>Aduan: operations</title>\n<link rel=\"stylesheet\" href=\"/operations/page.css\">\n");
        if (asked == null) {
            add("<script src=\"/operations/page.js\" defer></script>\n");
        }
        add("</head>\n<body>\n<main>\n<h1>Operations</h1>\n");
        if (asked == null) {
            add("<div id=\"live\">\n");
            health();
            flow();
            stages();
            doors();
            add("</div>\n<noscript><p><a href=\"/operations\">Load again</a></p></noscript>\n");
        }
        form(asked);
        if (asked == null) {
            simulators();
        } else {
            way(way);
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void health() {
        List<String> worries = new ArrayList<>();
        now.worries().forEach(each -> worries.add(Html.escape(each)));
        double overdue = now.value("aduan_complaints_overdue");
        if (overdue > 0) {
            worries.add(whole(overdue) + " accepted reports are no case after a minute.");
        }
        double canary = now.value("aduan_canary_last_seen_seconds");
        if (canary > LONG_WITHOUT_A_CANARY) {
            worries.add("No canary has come through for " + seconds(canary) + ".");
        }
        for (String stage : stageNames()) {
            double oldest = now.value("aduan_waiting_oldest_seconds" + labels(stage));
            if (oldest > LONG_SECONDS) {
                worries.add("The oldest record of " + Html.escape(stage) + " has waited " + seconds(oldest) + ".");
            }
            double parked = now.value("aduan_parked_records" + labels(stage));
            if (parked > 0) {
                worries.add("Dead letters of " + Html.escape(stage) + " that wait for a person: " + letters(stage));
            }
        }
        if (worries.isEmpty()) {
            add("<p class=\"well\">All flows: every service is well, nothing is overdue, ");
            add("no dead letters.</p>\n");
            return;
        }
        add("<div class=\"worry\">\n<p>Look at this:</p>\n<ul>\n");
        worries.forEach(each -> add("<li>" + each + "</li>\n"));
        add("</ul>\n</div>\n");
    }

    private void flow() {
        double took = now.value("aduan_canary_seconds");
        add("<dl>\n");
        fact("Cases opened since the start", whole(now.value("aduan_case_opened_seconds_count")));
        fact("Accepted and no case after a minute", whole(now.value("aduan_complaints_overdue")));
        fact(
                "Last canary",
                took == 0
                        ? "none yet"
                        : "filed " + seconds(now.value("aduan_canary_last_seen_seconds")) + " ago, took "
                                + seconds(took));
        add("</dl>\n");
    }

    private void stages() {
        table(
                "Stages",
                List.of("Stage", "Applied a second", "Waiting", "Oldest waiting", "Repeated", "Dead letters"),
                stageNames().stream().map(this::stage).toList());
    }

    private List<String> stage(String stage) {
        boolean outbox = stage.endsWith(".outbox");
        return List.of(
                Html.escape(stage),
                outbox ? "–" : rate(now.rate("aduan_events_applied_total" + labels(stage), before)),
                whole(now.value("aduan_waiting_records" + labels(stage))),
                seconds(now.value("aduan_waiting_oldest_seconds" + labels(stage))),
                outbox ? "–" : whole(now.value("aduan_events_repeated_total" + labels(stage))),
                outbox ? "–" : letters(stage));
    }

    /** How many, with the way to the desk where they wait. */
    private String letters(String stage) {
        String desk = desks.get(stage.split("\\.")[0]);
        String parked = whole(now.value("aduan_parked_records" + labels(stage)));
        return desk == null ? parked : "<a href=\"" + Html.escape(desk) + "\">" + parked + "</a>";
    }

    private void doors() {
        List<List<String>> rows = new ArrayList<>();
        for (String series : new TreeSet<>(now.series().keySet())) {
            Matcher door = DOOR.matcher(series);
            if (door.matches()) {
                double rate = now.rate(series, before);
                rows.add(List.of(
                        Html.escape(door.group(1)),
                        Html.escape(door.group(2)),
                        rate(rate < 0 ? rate : rate * 60),
                        whole(now.value(series))));
            }
        }
        if (rows.isEmpty()) {
            add("<h2>Accepted</h2>\n<p>No report has been accepted since the doors were started.</p>\n");
            return;
        }
        table("Accepted", List.of("Door", "Kind", "A minute", "Since the start"), rows);
    }

    private void form(String asked) {
        add("<h2>The way of one report</h2>\n<form action=\"/operations\" method=\"get\">\n");
        add("<label for=\"number\">Tracking number or complaint id</label>\n");
        add("<input id=\"number\" name=\"number\" value=\"" + Html.escape(asked == null ? "" : asked) + "\"");
        add(" autocomplete=\"off\" maxlength=\"40\"> <button>Show</button>\n</form>\n");
    }

    private void simulators() {
        add("<h2>Simulators</h2>\n<ul>\n");
        simulators.forEach((address, name) ->
                add("<li><a href=\"" + Html.escape(address) + "\">" + Html.escape(name) + "</a></li>\n"));
        add("</ul>\n");
    }

    private void way(List<Way.Step> way) {
        if (way.isEmpty()) {
            add(
                    "<p>No topic has a report of this number: it was never accepted, or longer ago than records are kept, ");
            add("or it is mistyped.</p>\n");
        } else {
            Way.Step first = way.get(0);
            add("<dl>\n");
            fact("Trace of the report", Html.escape(first.trace()));
            fact("Correlation of the report", Html.escape(first.correlation()));
            add("</dl>\n");
            Set<String> seen = new HashSet<>();
            table(
                    "Steps",
                    List.of("At (WIB)", "After", "What", "By", "Trace"),
                    way.stream()
                            .map(step -> List.of(
                                    TIME.format(step.at()),
                                    seconds(Duration.between(first.at(), step.at())
                                                    .toMillis()
                                            / 1_000.0),
                                    Html.escape(step.what())
                                            + (seen.add(step.event()) ? "" : ", again: has no second effect"),
                                    Html.escape(step.by()),
                                    step.trace().equals(first.trace())
                                            ? "the report's"
                                            : Html.escape(shortened(step.trace()))))
                            .toList());
        }
        add("<p><a href=\"/operations\">Back to what flows now</a></p>\n");
    }

    private static String shortened(String trace) {
        return trace.length() > 8 ? trace.substring(0, 8) + "…" : trace;
    }

    private void fact(String name, String html) {
        add("<div><dt>" + name + "</dt><dd>" + html + "</dd></div>\n");
    }

    /** @param rows cells of markup; each also says its column, for screens on which a row is a card */
    private void table(String title, List<String> columns, List<List<String>> rows) {
        add("<h2>" + title + "</h2>\n<table>\n<thead><tr>");
        columns.forEach(column -> add("<th scope=\"col\">" + column + "</th>"));
        add("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            add("<tr>");
            for (int i = 0; i < row.size(); i++) {
                add("<td data-column=\"" + columns.get(i) + "\">" + row.get(i) + "</td>");
            }
            add("</tr>\n");
        }
        add("</tbody>\n</table>\n");
    }

    private void add(String html) {
        page.append(html);
    }

    private TreeSet<String> stageNames() {
        TreeSet<String> stages = new TreeSet<>();
        now.series().keySet().forEach(series -> {
            Matcher stage = STAGE.matcher(series);
            if (stage.matches()) {
                stages.add(stage.group(1));
            }
        });
        return stages;
    }

    private static String labels(String stage) {
        return "{stage=\"" + stage + "\"}";
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String rate(double value) {
        return value < 0 ? "…" : String.format(Locale.ROOT, "%,.1f", value);
    }

    private static String seconds(double value) {
        if (value <= 0) {
            return "0";
        }
        return value < 1
                ? String.format(Locale.ROOT, "%.0f ms", value * 1_000)
                : String.format(Locale.ROOT, "%,.1f s", value);
    }
}
