package id.aduan.bench.floor;

import id.aduan.bench.stack.Program;
import id.aduan.contracts.Topic;
import id.aduan.kit.events.EventJson;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;

/** POST → verify → cut → seal → Kafka, acknowledged by all → 200. Arguments: port, bootstrap, topic, app's secret, key. */
public final class BareWebhook {
    private BareWebhook() {}

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        KafkaProducer<String, byte[]> producer = Clients.producer(arguments[1]);
        BareUpdate updates = new BareUpdate(arguments[3], arguments[4]);
        Vertx vertx = Vertx.vertx();
        vertx.deployVerticle(
                        () -> new Server(port, arguments[2], producer, updates),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()))
                .onSuccess(deployed -> Program.ready())
                .onFailure(failure -> {
                    failure.printStackTrace();
                    Runtime.getRuntime().halt(1);
                });
    }

    private static final class Server extends AbstractVerticle {
        private final int port;
        private final String topic;
        private final KafkaProducer<String, byte[]> producer;
        private final BareUpdate updates;

        Server(int port, String topic, KafkaProducer<String, byte[]> producer, BareUpdate updates) {
            this.port = port;
            this.topic = topic;
            this.producer = producer;
            this.updates = updates;
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
            byte[] bytes = body.getBytes();
            if (!updates.isSigned(bytes, request.getHeader("X-Hub-Signature-256"))) {
                request.response().setStatusCode(401).end();
                return;
            }
            List<BareUpdate.Keyed> all;
            try {
                all = updates.read(bytes);
            } catch (IllegalArgumentException e) {
                request.response().setStatusCode(400).end();
                return;
            }
            Context context = vertx.getOrCreateContext();
            AtomicInteger left = new AtomicInteger(all.size());
            AtomicBoolean failed = new AtomicBoolean();
            for (BareUpdate.Keyed each : all) {
                var unused = producer.send(
                        Clients.event(
                                topic,
                                Topic.WHATSAPP_UPDATE.wireName(),
                                each.recordKey(),
                                each.update().eventId(),
                                each.update().receivedAt(),
                                EventJson.write(each.update())),
                        (written, failure) -> {
                            if (failure != null) {
                                failed.set(true);
                            }
                            if (left.decrementAndGet() == 0) {
                                context.runOnContext(answer -> request.response()
                                        .setStatusCode(failed.get() ? 503 : 200)
                                        .end());
                            }
                        });
            }
        }
    }
}
