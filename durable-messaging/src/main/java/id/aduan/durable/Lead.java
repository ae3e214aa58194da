package id.aduan.durable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Lets one instance at a time do what must be done in order, by an advisory lock on a connection of its own: when the
 * leader goes, its connection ends, and another one leads. Used from one event loop.
 */
final class Lead {
    private final Vertx vertx;
    private final PgConnectOptions options;
    private final long lock;
    private final String channel;
    private final Runnable wake;
    private volatile PgConnection connection;
    private volatile boolean leading;

    Lead(Vertx vertx, PgConnectOptions options, long lock, String channel, Runnable wake) {
        this.vertx = vertx;
        this.options = options;
        this.lock = lock;
        this.channel = channel;
        this.wake = wake;
    }

    /**
     * The connection of who leads, or empty while another instance does.
     *
     * @param wanted whether there is something to do; when another one leads it is told so
     */
    Uni<Optional<PgConnection>> take(BooleanSupplier wanted) {
        PgConnection open = connection;
        if (open != null && leading) {
            return Uni.createFrom().item(Optional.of(open));
        }
        return connect().chain(fresh -> query(fresh, "select pg_try_advisory_lock($1)", Tuple.of(lock))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .chain(got -> {
                    leading = got;
                    if (!got) {
                        return wanted.getAsBoolean()
                                ? query(fresh, "select pg_notify($1, '')", Tuple.of(channel))
                                        .replaceWith(Optional.<PgConnection>empty())
                                : Uni.createFrom().item(Optional.<PgConnection>empty());
                    }
                    return query(fresh, "listen " + channel, Tuple.tuple()).replaceWith(Optional.of(fresh));
                }));
    }

    /** True while this instance leads. */
    boolean isLeading() {
        return leading;
    }

    /** Another one may lead from now on. */
    void close() {
        PgConnection open = connection;
        if (open != null) {
            open.close();
        }
    }

    private Uni<PgConnection> connect() {
        PgConnection open = connection;
        if (open != null) {
            return Uni.createFrom().item(open);
        }
        return UniHelper.toUni(PgConnection.connect(vertx, options)).invoke(fresh -> {
            fresh.notificationHandler(notification -> wake.run());
            fresh.closeHandler(closed -> {
                connection = null;
                leading = false;
            });
            connection = fresh;
        });
    }

    private static Uni<RowSet<Row>> query(PgConnection open, String sql, Tuple parameters) {
        return UniHelper.toUni(open.preparedQuery(sql).execute(parameters));
    }
}
