package id.aduan.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.gazetteer.Gazetteer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallDeskTest {
    private final Vertx vertx = Vertx.vertx();
    private final JsonMapper json = new JsonMapper();
    private final CallBodies bodies = new CallBodies(Gazetteer.load(), 1);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void ofTenCallsSixAreNoReportThreeAreOrdinaryAndOneIsAnEmergency() throws Exception {
        Map<CallBodies.Kind, Integer> kinds = new EnumMap<>(CallBodies.Kind.class);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            CallBodies.Call call = bodies.next();
            JsonNode body = json.readTree(call.body());
            kinds.merge(call.kind(), 1, Integer::sum);
            ids.add(body.path("callId").asText());
            assertThat(body.has("emergencyKind")).isEqualTo(call.kind() == CallBodies.Kind.EMERGENCY);
            assertThat(body.has("narrative")).isEqualTo(call.kind().isReport());
        }

        assertThat(kinds)
                .isEqualTo(Map.of(
                        CallBodies.Kind.GHOST, 60,
                        CallBodies.Kind.PRANK, 60,
                        CallBodies.Kind.INFORMASI, 40,
                        CallBodies.Kind.NORMAL, 20,
                        CallBodies.Kind.EMERGENCY, 20));
        assertThat(ids).hasSize(200);
    }

    @Test
    void operatorsTakeTurnsAndWhatIsRefusedIsNotAccepted() {
        List<String> sessions = Collections.synchronizedList(new ArrayList<>());
        HttpServer http = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    sessions.add(request.getHeader("Authorization"));
                    Set<String> fields = body.toJsonObject().fieldNames();
                    if (fields.contains("emergencyKind")) {
                        request.response().setStatusCode(503).end();
                    } else {
                        String receipt = "{\"complaintId\":\"" + UUID.randomUUID() + "\"}";
                        request.response().setStatusCode(201).end(fields.contains("narrative") ? receipt : "{}");
                    }
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();

        try (CallDesk desk =
                new CallDesk(URI.create("http://127.0.0.1:" + http.actualPort()), List.of("a", "b"), false)) {
            CallDesk.Outcome outcome = desk.log(50, Duration.ofSeconds(2), bodies::next);

            assertThat(outcome.sent()).isEqualTo(100);
            assertThat(outcome.accepted()).isEqualTo(90);
            assertThat(outcome.answers().count()).isEqualTo(90);
            assertThat(outcome.reports()).hasSize(30);
            assertThat(outcome.emergencies()).isEmpty();
            assertThat(sessions)
                    .hasSize(100)
                    .containsOnly("Bearer a", "Bearer b")
                    .filteredOn("Bearer a"::equals)
                    .hasSize(50);
        }
    }
}
