package id.aduan.bench.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.bench.stack.SystemUnderTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from the server's own log what was asked of case-service's database, and explains it for any parameters. */
final class QueryLog {
    private static final Pattern ENTRY = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d [^\\[]*\\[\\d+\\] ");
    private static final Pattern ASKED = Pattern.compile("execute [^:]*: (select.*)", Pattern.DOTALL);

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
        try (Connection cases = system.connectForText("cases")) {
            for (String query : queries(text)) {
                plans.append(query).append("\n");
                plan(cases, query)
                        .forEach(line -> plans.append("    ").append(line).append("\n"));
            }
        }
        return plans.toString();
    }

    /** Each statement once. The server logs no parameters, for they are somebody's data. */
    static Set<String> queries(String log) {
        List<String> entries = new ArrayList<>();
        for (String line : log.split("\n")) {
            Matcher start = ENTRY.matcher(line);
            if (start.find()) {
                entries.add(line.substring(start.end()));
            } else if (!entries.isEmpty()) {
                entries.set(entries.size() - 1, entries.get(entries.size() - 1) + " " + line.strip());
            }
        }
        Set<String> queries = new LinkedHashSet<>();
        for (String entry : entries) {
            Matcher asked = ASKED.matcher(entry);
            if (asked.find() && !asked.group(1).contains(OWN)) {
                queries.add(asked.group(1));
            }
        }
        return queries;
    }

    private static List<String> plan(Connection connection, String query) {
        List<String> plan = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("explain (generic_plan, costs off) " + query)) {
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
