package id.aduan.bench.floor;

import id.aduan.bench.stack.Program;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.Topic;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.events.EventJson;
import id.aduan.routing.decision.Declined;
import id.aduan.routing.decision.Route;
import id.aduan.routing.decision.RoutingSettings;
import id.aduan.routing.directory.Directory;
import id.aduan.routing.directory.SeedFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Consume, decide, produce; offsets are committed when all of a poll is acknowledged. Arguments: bootstrap, topics. */
public final class BareRouting {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Route route = new Route(Gazetteer.load(), RoutingSettings.DEFAULTS);
    private final Directory directory = new Directory(1, SeedFiles.read());

    BareRouting() {}

    public static void main(String[] arguments) throws ExecutionException, InterruptedException {
        new BareRouting().loop(arguments[0], "floor.routing", arguments[1], arguments[2], Program::ready);
    }

    /** The decision of the project's own rules, as an event. */
    ComplaintRouted routed(ComplaintReceived complaint) {
        return ComplaintRouted.of(complaint, route.decide(complaint, directory, Declined.NONE, 1, Instant.now()));
    }

    /** For programs that need decisions without the loop. */
    public static Function<ComplaintReceived, ComplaintRouted> decisions() {
        return new BareRouting()::routed;
    }

    /** Never returns. */
    void loop(String bootstrap, String group, String from, String to, Runnable subscribed)
            throws ExecutionException, InterruptedException {
        try (var consumer = Clients.consumer(bootstrap, group);
                var producer = Clients.producer(bootstrap)) {
            consumer.subscribe(List.of(from));
            subscribed.run();
            while (true) {
                List<Future<RecordMetadata>> sent = new ArrayList<>();
                for (ConsumerRecord<String, byte[]> received : consumer.poll(POLL)) {
                    ComplaintRouted routed = routed(EventJson.read(received.value(), ComplaintReceived.class));
                    sent.add(producer.send(Clients.event(
                            to,
                            Topic.COMPLAINT_ROUTED.wireName(),
                            received.key(),
                            routed.eventId(),
                            routed.decision().decidedAt(),
                            EventJson.write(routed))));
                }
                for (Future<RecordMetadata> each : sent) {
                    each.get();
                }
                if (!sent.isEmpty()) {
                    consumer.commitAsync();
                }
            }
        }
    }
}
