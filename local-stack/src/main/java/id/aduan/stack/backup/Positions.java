package id.aduan.stack.backup;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Where consumer groups stand, as it is written into a backup.
 *
 * @param groups group, topic, partition, offset of the next record that is not applied yet
 */
record Positions(Map<String, Map<String, Map<Integer, Long>>> groups) {
    Positions {
        groups = groups == null ? Map.of() : groups;
    }

    static Positions of(Map<String, Map<TopicPartition, Long>> committed) {
        var groups = new TreeMap<String, Map<String, Map<Integer, Long>>>();
        committed.forEach((group, offsets) ->
                offsets.forEach((partition, offset) -> groups.computeIfAbsent(group, first -> new TreeMap<>())
                        .computeIfAbsent(partition.topic(), first -> new TreeMap<>())
                        .put(partition.partition(), offset)));
        return new Positions(groups);
    }

    OptionalLong of(String group, TopicPartition partition) {
        Long offset = groups.getOrDefault(group, Map.of())
                .getOrDefault(partition.topic(), Map.of())
                .get(partition.partition());
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /** The earliest position of all groups; empty when no group reads the topic. */
    OptionalLong earliest(TopicPartition partition) {
        return groups.keySet().stream()
                .map(group -> of(group, partition))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min();
    }

    boolean isRead(String topic) {
        return groups.values().stream().anyMatch(topics -> topics.containsKey(topic));
    }
}
