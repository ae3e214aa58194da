package id.aduan.stack.backup;

import id.aduan.contracts.Topic;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * The records of Kafka that a backup keeps, for the day on which Kafka is lost too: those that a group had not applied, and
 * the whole of compacted topics that no group reads.
 */
final class UnreadRecords {
    static final String FILE = "unread-records.gz";
    private static final int IN_FLIGHT = 1_000;
    private static final int NOTHING = -1;

    private UnreadRecords() {}

    /** Writes them into a file and tells how many they are. */
    static long keep(Broker broker, Positions positions, Path file) throws IOException {
        var from = new HashMap<TopicPartition, Long>();
        for (TopicPartition partition : broker.partitions(broker.topicIds().keySet())) {
            if (positions.isRead(partition.topic())) {
                from.put(partition, positions.earliest(partition).orElse(0));
            } else if (Topic.ofWireName(partition.topic())
                    .filter(Topic::compacted)
                    .isPresent()) {
                from.put(partition, 0L);
            }
        }
        var count = new long[1];
        try (OutputStream disk = Files.newOutputStream(file);
                var out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(disk)))) {
            broker.read(from, each -> {
                write(out, each);
                count[0]++;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return count[0];
    }

    private static void write(DataOutputStream out, ConsumerRecord<byte[], byte[]> each) {
        try {
            out.writeUTF(each.topic());
            out.writeInt(each.partition());
            out.writeLong(each.timestamp());
            write(out, each.key());
            write(out, each.value());
            Header[] headers = each.headers().toArray();
            out.writeInt(headers.length);
            for (Header header : headers) {
                out.writeUTF(header.key());
                write(out, header.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes == null ? NOTHING : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    /** How many there are; fails when the file is not whole. */
    static long count(Path file) throws IOException {
        long count = 0;
        try (InputStream disk = Files.newInputStream(file);
                var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(disk)))) {
            while (read(in) != null) {
                count++;
            }
        }
        return count;
    }

    /** Sends those of these topics again, each to its own partition, and tells how many they were. */
    static long send(Broker broker, Path file, Collection<String> topics) throws IOException {
        if (topics.isEmpty() || !Files.exists(file)) {
            return 0;
        }
        long count = 0;
        Deque<Future<RecordMetadata>> flying = new ArrayDeque<>();
        try (InputStream disk = Files.newInputStream(file);
                var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(disk)));
                var producer = broker.producer()) {
            for (ProducerRecord<byte[], byte[]> next = read(in); next != null; next = read(in)) {
                if (topics.contains(next.topic())) {
                    flying.add(producer.send(next));
                    count++;
                    if (flying.size() > IN_FLIGHT) {
                        Broker.await(flying.remove());
                    }
                }
            }
            while (!flying.isEmpty()) {
                Broker.await(flying.remove());
            }
        }
        return count;
    }

    private static ProducerRecord<byte[], byte[]> read(DataInputStream in) throws IOException {
        String topic;
        try {
            topic = in.readUTF();
        } catch (EOFException e) {
            return null;
        }
        int partition = in.readInt();
        long timestamp = in.readLong();
        var next = new ProducerRecord<>(topic, partition, timestamp, readBytes(in), readBytes(in));
        int headers = in.readInt();
        for (int i = 0; i < headers; i++) {
            next.headers().add(in.readUTF(), readBytes(in));
        }
        return next;
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NOTHING ? null : in.readNBytes(length);
    }
}
