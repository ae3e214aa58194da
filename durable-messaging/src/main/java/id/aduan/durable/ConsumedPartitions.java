package id.aduan.durable;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Remembers for good where each consumer group has begun. */
@ApplicationScoped
class ConsumedPartitions {
    private final Transactions transactions;

    ConsumedPartitions(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The partitions where the group has begun, whatever Kafka still knows of it. */
    Uni<Set<TopicPartition>> begun(String group) {
        return transactions.run(session -> session.createNativeQuery(
                        "select topic, kafka_partition from consumed_partition where consumer = ?1", Object[].class)
                .setParameter(1, group)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new TopicPartition((String) row[0], ((Number) row[1]).intValue()))
                        .collect(Collectors.toSet())));
    }

    /** Remembers that the group has begun there. */
    Uni<Void> remember(String group, Collection<TopicPartition> partitions) {
        return transactions.run(session -> InTurn.all(partitions, partition -> session.createNativeQuery(
                        "insert into consumed_partition (consumer, topic, kafka_partition) values (?1, ?2, ?3) "
                                + "on conflict do nothing")
                .setParameter(1, group)
                .setParameter(2, partition.topic())
                .setParameter(3, partition.partition())
                .executeUpdate()
                .replaceWithVoid()));
    }
}
