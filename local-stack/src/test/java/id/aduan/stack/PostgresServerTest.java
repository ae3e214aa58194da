package id.aduan.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.aduan.stack.PostgresServer.Durability;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresServerTest {
    @TempDir
    Path folder;

    @Test
    void databaseOfAServiceSurvivesARestart() throws Exception {
        try (var server = start(Durability.NONE)) {
            server.createDatabase("cases", "secret");
            execute(server, "cases", "secret", "create table letter (body text)");
            execute(server, "cases", "secret", "insert into letter values ('é')");
        }
        try (var server = start(Durability.NONE)) {
            server.createDatabase("cases", "new secret");
            assertThat(query(server, "cases", "new secret", "select body from letter"))
                    .isEqualTo("é");
        }
    }

    @Test
    void aServiceCannotReadTheDatabaseOfAnother() {
        try (var server = start(Durability.NONE)) {
            server.createDatabase("cases", "one");
            server.createDatabase("routing", "two");
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("cases"), "routing", "two"))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42501");
        }
    }

    @Test
    void durableServerSaysSoItself() throws Exception {
        try (var server = start(Durability.FULL)) {
            server.createDatabase("cases", "secret");
            for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
                assertThat(query(server, "cases", "secret", "show " + setting)).isEqualTo("on");
            }
        }
    }

    @Test
    void durableServerRefusesToStartWhenSomebodyMadeCommitsQuick() throws Exception {
        try (var server = start(Durability.FULL)) {
            execute(server, "postgres", "root secret", "alter role postgres set synchronous_commit = off");
        }
        assertThatThrownBy(() -> start(Durability.FULL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("synchronous_commit = off");
    }

    @Test
    void durableServerRefusesARoleThatCommitsQuickly() throws Exception {
        try (var server = start(Durability.FULL)) {
            server.createDatabase("cases", "secret");
            execute(server, "cases", "secret", "alter role cases set synchronous_commit = off");
            assertThatThrownBy(() -> server.createDatabase("cases", "secret"))
                    .hasMessageContaining("synchronous_commit = off");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, postgres-linux-x86_64.txz",
        "Linux, amd64, true, postgres-linux-x86_64-alpine_linux.txz",
        "Linux, aarch64, false, postgres-linux-arm_64.txz",
        "Mac OS X, x86_64, false, postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, false, postgres-darwin-arm_64.txz"
    })
    void everyMachineHasItsArchive(String system, String architecture, boolean alpine, String archive) {
        assertThat(PostgresBinaries.archiveName(system, architecture, alpine)).isEqualTo(archive);
    }

    private PostgresServer start(Durability durability) {
        return PostgresServer.start(
                folder.resolve("data"), FreePort.any(), "root secret", durability, folder.resolve("log"));
    }

    private static void execute(PostgresServer server, String role, String password, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(role), role, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer server, String role, String password, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(role), role, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
