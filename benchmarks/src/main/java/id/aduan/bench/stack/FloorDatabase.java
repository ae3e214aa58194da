package id.aduan.bench.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A database of the stack's own server for the floor. */
public final class FloorDatabase {
    public static final String NAME = "floor";

    private static final List<String> MIGRATIONS = List.of(
            "db/durable/V0_1__inbox_outbox_parked.sql",
            "db/migration/V1_1__cases.sql",
            "db/migration/V1_2__agencies_officers_keys.sql");

    private final String url;

    private FloorDatabase(String url) {
        this.url = url;
    }

    /** With the tables of case-service, made by its migrations. */
    public static FloorDatabase create(SystemUnderTest system) throws SQLException {
        return create(system, MIGRATIONS.stream().map(FloorDatabase::text).toList());
    }

    /** With the tables that these statements make. */
    public static FloorDatabase create(SystemUnderTest system, List<String> statements) throws SQLException {
        try (Connection server = system.connectAsSuperuser("postgres");
                var statement = server.createStatement()) {
            statement.execute("create role " + NAME + " login password '" + NAME + "'");
            statement.execute("create database " + NAME + " owner " + NAME);
        }
        return filled(system.jdbcUrl(NAME), statements);
    }

    /** A database that is there and that the floor owns, with the tables of case-service. */
    public static FloorDatabase filled(String url) throws SQLException {
        return filled(url, MIGRATIONS.stream().map(FloorDatabase::text).toList());
    }

    private static FloorDatabase filled(String url, List<String> statements) throws SQLException {
        FloorDatabase made = new FloorDatabase(url);
        try (Connection connection = made.connect();
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
        return made;
    }

    public String url() {
        return url;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, NAME, NAME);
    }

    private static String text(String resource) {
        try (InputStream stream = FloorDatabase.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the migration " + resource + " is not there any more");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
