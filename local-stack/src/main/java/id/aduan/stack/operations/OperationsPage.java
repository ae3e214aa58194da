package id.aduan.stack.operations;

import id.aduan.stack.signin.Html;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page itself, which needs no script. */
final class OperationsPage {
    private static final Pattern STAGE = Pattern.compile("aduan_waiting_records\\{stage=\"([^\"]+)\"}");
    private static final Pattern DOOR =
            Pattern.compile("aduan_complaints_accepted_total\\{door=\"([^\"]+)\",kind=\"([^\"]+)\"}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.of("Asia/Jakarta"));
    private static final int LONG_SECONDS = 60;

    private OperationsPage() {}

    /** @param number what was asked for, or null; the page renews itself when nothing was */
    static String of(Told now, Told before, String number, List<Way.Step> way) {
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Aduan: operations</title>\n"
                + "<link rel=\"stylesheet\" href=\"/operations/page.css\">\n");
        if (number == null) {
            page.append("<meta http-equiv=\"refresh\" content=\"5\">\n");
        }
        page.append("</head>\n<body>\n<main>\n<h1>Operations</h1>\n");
        health(page, now);
        stages(page, now, before);
        doors(page, now, before);
        way(page, number, way);
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void health(StringBuilder page, Told now) {
        List<String> worries = new ArrayList<>(now.worries());
        double overdue = now.value("aduan_complaints_overdue");
        if (overdue > 0) {
            worries.add(whole(overdue) + " accepted reports are no case after a minute.");
        }
        for (String stage : stages(now)) {
            double oldest = now.value("aduan_waiting_oldest_seconds{stage=\"" + stage + "\"}");
            if (oldest > LONG_SECONDS) {
                worries.add("The oldest record of " + stage + " has waited " + seconds(oldest) + ".");
            }
            double parked = now.value("aduan_parked_records{stage=\"" + stage + "\"}");
            if (parked > 0) {
                worries.add(whole(parked) + " records of " + stage + " wait for a person (dead letters).");
            }
        }
        if (worries.isEmpty()) {
            page.append("<p role=\"status\" class=\"well\">All flows: every service is well, nothing is overdue, ")
                    .append("no dead letters.</p>\n");
            return;
        }
        page.append("<div role=\"status\" class=\"worry\"><p>Look at this:</p>\n<ul>\n");
        worries.forEach(each ->
                page.append("<li>").append(Html.escape(each)).append("</li>\n"));
        page.append("</ul></div>\n");
    }

    private static void stages(StringBuilder page, Told now, Told before) {
        page.append("<h2>Stages</h2>\n<table>\n<thead><tr><th>stage</th><th>applied a second</th><th>waiting</th>")
                .append("<th>oldest waiting</th><th>repeated</th><th>dead letters</th></tr></thead>\n<tbody>\n");
        for (String stage : stages(now)) {
            String labels = "{stage=\"" + stage + "\"}";
            boolean outbox = stage.endsWith(".outbox");
            cells(
                    page,
                    stage,
                    outbox ? "" : rate(now.rate("aduan_events_applied_total" + labels, before)),
                    whole(now.value("aduan_waiting_records" + labels)),
                    seconds(now.value("aduan_waiting_oldest_seconds" + labels)),
                    outbox ? "" : whole(now.value("aduan_events_repeated_total" + labels)),
                    outbox ? "" : whole(now.value("aduan_parked_records" + labels)));
        }
        page.append("</tbody>\n</table>\n");
    }

    private static void doors(StringBuilder page, Told now, Told before) {
        page.append("<h2>Accepted</h2>\n<table>\n<thead><tr><th>door</th><th>kind</th><th>a minute</th>")
                .append("<th>since the start</th></tr></thead>\n<tbody>\n");
        for (String series : new TreeSet<>(now.series().keySet())) {
            Matcher door = DOOR.matcher(series);
            if (door.matches()) {
                double rate = now.rate(series, before);
                cells(
                        page,
                        door.group(1),
                        door.group(2),
                        rate(rate < 0 ? rate : rate * 60),
                        whole(now.value(series)));
            }
        }
        page.append("</tbody>\n</table>\n<p>Cases opened since the start: ")
                .append(whole(now.value("aduan_case_opened_seconds_count")))
                .append("</p>\n");
    }

    private static void way(StringBuilder page, String number, List<Way.Step> way) {
        page.append("<h2>The way of one report</h2>\n<form action=\"/operations\" method=\"get\">\n")
                .append("<label for=\"number\">Number</label> <input id=\"number\" name=\"number\" value=\"")
                .append(Html.escape(number == null ? "" : number))
                .append("\" autocomplete=\"off\"> <button>Show</button></form>\n");
        if (number == null) {
            return;
        }
        if (way.isEmpty()) {
            page.append("<p>No topic has a report of this number: it was never accepted, or longer ago than records ")
                    .append("are kept, or the number is mistyped. <a href=\"/operations\">Back</a></p>\n");
            return;
        }
        page.append("<table>\n<thead><tr><th>at (WIB)</th><th>after</th><th>what</th><th>by</th><th>trace</th>")
                .append("<th>correlation</th></tr></thead>\n<tbody>\n");
        for (Way.Step step : way) {
            long after = Duration.between(way.get(0).at(), step.at()).toMillis();
            cells(page, TIME.format(step.at()), after + " ms", step.what(), step.by(), step.trace(), step.correlation());
        }
        page.append("</tbody>\n</table>\n<p><a href=\"/operations\">Back</a></p>\n");
    }

    private static TreeSet<String> stages(Told now) {
        TreeSet<String> stages = new TreeSet<>();
        now.series().keySet().forEach(series -> {
            Matcher stage = STAGE.matcher(series);
            if (stage.matches()) {
                stages.add(stage.group(1));
            }
        });
        return stages;
    }

    private static void cells(StringBuilder page, String... cells) {
        page.append("<tr>");
        for (String cell : cells) {
            page.append("<td>").append(Html.escape(cell)).append("</td>");
        }
        page.append("</tr>\n");
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String rate(double value) {
        return value < 0 ? "…" : String.format(Locale.ROOT, "%,.1f", value);
    }

    private static String seconds(double value) {
        return value <= 0 ? "0" : String.format(Locale.ROOT, "%,.1f s", value);
    }
}
