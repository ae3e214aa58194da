package id.aduan.stack.test;

import id.aduan.stack.EmbeddedKafka;
import id.aduan.stack.PostgresServer;
import id.aduan.stack.signin.Client;
import id.aduan.stack.signin.DevelopmentIssuer;
import id.aduan.stack.signin.IssuerOptions;
import id.aduan.stack.signin.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The parts that the tests of one JVM share: each is started when first asked for and ends with the JVM.
 *
 * <p>Use it through {@link Shared} only: Quarkus loads test resources and test classes by several class loaders and
 * closes them, while a broker has to outlive them.
 */
public final class SharedParts {
    /** Held, because a log manager forgets loggers that nobody holds. */
    private static final List<Logger> QUIET = Stream.of("kafka", "org.apache.kafka", "state.change.logger")
            .map(Logger::getLogger)
            .toList();

    static final String SECRET = "secret-of-the-tests";
    private static final String DATABASE_PASSWORD = "password-of-the-tests";

    private static EmbeddedKafka kafka;
    private static PostgresServer postgres;
    private static DevelopmentIssuer issuer;
    private static Path folder;

    private SharedParts() {}

    /** The bootstrap servers of the broker. */
    public static synchronized String kafka() {
        if (kafka == null) {
            kafka = EmbeddedKafka.start(folder().resolve("kafka"));
        }
        return kafka.bootstrapServers();
    }

    /** The JDBC address of the server, without a database. */
    public static synchronized String postgres() {
        if (postgres == null) {
            postgres = PostgresServer.start(folder().resolve("postgres"));
        }
        return postgres.jdbcUrl("");
    }

    /** Makes a fresh database with a role of the same name, and tells the password. */
    public static synchronized String freshDatabase(String name) {
        postgres();
        postgres.dropDatabase(name);
        postgres.createDatabase(name, DATABASE_PASSWORD);
        return DATABASE_PASSWORD;
    }

    /** The issuer's address. */
    public static synchronized String issuer() {
        if (issuer == null) {
            var clients = new ArrayList<Client>();
            clients.add(Client.pages(SECRET));
            clients.add(Client.commandLine(SECRET));
            Client.MACHINES.forEach((id, role) -> clients.add(Client.machine(id, role, SECRET)));
            issuer = DevelopmentIssuer.start(IssuerOptions.alone(clients, SigningKey.generate()));
        }
        return issuer.issuer().toString();
    }

    /** An access token of an account or a client that lives for this time. */
    public static synchronized String token(String accountOrClient, Duration lifetime) {
        issuer();
        return issuer.token(accountOrClient, lifetime);
    }

    private static Path folder() {
        if (folder == null) {
            QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
            try {
                folder = Files.createTempDirectory("aduan-test-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(SharedParts::close, "shared-parts-close"));
        }
        return folder;
    }

    private static synchronized void close() {
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
