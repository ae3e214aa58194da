package id.aduan.stack.launch;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Set;
import java.util.function.Consumer;

/** Registers the templates of the WhatsApp door, by the door itself, where its numbers are configured: Meta or the simulator. */
final class WhatsAppTemplates {
    private static final String PATH = "/api/v1/whatsapp/accounts/templates?dryRun=";
    private static final Set<String> BAD = Set.of("REFUSED", "UNKNOWN");

    private final RunningStack stack;
    private final Consumer<String> out;

    WhatsAppTemplates(RunningStack stack, Consumer<String> out) {
        this.stack = requireNonNull(stack, "stack is null");
        this.out = requireNonNull(out, "out is null");
    }

    /**
     * @param trial to see only what would be done
     * @return true when every template is there now, or could be
     */
    boolean register(boolean trial) {
        var response = stack.send(HttpRequest.newBuilder(URI.create(stack.front() + PATH + trial))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + stack.token("admin"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        if (response.statusCode() != 200) {
            throw new StackFailure(
                    "The WhatsApp door answers " + response.statusCode() + "; ./aduan logs intake-whatsapp says why.");
        }
        JsonNode templates = RunningStack.json(response).path("templates");
        boolean good = true;
        for (JsonNode each : templates) {
            String outcome = each.path("outcome").asText();
            good &= !BAD.contains(outcome);
            out.accept("%-12s %-28s %-6s %-11s %s"
                    .formatted(
                            each.path("account").asText(),
                            each.path("name").asText(),
                            each.path("language").asText(),
                            outcome.toLowerCase(java.util.Locale.ROOT),
                            each.path("reason").asText(each.path("status").asText("")))
                    .stripTrailing());
        }
        if (templates.isEmpty()) {
            out.accept("No number is configured.");
        } else if (trial) {
            out.accept("Nothing was changed. Without --dry-run those that are missing are registered.");
        }
        return good;
    }
}
