package id.aduan.durable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes rounds that one instance at a time goes, by a lock in this service's database. */
@ApplicationScoped
public class Leads {
    private final Vertx vertx;
    private final PgConnectOptions options;

    Leads(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.vertx = vertx;
        this.options = PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", ""));
        user.ifPresent(options::setUser);
        password.ifPresent(options::setPassword);
    }

    /**
     * @param lock the number of the advisory lock, of this work alone
     * @param channel a word by which instances tell each other that there is something to do
     * @param name for the log, as {@code the outbox}
     * @param pace between rounds while something is wanted all the time
     * @param round one look, on the event loop: given the connection of who leads, or empty while another instance does; true
     *     when there is more than it took
     */
    public Rounds rounds(
            long lock,
            String channel,
            String name,
            Duration pace,
            Function<Optional<PgConnection>, Uni<Boolean>> round) {
        return new Rounds(vertx, this, lock, channel, name, pace, round);
    }

    Lead create(long lock, String channel, Runnable wake) {
        return new Lead(vertx, options, lock, channel, wake);
    }
}
