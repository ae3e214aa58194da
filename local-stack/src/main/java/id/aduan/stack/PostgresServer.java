package id.aduan.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL server on the loopback address, a process of its own with one database and one role per service. It
 * ends with this JVM, however that ends.
 */
public final class PostgresServer implements AutoCloseable {
    /** Whether what was committed must survive a loss of power. */
    public enum Durability {
        /** Every commit is on the disk before it is acknowledged; the server refuses to start unless it says so itself. */
        FULL,
        /** Commits are quick and may be lost with the machine: for tests only. */
        NONE
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> DURABLE_SETTINGS = List.of("fsync", "full_page_writes", "synchronous_commit");

    /**
     * Runs the server until its standard input ends, which it does when the process that started it is gone for whatever
     * reason. Then it shuts down at once but orderly; a server that died by itself ends the script.
     */
    private static final String TETHERED = """
            exec 3<&0
            "$@" </dev/null &
            server=$!
            { while read -r _ <&3; do :; done; kill -INT $server 2>/dev/null; } &
            tether=$!
            exec 3<&-
            wait $server
            code=$?
            kill $tether 2>/dev/null
            exit $code
            """;

    private final Process process;
    private final int port;
    private final String password;
    private final Durability durability;

    private PostgresServer(Process process, int port, String password, Durability durability) {
        this.process = process;
        this.port = port;
        this.password = password;
        this.durability = durability;
    }

    /** Starts a server without durability on a free port, for tests. */
    public static PostgresServer start(Path data) {
        return start(
                data, FreePort.any(), "postgres", Durability.NONE, data.resolveSibling(data.getFileName() + ".log"));
    }

    /**
     * Starts a server and returns when it takes connections.
     *
     * @param data the folder of its data, made at the first start
     * @param password the password of the superuser; fixed by the first start
     * @param log where its messages go
     */
    public static PostgresServer start(Path data, int port, String password, Durability durability, Path log) {
        return start(data, port, password, durability, log, List.of(), PATIENCE);
    }

    /**
     * As the other, with more settings.
     *
     * @param settings of the server, each as {@code name=value}
     * @param patience how long it may take until it takes connections
     */
    public static PostgresServer start(
            Path data,
            int port,
            String password,
            Durability durability,
            Path log,
            List<String> settings,
            Duration patience) {
        requireNonNull(data, "data is null");
        requireNonNull(password, "password is null");
        requireNonNull(durability, "durability is null");
        requireNonNull(log, "log is null");
        try {
            Path programs = PostgresBinaries.unpacked();
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialise(programs, data, password, durability, log);
            }
            var builder = new ProcessBuilder(OwnSession.of(command(programs, data, port, durability, settings)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            var server = new PostgresServer(builder.start(), port, password, durability);
            try {
                server.awaitReady(log, patience);
                server.requireDurable(server.connect("postgres", "postgres", password));
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be started", e);
        }
    }

    public int port() {
        return port;
    }

    /** The process that holds the server; its end is the server's end, and the end of its standard input ends it. */
    public Process process() {
        return process;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String reactiveUrl(String database) {
        return "postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Makes sure that there is a database of this name, owned by a role of the same name that has this password. */
    public void createDatabase(String name, String rolePassword) {
        requireName(name);
        try (var connection = connect("postgres", "postgres", password);
                var statement = connection.createStatement()) {
            String quoted = "'" + rolePassword.replace("'", "''") + "'";
            boolean known = exists(connection, "select 1 from pg_roles where rolname = ?", name);
            statement.execute((known ? "alter role " : "create role ") + name + " login password " + quoted);
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + name + " owner " + name);
                statement.execute("revoke all on database " + name + " from public");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + name + " cannot be made", e);
        }
        requireDurable(connect(name, name, rolePassword));
    }

    /** Drops the database and its role, if they are there; whoever is connected is cut off. */
    public void dropDatabase(String name) {
        requireName(name);
        try (var connection = connect("postgres", "postgres", password);
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("drop role if exists " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + name + " cannot be dropped", e);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void requireName(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a name for a database: " + name);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect(String database, String role, String rolePassword) {
        try {
            return DriverManager.getConnection(jdbcUrl(database), role, rolePassword);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refuses " + role + " at " + jdbcUrl(database), e);
        }
    }

    /** Closes the connection, after it has said that its commits are durable where they have to be. */
    private void requireDurable(Connection connection) {
        try (connection;
                var statement = connection.createStatement()) {
            for (String setting : durability == Durability.FULL ? DURABLE_SETTINGS : List.<String>of()) {
                try (var rows = statement.executeQuery("show " + setting)) {
                    rows.next();
                    if (!rows.getString(1).equals("on")) {
                        throw new IllegalStateException(
                                "PostgreSQL says " + setting + " = " + rows.getString(1) + ": commits could be lost."
                                        + " Undo the ALTER SYSTEM, ALTER DATABASE or ALTER ROLE that set it.");
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not tell its settings", e);
        }
    }

    private void awaitReady(Path log, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), "postgres", password)) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                if ("28P01".equals(e.getSQLState())) {
                    throw new IllegalStateException(
                            "PostgreSQL's folder was made with another password than the one in use now", e);
                }
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("PostgreSQL does not answer; its messages are in " + log, e);
                }
            }
            try {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException(
                            "PostgreSQL ended with code " + process.exitValue() + "; its messages are in " + log);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while PostgreSQL was starting", e);
            }
        }
    }

    private static void initialise(Path programs, Path data, String password, Durability durability, Path log)
            throws IOException {
        Files.createDirectories(data.toAbsolutePath().getParent());
        Path secret = Files.createTempFile("aduan-", ".pw"); // readable by its owner only
        try {
            Files.writeString(secret, password, UTF_8);
            var command = new ArrayList<>(asOrdinaryUser());
            command.add(programs.resolve("bin/initdb").toString());
            command.addAll(List.of("-D", data.toString(), "-U", "postgres", "-A", "scram-sha-256"));
            command.addAll(List.of("--pwfile", secret.toString(), "-E", "UTF8", "--no-instructions"));
            command.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            if (durability == Durability.NONE) {
                command.add("--no-sync");
            }
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                Directories.delete(data);
                throw new IllegalStateException("PostgreSQL's initdb failed; its messages are in " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL's folder was made", e);
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    private static List<String> command(
            Path programs, Path data, int port, Durability durability, List<String> settings) {
        String durable = durability == Durability.FULL ? "on" : "off";
        var command = new ArrayList<>(asOrdinaryUser());
        command.addAll(List.of("sh", "-c", TETHERED, "postgres-tether"));
        command.addAll(List.of(programs.resolve("bin/postgres").toString(), "-D", data.toString()));
        for (String setting : List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=" + durable,
                "full_page_writes=" + durable,
                "synchronous_commit=" + durable,
                "max_connections=100",
                "shared_buffers=48MB",
                "io_method=sync", // no worker processes for a machine of this size
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                // a failed statement and its values hold personal data: neither is logged
                "log_min_error_statement=panic",
                "log_error_verbosity=terse")) {
            command.add("-c");
            command.add(setting);
        }
        for (String setting : settings) {
            command.add("-c");
            command.add(setting);
        }
        return command;
    }

    /** PostgreSQL refuses to run as root, so root runs it in a user namespace where it is nobody. */
    private static List<String> asOrdinaryUser() {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        if (!Files.isExecutable(Path.of("/usr/bin/unshare"))) {
            throw new IllegalStateException("PostgreSQL does not run as root here: use an ordinary account");
        }
        return List.of("/usr/bin/unshare", "-U");
    }
}
