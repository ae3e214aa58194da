package id.aduan.stack.launch;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.stack.signin.Agency;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The agencies as routing-service tells them, asked at most once a minute. */
final class Agencies implements Supplier<List<Agency>> {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final RunningStack stack;
    private List<Agency> known = List.of();
    private long askedAt;

    Agencies(RunningStack stack) {
        this.stack = requireNonNull(stack, "stack is null");
    }

    /** All of them; throws when they are not known and routing-service does not tell. */
    @Override
    public synchronized List<Agency> get() {
        if (known.isEmpty() || System.nanoTime() - askedAt > FRESH.toNanos()) {
            known = ask();
            askedAt = System.nanoTime();
        }
        return known;
    }

    private List<Agency> ask() {
        var response = stack.send(HttpRequest.newBuilder(URI.create(stack.front() + "/api/v1/routing/agencies"))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + stack.token("admin"))
                .build());
        if (response.statusCode() != 200) {
            throw new StackFailure("routing-service answers " + response.statusCode() + " instead of its agencies.");
        }
        var agencies = new ArrayList<Agency>();
        for (JsonNode agency : RunningStack.json(response).path("items")) {
            String code = agency.path("code").asText();
            agencies.add(new Agency(code, agency.path("name").asText(code)));
        }
        return List.copyOf(agencies);
    }
}
