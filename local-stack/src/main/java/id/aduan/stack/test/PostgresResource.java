package id.aduan.stack.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * A fresh database on a real PostgreSQL for a {@code @QuarkusTest}. The init argument {@code database} is its name and
 * the name of its role.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private String database = "aduan";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        String password = Shared.freshDatabase(database);
        String jdbc = Shared.postgres() + database;
        return Map.of(
                "quarkus.datasource.username", database,
                "quarkus.datasource.password", password,
                "quarkus.datasource.jdbc.url", jdbc,
                "quarkus.datasource.reactive.url", jdbc.substring("jdbc:".length()));
    }

    @Override
    public void stop() {
        // the server is shared; it ends with the JVM, and the database is dropped when a fresh one is asked for
    }
}
