package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What citizens and staff do, through the doors. */
final class Desk {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WholeSystem system;
    private final Web web;

    Desk(WholeSystem system) {
        this.system = system;
        this.web = new Web(system.front());
    }

    Web web() {
        return web;
    }

    /** A filed report: number and PIN, as the citizen was told. */
    record Filed(String complaintId, String number, String pin) {
        static Filed of(JsonNode receipt) {
            return new Filed(
                    receipt.path("complaintId").asText(),
                    receipt.path("trackingNumber").asText(),
                    receipt.path("pin").asText());
        }
    }

    Filed file(String key, Map<String, ?> report) {
        return Filed.of(web.post("/api/v1/complaints", Map.of("Idempotency-Key", key), report)
                .expect(201)
                .json());
    }

    Answer track(Filed filed) {
        return web.get("/api/v1/complaints/" + filed.number(), Map.of("Tracking-Pin", filed.pin()));
    }

    Answer act(Filed filed, String key, Map<String, ?> action) {
        return web.post(
                "/api/v1/complaints/" + filed.number() + "/actions",
                Map.of("Tracking-Pin", filed.pin(), "Idempotency-Key", key),
                action);
    }

    Map<String, String> as(String account) {
        return Map.of("Authorization", "Bearer " + system.token(account));
    }

    Answer seeCase(String account, String complaintId) {
        return web.get("/api/v1/cases/" + complaintId, as(account));
    }

    /** Waits until the case has that status. */
    JsonNode awaitStatus(String complaintId, String... statuses) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            Answer answer = seeCase("supervisor", complaintId);
                            return answer.status() == 200 ? answer.json() : null;
                        },
                        seen -> seen != null
                                && List.of(statuses)
                                        .contains(seen.path("status").asText()));
    }

    /** An officer's act on the case as it is now; when it has changed meanwhile, as by a photo that came, he reads again. */
    Answer officerActs(String account, String complaintId, String act, Object body) {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            Answer seen = seeCase(account, complaintId).expect(200);
                            Map<String, String> headers = new HashMap<>(as(account));
                            headers.put("If-Match", seen.header("ETag"));
                            return web.post("/api/v1/cases/" + complaintId + "/" + act, headers, body);
                        },
                        answer -> answer.status() != 412);
    }

    void trackedStatusBecomes(Filed filed, String status) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(
                        track(filed).expect(200).json().path("status").asText())
                .isEqualTo(status));
    }
}
