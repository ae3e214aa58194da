package id.aduan.intake.callcenter.calls;

import static io.restassured.RestAssured.given;

import id.aduan.contracts.EventId;
import id.aduan.contracts.SealingKeyPublished;
import id.aduan.durable.Transactions;
import id.aduan.kit.sealing.SealingKeyPair;
import id.aduan.kit.sealing.SealingKeys;
import id.aduan.stack.test.IssuerResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** What tests of calls have in common. */
final class CallTrial {
    static final Duration PATIENCE = Duration.ofSeconds(40);
    static final String API = "/api/v1/calls";

    private CallTrial() {}

    static RequestSpecification as(String account) {
        return given().auth()
                .oauth2(IssuerResource.token(account))
                .contentType(ContentType.JSON)
                .redirects()
                .follow(false);
    }

    static Response log(Map<String, Object> body) {
        return as("operator").body(body).post(API);
    }

    /** The body of a call, made of names and values in turn. */
    static Map<String, Object> call(UUID id, String type, Object... more) {
        Map<String, Object> body = new HashMap<>();
        body.put("callId", id.toString());
        body.put("callType", type);
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return body;
    }

    /** A number that nobody else has. */
    static String number() {
        return "+628000" + (1_000_000 + ThreadLocalRandom.current().nextInt(8_999_999));
    }

    /** case-service has told a key to which contacts are sealed. */
    static void keyOfCases(SealingKeys keys) {
        SealingKeyPair pair = SealingKeyPair.generate("of-a-test");
        keys.accept(new SealingKeyPublished(
                EventId.derivedFrom("sealing-key.v1", pair.keyId()),
                pair.keyId(),
                pair.publicKeyset(),
                Instant.now(),
                Instant.now().plus(Duration.ofDays(7))));
    }

    static <T> T run(Transactions transactions, Function<Mutiny.Session, Uni<T>> work) {
        return transactions.run(work).await().atMost(PATIENCE);
    }

    /** A call that rings, as the exchange tells it. */
    static UUID ringing(Transactions transactions, ExchangeCalls exchange, String from) {
        String id = "pbx-" + UUID.randomUUID();
        run(
                transactions,
                session -> exchange.take(
                        session,
                        new ExchangeFact(id, "e1", ExchangeFact.Kind.OFFERED, Instant.now(), from, null, null)));
        return ExchangeCalls.idOf(id);
    }
}
