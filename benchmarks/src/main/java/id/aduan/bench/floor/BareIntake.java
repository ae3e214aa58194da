package id.aduan.bench.floor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.bench.stack.Program;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Topic;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.secrets.ReporterRefs;
import id.aduan.kit.secrets.TrackingPin;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;

/** POST → parse → seal → Kafka, acknowledged by all → 201. Arguments: port, bootstrap, topic, keys, two secrets. */
public final class BareIntake {
    static final String KEY = "Idempotency-Key";

    private BareIntake() {}

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        String topic = arguments[2];
        KafkaProducer<String, byte[]> producer = Clients.producer(arguments[1]);
        BareReport reports =
                new BareReport(Gazetteer.load(), FloorKeys.of(arguments[3]).sealer(), new ReporterRefs(arguments[4]));
        TrackingPin pins = new TrackingPin(arguments[5], Optional.empty());
        Vertx vertx = Vertx.vertx();
        vertx.deployVerticle(
                        () -> new Server(port, topic, producer, reports, pins),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()))
                .onSuccess(deployed -> Program.ready())
                .onFailure(failure -> {
                    failure.printStackTrace();
                    Runtime.getRuntime().halt(1);
                });
    }

    private static final class Server extends AbstractVerticle {
        private final JsonMapper json = new JsonMapper();
        private final int port;
        private final String topic;
        private final KafkaProducer<String, byte[]> producer;
        private final BareReport reports;
        private final TrackingPin pins;

        Server(int port, String topic, KafkaProducer<String, byte[]> producer, BareReport reports, TrackingPin pins) {
            this.port = port;
            this.topic = topic;
            this.producer = producer;
            this.reports = reports;
            this.pins = pins;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer()
                    .requestHandler(request -> request.body().onSuccess(body -> take(request, body)))
                    .listen(port, "127.0.0.1")
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void take(HttpServerRequest request, Buffer body) {
            try {
                String key = request.getHeader(KEY);
                ComplaintReceived complaint =
                        reports.read(body.getBytes(), key == null ? "none-" + UUID.randomUUID() : key);
                Context context = vertx.getOrCreateContext();
                var unused = producer.send(
                        Clients.event(
                                topic,
                                Topic.COMPLAINT_RECEIVED.wireName(),
                                complaint.complaintId().toString(),
                                complaint.eventId(),
                                complaint.receivedAt(),
                                EventJson.write(complaint)),
                        (written, failure) -> context.runOnContext(answer -> answer(request, complaint, failure)));
            } catch (IllegalArgumentException e) {
                request.response().setStatusCode(400).end();
            }
        }

        private void answer(HttpServerRequest request, ComplaintReceived complaint, Exception failure) {
            if (failure != null) {
                request.response().setStatusCode(503).end();
                return;
            }
            String number = complaint.trackingNumber().value();
            Map<String, Object> receipt = new LinkedHashMap<>();
            receipt.put("complaintId", complaint.complaintId().toString());
            receipt.put("trackingNumber", number);
            receipt.put("pin", pins.of(complaint.trackingNumber()));
            receipt.put("links", Map.of("self", "/api/v1/complaints/" + number, "page", "/lacak"));
            receipt.put("warnings", List.of());
            try {
                request.response()
                        .setStatusCode(201)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Location", "/api/v1/complaints/" + number)
                        .end(Buffer.buffer(json.writeValueAsBytes(receipt)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("plain maps are always JSON", e);
            }
        }
    }
}
