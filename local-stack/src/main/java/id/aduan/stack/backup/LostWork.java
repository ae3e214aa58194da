package id.aduan.stack.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Topic;
import id.aduan.contracts.TrackingNumber;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What people did after the moment that the database was restored to, as far as Kafka was told of it: numbers, kinds and
 * times, no words. What comes back by itself, because it is on Kafka for the services to read again, is left out.
 *
 * @param lines one for each thing that was done
 * @param highestEpoch of all facts that were seen; 0 when there were none
 */
record LostWork(List<String> lines, int highestEpoch) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PORTION = 1_000;

    LostWork {
        lines = List.copyOf(lines);
    }

    static final LostWork NONE = new LostWork(List.of(), 0);

    private record Version(int epoch, long number) implements Comparable<Version> {
        @Override
        public int compareTo(Version other) {
            return epoch != other.epoch ? Integer.compare(epoch, other.epoch) : Long.compare(number, other.number);
        }
    }

    private record Fact(UUID id, Version version, CaseEvent.Type type, Instant at) {}

    /** Null for what no service would take for a fact of a case either. */
    private static Fact fact(JsonNode event) {
        try {
            return event == null
                    ? null
                    : new Fact(
                            UUID.fromString(event.path("complaintId").asText()),
                            new Version(
                                    event.path("epoch").asInt(),
                                    event.path("version").asLong()),
                            CaseEvent.Type.valueOf(event.path("type").asText()),
                            Instant.parse(event.path("at").asText()));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return null;
        }
    }

    /** As exactly as a case keeps it; null for what is no moment. */
    private static Instant moment(String text) {
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Looks at what Kafka holds from the positions of the backup on. */
    static LostWork find(Broker broker, Positions positions, Connection cases, Connection routing) throws SQLException {
        Map<UUID, List<Fact>> told = new HashMap<>();
        var highest = new int[1];
        broker.read(from(broker, positions, List.of(Topic.CASE_EVENT)), each -> {
            Fact fact = fact(json(each));
            if (fact != null) {
                highest[0] = Math.max(highest[0], fact.version().epoch());
                told.computeIfAbsent(fact.id(), first -> new ArrayList<>()).add(fact);
            }
        });
        Map<UUID, Version> kept = kept(cases, told.keySet());
        told.forEach((id, facts) ->
                facts.removeIf(fact -> kept.containsKey(id) && fact.version().compareTo(kept.get(id)) <= 0));
        told.values().removeIf(List::isEmpty);
        Map<UUID, Set<Instant>> comesBack = comesBack(broker, positions, told.keySet());
        var lines = new ArrayList<String>();
        told.forEach((id, facts) -> describe(id, facts, kept.get(id), comesBack.getOrDefault(id, Set.of()), lines));
        lines.sort(null);
        lines.addAll(agencies(broker, positions, routing));
        return new LostWork(lines, highest[0]);
    }

    private static void describe(UUID id, List<Fact> facts, Version kept, Set<Instant> comesBack, List<String> lines) {
        String number = TrackingNumber.of(new ComplaintId(id)).value();
        facts.sort((one, other) -> one.version().compareTo(other.version()));
        long before = kept == null ? 0 : kept.number();
        Set<Version> seen = new HashSet<>();
        for (Fact fact : facts) {
            if (!seen.add(fact.version())) {
                continue; // told twice
            }
            boolean again = fact.type() == CaseEvent.Type.OPENED || comesBack.contains(fact.at());
            long between = fact.version().number() - before - 1;
            if (!again && between > 0 && before > 0) {
                lines.add(number + "  before line " + fact.version().number() + "  " + between
                        + (between == 1 ? " line" : " lines") + " without an event");
            }
            if (!again) {
                lines.add(number + "  line " + fact.version().number() + "  " + fact.type() + "  " + fact.at());
            }
            before = fact.version().number();
        }
    }

    /** The moments of what citizens did and routing decided, for these cases, that Kafka tells again. */
    private static Map<UUID, Set<Instant>> comesBack(Broker broker, Positions positions, Set<UUID> ids) {
        Map<UUID, Set<Instant>> moments = new HashMap<>();
        if (ids.isEmpty()) {
            return moments;
        }
        var topics = List.of(Topic.CITIZEN_ACTION, Topic.COMPLAINT_ROUTED, Topic.COMPLAINT_ROUTED_URGENT);
        broker.read(from(broker, positions, topics), each -> {
            UUID id = each.key() == null ? null : uuid(new String(each.key(), UTF_8));
            if (id == null || !ids.contains(id)) {
                return;
            }
            JsonNode event = json(each);
            if (event != null) {
                Instant at = moment(event.path("at")
                        .asText(event.path("decision").path("decidedAt").asText()));
                if (at != null) {
                    moments.computeIfAbsent(id, first -> new HashSet<>()).add(at);
                }
            }
        });
        return moments;
    }

    private static List<String> agencies(Broker broker, Positions positions, Connection routing) throws SQLException {
        if (routing == null) {
            return List.of();
        }
        long version;
        try (var statement = routing.createStatement();
                var rows = statement.executeQuery("select coalesce(max(version), 0) from directory_version")) {
            rows.next();
            version = rows.getLong(1);
        }
        Map<String, Long> lost = new TreeMap<>();
        broker.read(from(broker, positions, List.of(Topic.AGENCY)), each -> {
            JsonNode snapshot = json(each);
            if (snapshot != null && snapshot.path("version").asLong() > version) {
                lost.merge(
                        snapshot.path("code").asText(), snapshot.path("version").asLong(), Math::max);
            }
        });
        return lost.entrySet().stream()
                .map(entry ->
                        "agency " + entry.getKey() + "  edited in version " + entry.getValue() + " of the directory")
                .toList();
    }

    private static Map<TopicPartition, Long> from(Broker broker, Positions positions, Collection<Topic> topics) {
        var from = new HashMap<TopicPartition, Long>();
        for (TopicPartition partition :
                broker.partitions(topics.stream().map(Topic::wireName).toList())) {
            from.put(partition, positions.earliest(partition).orElse(0));
        }
        return from;
    }

    private static Map<UUID, Version> kept(Connection cases, Set<UUID> ids) throws SQLException {
        Map<UUID, Version> kept = new HashMap<>();
        List<UUID> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += PORTION) {
            List<UUID> portion = all.subList(from, Math.min(all.size(), from + PORTION));
            try (var statement = cases.prepareStatement("select id, epoch, version from cases where id = any (?)")) {
                statement.setArray(1, cases.createArrayOf("uuid", portion.toArray()));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        kept.put(rows.getObject(1, UUID.class), new Version(rows.getInt(2), rows.getLong(3)));
                    }
                }
            }
        }
        return kept;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Null for what is none of our events: it changes no case either. */
    private static JsonNode json(ConsumerRecord<byte[], byte[]> each) {
        try {
            JsonNode tree = each.value() == null ? null : JSON.readTree(each.value());
            return tree != null && tree.isObject() ? tree : null;
        } catch (IOException e) {
            return null;
        }
    }
}
