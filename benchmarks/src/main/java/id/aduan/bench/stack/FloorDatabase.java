package id.aduan.bench.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A database of the stack's own server for the floor, made by the migrations of case-service. */
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

    public static FloorDatabase create(SystemUnderTest system) throws SQLException {
        try (Connection server = system.connectAsSuperuser("postgres");
                var statement = server.createStatement()) {
            statement.execute("create role " + NAME + " login password '" + NAME + "'");
            statement.execute("create database " + NAME + " owner " + NAME);
        }
        FloorDatabase made = new FloorDatabase(system.jdbcUrl(NAME));
        try (Connection connection = made.connect();
                var statement = connection.createStatement()) {
            for (String migration : MIGRATIONS) {
                statement.execute(text(migration));
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
