package id.aduan.bench.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.bench.stack.SystemUnderTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from the server's own log what was asked of case-service's database, and explains it with the same parameters. */
final class QueryLog {
    private static final Pattern ENTRY = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d [^\\[]*\\[\\d+\\] ");
    private static final Pattern ASKED = Pattern.compile("execute [^:]*: (select.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = ('(?:[^']|'')*'|NULL)");

    /** How this class itself makes the server log. */
    private static final String OWN = "pg_reload_conf()";

    private final SystemUnderTest system;

    QueryLog(SystemUnderTest system) {
        this.system = system;
    }

    /** Runs the work and gives each query that it made, once, with its plan. */
    String during(Runnable work) throws SQLException, IOException, InterruptedException {
        long from = system.log("postgres").toFile().length();
        log("0");
        work.run();
        TimeUnit.MILLISECONDS.sleep(300); // the server writes its log when it likes
        log("-1");
        String text;
        try (RandomAccessFile file = new RandomAccessFile(system.log("postgres").toFile(), "r")) {
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            text = new String(bytes, UTF_8);
        }
        StringBuilder plans = new StringBuilder();
        try (Connection cases = system.connect("cases")) {
            for (Map.Entry<String, String> query : queries(text).entrySet()) {
                plans.append(query.getKey()).append("\n");
                plan(cases, query.getValue())
                        .forEach(line -> plans.append("    ").append(line).append("\n"));
            }
        }
        return plans.toString();
    }

    /** Each statement once, with its parameters put in. */
    static Map<String, String> queries(String log) {
        List<String> entries = new ArrayList<>();
        for (String line : log.split("\n")) {
            Matcher start = ENTRY.matcher(line);
            if (start.find()) {
                entries.add(line.substring(start.end()));
            } else if (!entries.isEmpty()) {
                entries.set(entries.size() - 1, entries.get(entries.size() - 1) + " " + line.strip());
            }
        }
        Map<String, String> queries = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Matcher asked = ASKED.matcher(entries.get(i));
            if (asked.find() && !asked.group(1).contains(OWN)) {
                String detail = i + 1 < entries.size() ? entries.get(i + 1) : "";
                queries.putIfAbsent(asked.group(1), with(asked.group(1), detail));
            }
        }
        return queries;
    }

    private static String with(String query, String detail) {
        Map<Integer, String> values = new LinkedHashMap<>();
        if (detail.startsWith("DETAIL:")) {
            Matcher parameter = PARAMETER.matcher(detail);
            while (parameter.find()) {
                values.put(Integer.parseInt(parameter.group(1)), parameter.group(2));
            }
        }
        return Pattern.compile("\\$(\\d+)")
                .matcher(query)
                .replaceAll(found ->
                        Matcher.quoteReplacement(values.getOrDefault(Integer.parseInt(found.group(1)), "null")));
    }

    private static List<String> plan(Connection connection, String query) {
        List<String> plan = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("explain (analyze, buffers, costs off, timing off) " + query)) {
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
        } catch (SQLException e) {
            plan.add("(not explained: SQLSTATE " + e.getSQLState() + ")");
        }
        return plan;
    }

    private void log(String leastMillis) throws SQLException {
        try (Connection server = system.connectAsSuperuser("postgres");
                var statement = server.createStatement()) {
            statement.execute("alter system set log_min_duration_statement = " + leastMillis);
            statement.execute("select " + OWN);
        }
    }
}
