package id.aduan.stack.launch;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.stack.signin.Account;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;

/** Enters the development officers at case-service, one for each agency of routing-service, by the API of everybody. */
final class Officers {
    private static final String SINCE = "2026-01-01";

    private final RunningStack stack;

    Officers(RunningStack stack) {
        this.stack = requireNonNull(stack, "stack is null");
    }

    /** Enters an officer for each of these agencies; again and again it makes no difference. */
    void enter(List<String> agencies) {
        String token = stack.token("admin");
        for (String agency : agencies) {
            String account = Account.officerOf(agency).name();
            var response = stack.send(HttpRequest.newBuilder(URI.create(stack.front() + "/api/v1/officers/" + account))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + token)
                    .PUT(HttpRequest.BodyPublishers.ofString(body(agency)))
                    .build());
            if (response.statusCode() >= 300) {
                throw new StackFailure(
                        "case-service answers " + response.statusCode() + " to the officer " + account + ".");
            }
        }
    }

    private static String body(String agency) {
        return new JsonMapper()
                .valueToTree(Map.of("agency", agency, "since", SINCE))
                .toString();
    }
}
