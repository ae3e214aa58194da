package id.aduan.intake.callcenter.calls;

import static id.aduan.intake.callcenter.calls.CallTrial.PATIENCE;
import static id.aduan.intake.callcenter.calls.CallTrial.call;
import static id.aduan.intake.callcenter.calls.CallTrial.log;
import static id.aduan.intake.callcenter.calls.CallTrial.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.durable.Transactions;
import id.aduan.kit.sealing.SealingKeys;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the numbers tell of calls. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "callcenter"))
@WithTestResource(IssuerResource.class)
class CallMetersComponentTest {
    @Inject
    MeterRegistry registry;

    @Inject
    Transactions transactions;

    @Inject
    ExchangeCalls exchange;

    @Inject
    SealingKeys keys;

    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void casesHaveToldAKey() {
        CallTrial.keyOfCases(keys);
    }

    @ParameterizedTest
    @EnumSource(CallType.class)
    void aLoggedCallIsCountedOnceByItsType(CallType type) {
        Map<String, Object> body = call(id, type.name(), "narrative", "Lampu jalan mati");
        double before = logged("call_center", type);

        log(body).then().statusCode(201);
        log(body).then().statusCode(201);

        assertThat(logged("call_center", type)).isEqualTo(before + 1);
    }

    @Test
    void aVisitIsNoCall() {
        double calls = logged("call_center", CallType.NORMAL);
        double visits = logged("walk_in", CallType.NORMAL);

        log(call(id, "NORMAL", "desk", "WALK_IN", "narrative", "Lampu jalan mati"))
                .then()
                .statusCode(201);

        assertThat(logged("walk_in", CallType.NORMAL)).isEqualTo(visits + 1);
        assertThat(logged("call_center", CallType.NORMAL)).isEqualTo(calls);
    }

    @Test
    void aCallThatEndsBeforeAnybodyTookItIsAbandonedUntilItIsKnownThatOneHad() {
        CallTrial.run(transactions, session -> session.createNativeQuery(
                        "update call set begun_at = now() - interval '2 days' where state = 'ABANDONED'")
                .executeUpdate());
        await().atMost(PATIENCE).until(() -> abandoned() == 0);
        String lost = "pbx-" + UUID.randomUUID();
        String old = "pbx-" + UUID.randomUUID();

        tell(lost, "e1", ExchangeFact.Kind.OFFERED, Instant.now());
        tell(lost, "e2", ExchangeFact.Kind.ENDED, Instant.now());
        tell(old, "e1", ExchangeFact.Kind.OFFERED, Instant.now().minusSeconds(25 * 3600));
        tell(old, "e2", ExchangeFact.Kind.ENDED, Instant.now().minusSeconds(25 * 3600));
        await().atMost(PATIENCE).until(() -> abandoned() == 1);

        tell(lost, "e3", ExchangeFact.Kind.ANSWERED, Instant.now());
        await().atMost(PATIENCE).until(() -> abandoned() == 0);
    }

    private void tell(String call, String event, ExchangeFact.Kind kind, Instant at) {
        CallTrial.run(
                transactions,
                session -> exchange.take(session, new ExchangeFact(call, event, kind, at, number(), null, null)));
    }

    private double logged(String desk, CallType type) {
        Counter counter = registry.find("aduan.calls.logged")
                .tags("desk", desk, "type", type.name().toLowerCase(Locale.ROOT))
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private double abandoned() {
        return registry.get("aduan.calls.abandoned").gauge().value();
    }
}
