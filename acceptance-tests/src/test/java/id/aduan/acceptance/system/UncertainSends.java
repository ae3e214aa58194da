package id.aduan.acceptance.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Watches the door of WhatsApp for sends whose answer was lost, while it and its database come and go. */
final class UncertainSends implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(250);

    private final WholeSystem system;
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::watch, "uncertain");
    private volatile boolean closed;

    private UncertainSends(WholeSystem system) {
        this.system = system;
    }

    static UncertainSends watch(WholeSystem system) {
        UncertainSends watch = new UncertainSends(system);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** How many were seen; one that was uncertain for less than a look is not. */
    int seen() {
        return seen.size();
    }

    /** How many of those seen are in each state now, by purpose. */
    Map<String, Integer> fates() throws SQLException {
        Map<String, Integer> fates = new TreeMap<>();
        Set<UUID> wanted = new HashSet<>(seen);
        try (Connection connection = system.database("whatsapp");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, purpose, state from send")) {
            while (rows.next()) {
                if (wanted.contains(rows.getObject(1, UUID.class))) {
                    fates.merge(rows.getString(2) + " " + rows.getString(3), 1, Integer::sum);
                }
            }
        }
        return fates;
    }

    private void watch() {
        while (!closed) {
            try (Connection connection = system.database("whatsapp");
                    Statement statement = connection.createStatement()) {
                while (!closed) {
                    try (ResultSet rows = statement.executeQuery("select id from send where state = 'UNCERTAIN'")) {
                        while (rows.next()) {
                            seen.add(rows.getObject(1, UUID.class));
                        }
                    }
                    LockSupport.parkNanos(LOOK.toNanos());
                }
            } catch (SQLException away) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
