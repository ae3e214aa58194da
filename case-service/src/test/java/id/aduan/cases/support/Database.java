package id.aduan.cases.support;

import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.HistoryType;
import id.aduan.contracts.ComplaintReceived;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks at, and meddles with, the tables as somebody with the service's own rights could. */
@ApplicationScoped
public class Database {
    private final String url;
    private final String user;
    private final String password;

    Database(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Null while there is no case. */
    public CaseStatus status(ComplaintReceived complaint) {
        List<String> found = strings("select status from cases where id = ?", id(complaint));
        return found.isEmpty() ? null : CaseStatus.valueOf(found.get(0));
    }

    public List<HistoryType> history(ComplaintReceived complaint) {
        return strings("select type from history_line where case_id = ? order by seq", id(complaint)).stream()
                .map(HistoryType::valueOf)
                .toList();
    }

    public long early(ComplaintReceived complaint) {
        return count("select count(*) from early_event where complaint_id = ?", id(complaint));
    }

    public long count(String sql, Object... parameters) {
        return Long.parseLong(strings(sql, parameters).get(0));
    }

    /** Whether somebody has the advisory lock of this number now. */
    public boolean isTaken(long lock) {
        return count(
                        "select count(*) from pg_locks where locktype = 'advisory' and classid = ? and objid = ?"
                                + " and database = (select oid from pg_database where datname = current_database())",
                        lock >>> 32,
                        lock & 0xFFFF_FFFFL)
                > 0;
    }

    public List<String> strings(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public int execute(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID id(ComplaintReceived complaint) {
        return complaint.complaintId().value();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
