package id.aduan.intake.whatsapp.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.kit.correlation.Correlation;
import id.aduan.kit.threads.Workers;
import id.aduan.kit.tracing.Traces;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Where WhatsApp delivers its updates. What is answered with 200 is safe; what is not comes again. */
@Path(Webhook.PATH)
@PermitAll
@Tag(name = "Webhook", description = "For Meta's servers only; the Cloud API's \"webhooks\" tell the form")
class Webhook {
    static final String PATH = "/webhooks/whatsapp";

    /** Meta's bodies have 3 MB at most. */
    static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

    private static final String SIGNATURE = "X-Hub-Signature-256";
    private static final int LONGEST_CHALLENGE = 256;
    private static final int LONGEST_TOKEN = 512;
    private static final int TOO_LARGE = 413;
    private static final byte[] NOTHING = {};

    private final Signatures signatures;
    private final AcceptUpdates updates;
    private final byte[] verifyToken;

    Webhook(
            Signatures signatures,
            AcceptUpdates updates,
            @ConfigProperty(name = "aduan.secrets.whatsapp-verify-token") String verifyToken) {
        if (verifyToken.isBlank()) {
            throw new IllegalArgumentException("aduan.secrets.whatsapp-verify-token is blank");
        }
        this.signatures = signatures;
        this.updates = updates;
        this.verifyToken = verifyToken.strip().getBytes(UTF_8);
    }

    @GET
    @Operation(operationId = "verifyWhatsAppWebhook", summary = "The handshake, when the address is entered at Meta")
    @APIResponse(responseCode = "200", description = "The challenge as it came")
    @APIResponse(responseCode = "403", description = "The verify token is another one")
    public Response handshake(
            @RestQuery("hub.mode") String mode,
            @RestQuery("hub.verify_token") String token,
            @RestQuery("hub.challenge") String challenge) {
        boolean known = token != null
                && token.length() <= LONGEST_TOKEN
                && MessageDigest.isEqual(verifyToken, token.getBytes(UTF_8));
        if (!known || !"subscribe".equals(mode) || challenge == null || challenge.length() > LONGEST_CHALLENGE) {
            return Response.status(Response.Status.FORBIDDEN).build();
        }
        // anybody may have written the challenge, so it is never anything but text
        return Response.ok(challenge.getBytes(UTF_8), MediaType.TEXT_PLAIN + ";charset=UTF-8")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "receiveWhatsAppUpdates", summary = "Take up to 1,000 updates")
    @APIResponse(responseCode = "200", description = "They are safe, also those that nobody can read")
    @APIResponse(responseCode = "401", description = "The signature is missing or wrong; nothing is kept")
    @APIResponse(responseCode = "413", description = "More than 4 MB")
    @APIResponse(responseCode = "503", description = "Not safe; Retry-After says when to send it again")
    public Uni<Response> take(byte[] body, @HeaderParam(SIGNATURE) String signature, RoutingContext request) {
        WebhookGuard.bodyIsRead(request);
        byte[] bytes = body == null ? NOTHING : body;
        if (bytes.length > MAX_BODY_BYTES) {
            return Uni.createFrom().item(Response.status(TOO_LARGE).build());
        }
        String correlationId = Correlation.current().orElse(null);
        String traceparent = Traces.current().orElse(null);
        Uni<Response> taken = Uni.createFrom().deferred(() -> verify(bytes, signature, correlationId, traceparent));
        // what takes long must not hold up an event loop
        return bytes.length > BodyMemory.SMALL_BYTES ? taken.runSubscriptionOn(Workers.threads()) : taken;
    }

    private Uni<Response> verify(byte[] body, String signature, String correlationId, String traceparent) {
        if (!signatures.matches(signature, body)) {
            updates.refused(signature == null);
            return Uni.createFrom()
                    .item(Response.status(Response.Status.UNAUTHORIZED).build());
        }
        return updates.accept(body, correlationId, traceparent)
                .map(safe -> Response.ok().build())
                .onFailure(AcceptUpdates.NotSafe.class)
                .recoverWithItem(failure -> unavailable(failure.retryAfter()));
    }

    private static Response unavailable(Duration retryAfter) {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header("Retry-After", retryAfter.toSeconds())
                .build();
    }
}
