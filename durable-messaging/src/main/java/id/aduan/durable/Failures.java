package id.aduan.durable;

import id.aduan.kit.events.EventUnpublished;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.hibernate.JDBCException;
import org.hibernate.exception.ConstraintViolationException;

/** Tells what can heal by itself from what needs a person. */
final class Failures {
    /** Connection, rollback (serialization, deadlock), resources (disk, memory, connections), operator intervention. */
    private static final Set<String> HEALING_SQL_CLASSES = Set.of("08", "40", "53", "57");

    private Failures() {}

    static boolean canHeal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException pg) {
                return heals(pg.getSqlState());
            }
            if (cause instanceof SQLException sql) {
                return heals(sql.getSQLState());
            }
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof io.smallrye.mutiny.TimeoutException
                    || cause instanceof RetriableException
                    || cause instanceof EventUnpublished
                    || cause instanceof io.vertx.core.VertxException
                    || isVertxConnectionFailure(cause)) {
                return true;
            }
        }
        return false;
    }

    /** One line without content: the class, and for the database its state and constraint. */
    static String cause(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
            if (cause instanceof PgException pg) {
                return refused(pg.getSqlState(), pg.getConstraint());
            }
            if (cause instanceof JDBCException hibernate && hibernate.getSQLState() != null) {
                return refused(
                        hibernate.getSQLState(),
                        hibernate instanceof ConstraintViolationException violation
                                ? violation.getConstraintName()
                                : null);
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return refused(sql.getSQLState(), null);
            }
        }
        String message = root instanceof IllegalArgumentException
                        || root instanceof IllegalStateException
                        || root instanceof id.aduan.kit.events.UnreadableEvent
                ? ": " + root.getMessage()
                : "";
        return root.getClass().getSimpleName() + message;
    }

    private static String refused(String sqlState, String constraint) {
        return "PostgreSQL refused it: SQLSTATE " + sqlState + (constraint == null ? "" : ", constraint " + constraint);
    }

    private static boolean heals(String sqlState) {
        return sqlState != null && sqlState.length() == 5 && HEALING_SQL_CLASSES.contains(sqlState.substring(0, 2));
    }

    private static boolean isVertxConnectionFailure(Throwable cause) {
        String name = cause.getClass().getName();
        return name.startsWith("io.vertx.core.impl.NoStackTrace")
                || name.startsWith("io.vertx.core.http.ConnectionPool");
    }
}
