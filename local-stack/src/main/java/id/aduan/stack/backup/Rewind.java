package id.aduan.stack.backup;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** What follows when a recovered PostgreSQL and Kafka are up: they are made to fit to one another again. */
final class Rewind {
    /** Offsets that a new topic will never have. */
    private static final long ELSEWHERE = 1L << 50;

    private final DataFolder data;
    private final Consumer<String> say;

    Rewind(DataFolder data, Consumer<String> say) {
        this.data = requireNonNull(data, "data is null");
        this.say = requireNonNull(say, "say is null");
    }

    /** Sets where the groups go on, finds what is lost, raises the epoch. */
    Restore.Restored of(Manifest manifest, Path folder, String asOf, Backup.ServerAddress server, Broker broker)
            throws IOException, SQLException {
        Map<String, Connection> databases = new TreeMap<>();
        try {
            for (String database : manifest.databases()) {
                databases.put(database, server.connect(database));
            }
            Set<String> anew = makeTopics(broker, manifest, folder, databases);
            rewind(broker, manifest, anew, databases);
            say.accept("What was done after " + (asOf == null ? "the backup" : asOf) + " is looked for …");
            LostWork lost = lostWork(broker, manifest, databases);
            int epoch = Math.max(Math.max(manifest.epoch(), data.currentEpoch()), lost.highestEpoch()) + 1;
            data.raiseEpoch(epoch);
            return new Restore.Restored(asOf, epoch, lost.lines());
        } finally {
            for (Connection connection : databases.values()) {
                connection.close();
            }
        }
    }

    private Set<String> makeTopics(Broker broker, Manifest manifest, Path folder, Map<String, Connection> databases)
            throws IOException, SQLException {
        broker.makeMissingTopics();
        Map<String, String> now = broker.topicIds();
        Set<String> anew = new HashSet<>(now.keySet());
        anew.removeIf(topic -> now.get(topic).equals(manifest.topics().get(topic)));
        if (!anew.isEmpty()) {
            long sent = UnreadRecords.send(broker, folder.resolve(UnreadRecords.FILE), anew);
            say.accept("Kafka has lost " + anew.size() + " topics: they are made anew with " + sent
                    + " records that were on their way when the backup was made");
            for (Connection connection : databases.values()) {
                if (has(connection, "parked_record")) {
                    try (var statement = connection.prepareStatement("update parked_record set id = gen_random_uuid(),"
                            + " kafka_offset = kafka_offset - ? where topic = any (?)")) {
                        statement.setLong(1, ELSEWHERE);
                        statement.setArray(2, connection.createArrayOf("text", anew.toArray()));
                        statement.executeUpdate();
                    }
                }
            }
        }
        return anew;
    }

    private void rewind(Broker broker, Manifest manifest, Set<String> anew, Map<String, Connection> databases)
            throws SQLException {
        Map<String, Set<TopicPartition>> known = new TreeMap<>();
        manifest.positions()
                .groups()
                .forEach((group, topics) -> topics.forEach((topic, offsets) -> offsets.keySet()
                        .forEach(partition -> known.computeIfAbsent(group, first -> new HashSet<>())
                                .add(new TopicPartition(topic, partition)))));
        for (Connection connection : databases.values()) {
            begun(connection).forEach((group, partitions) -> known.computeIfAbsent(group, first -> new HashSet<>())
                    .addAll(partitions));
        }
        broker.committed().forEach((group, offsets) -> {
            if (isOurs(group)) {
                known.computeIfAbsent(group, first -> new HashSet<>()).addAll(offsets.keySet());
            }
        });
        var partitions = new HashSet<>(broker.partitions(broker.topicIds().keySet()));
        Map<TopicPartition, Long> starts = broker.starts(partitions);
        Map<TopicPartition, Long> ends = broker.ends(partitions);
        known.forEach((group, members) -> {
            var offsets = new HashMap<TopicPartition, Long>();
            members.stream()
                    .filter(partitions::contains)
                    .forEach(each -> offsets.put(
                            each,
                            anew.contains(each.topic())
                                    ? starts.get(each)
                                    : within(
                                            group,
                                            each,
                                            manifest.positions().of(group, each),
                                            starts.get(each),
                                            ends.get(each))));
            broker.commit(group, offsets);
        });
        say.accept("Consumer groups stand where they stood before the backup: " + String.join(", ", known.keySet()));
    }

    private long within(String group, TopicPartition partition, OptionalLong position, long start, long end) {
        if (position.isEmpty()) {
            return start; // it began after the backup
        }
        if (position.getAsLong() < start) {
            say.accept("  " + group + " would go on at " + position.getAsLong() + " of " + partition
                    + ", which Kafka keeps"
                    + " from " + start + " on only: this backup is older than what Kafka keeps. What came between is in"
                    + " the database only as far as its archived log reaches.");
        }
        return Math.min(end, Math.max(start, position.getAsLong()));
    }

    private static boolean isOurs(String group) {
        return Topic.ofWireName(group.substring(group.indexOf('.') + 1) + ".v1").isPresent();
    }

    private static Map<String, Set<TopicPartition>> begun(Connection connection) throws SQLException {
        Map<String, Set<TopicPartition>> begun = new HashMap<>();
        if (has(connection, "consumed_partition")) {
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery("select consumer, topic, kafka_partition from consumed_partition")) {
                while (rows.next()) {
                    begun.computeIfAbsent(rows.getString(1), first -> new HashSet<>())
                            .add(new TopicPartition(rows.getString(2), rows.getInt(3)));
                }
            }
        }
        return begun;
    }

    private static LostWork lostWork(Broker broker, Manifest manifest, Map<String, Connection> databases)
            throws SQLException {
        Connection cases = null;
        Connection routing = null;
        for (Connection connection : databases.values()) {
            cases = has(connection, "cases") ? connection : cases;
            routing = has(connection, "directory_version") ? connection : routing;
        }
        return cases == null ? LostWork.NONE : LostWork.find(broker, manifest.positions(), cases, routing);
    }

    private static boolean has(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, "public." + table);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }
}
