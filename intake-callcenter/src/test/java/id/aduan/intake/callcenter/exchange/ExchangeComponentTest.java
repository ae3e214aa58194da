package id.aduan.intake.callcenter.exchange;

import static id.aduan.intake.callcenter.exchange.ExchangeTrial.event;
import static id.aduan.intake.callcenter.exchange.ExchangeTrial.tell;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.aduan.durable.Transactions;
import id.aduan.intake.callcenter.Sealed;
import id.aduan.intake.callcenter.calls.Call;
import id.aduan.intake.callcenter.calls.CallState;
import id.aduan.intake.callcenter.calls.Calls;
import id.aduan.intake.callcenter.calls.ExchangeCalls;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** What an exchange tells becomes the same call, in whatever order and however often it comes, and only from the exchange. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "callcenter"))
@WithTestResource(IssuerResource.class)
class ExchangeComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NUMBER = "0800 0000 0112";

    @Inject
    Transactions transactions;

    @Inject
    Calls calls;

    @Inject
    Sealed sealed;

    @Inject
    ExchangeSweep sweep;

    private final Instant begun = Instant.now().minusSeconds(120).truncatedTo(ChronoUnit.MILLIS);

    @Test
    void allOrdersOfTheFiveEventsMakeTheSameCall() {
        List<List<Integer>> orders = permutations(List.of(0, 1, 2, 3, 4));
        assertThat(orders).hasSize(120);
        for (List<Integer> order : orders) {
            String call = "order-" + order + "-" + UUID.randomUUID();
            List<ObjectNode> events = five(call);

            for (int each : order) {
                tell(events.get(each)).then().statusCode(202);
            }

            assertTheCall(call);
        }
    }

    @Test
    void everyEventTwiceIsTheSameCall() {
        String call = "twice-" + UUID.randomUUID();
        List<ObjectNode> events = five(call);
        for (ObjectNode each : events) {
            assertThat(tell(each).jsonPath().getString("outcome")).isEqualTo("TAKEN");
            assertThat(tell(each).jsonPath().getString("outcome")).isEqualTo("REPEATED");
        }
        long version = version(call);
        events.forEach(ExchangeTrial::tell);

        assertTheCall(call);
        assertThat(version(call)).as("what comes again changes nothing").isEqualTo(version);
    }

    @Test
    void theSameToldUnderOtherIdsIsTheSameCall() {
        String call = "again-" + UUID.randomUUID();
        five(call).forEach(ExchangeTrial::tell);
        five(call)
                .forEach(each ->
                        tell(each.put("eventId", "other-" + each.path("eventId").asText())));

        assertTheCall(call);
    }

    @Test
    void aCallIsHeardOfByItsEndAlone() {
        String call = "end-" + UUID.randomUUID();

        tell(event(call, "ENDED", begun)).then().statusCode(202);

        assertThat(find(call).state()).isEqualTo(CallState.ABANDONED);
        assertThat(find(call).offeredAt()).isNull();
        assertThat(find(call).numberWithheld()).as("nobody has said so").isFalse();
    }

    @Test
    void aWithheldNumberIsOneAndGivesWayToOneThatIsToldLater() {
        for (String withheld : List.of("anonymous", "", "Restricted", "112", "+", "not a number")) {
            String call = "withheld-" + UUID.randomUUID();
            tell(event(call, "OFFERED", begun).put("from", withheld)).then().statusCode(202);

            assertThat(find(call).numberWithheld()).as(withheld).isTrue();
            assertThat(find(call).numberEndsWith()).as(withheld).isNull();

            tell(event(call, "ANSWERED", begun.plusSeconds(5)).put("from", NUMBER));
            assertThat(find(call).numberEndsWith()).as(withheld).isEqualTo("112");
            assertThat(find(call).numberWithheld()).as(withheld).isFalse();
        }
        String silent = "withheld-" + UUID.randomUUID();
        tell(event(silent, "OFFERED", begun));
        assertThat(find(silent).numberWithheld()).isTrue();
    }

    @Test
    void theNumberThatAnOperatorHasTypedIsHis() {
        String call = "typed-" + UUID.randomUUID();
        tell(event(call, "OFFERED", begun.plusSeconds(1)).put("from", NUMBER));
        UUID id = ExchangeCalls.idOf(call);
        given().auth()
                .oauth2(IssuerResource.token("operator"))
                .post("/api/v1/calls/{id}/claim", id)
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(IssuerResource.token("operator"))
                .contentType("application/json")
                .body("{\"version\":1,\"fields\":{\"number\":\"0800 0000 0999\"}}")
                .put("/api/v1/calls/{id}/draft", id)
                .then()
                .statusCode(204);

        tell(event(call, "OFFERED", begun).put("eventId", call + "-earlier").put("from", NUMBER));

        assertThat(find(call).offeredAt()).isEqualTo(begun);
        assertThat(find(call).numberEndsWith()).isEqualTo("999");
    }

    @Test
    void theNumberIsSealed() {
        String call = "sealed-" + UUID.randomUUID();
        five(call).forEach(ExchangeTrial::tell);

        Object[] row = run(session -> session.createNativeQuery(
                        "select number, recording, number_ref from call where id = ?1", Object[].class)
                .setParameter(1, ExchangeCalls.idOf(call))
                .getSingleResult());

        assertThat(new String((byte[]) row[0], UTF_8)).doesNotContain("80000000112");
        assertThat(new String(sealed.open((byte[]) row[0], "number"), UTF_8)).isEqualTo("+6280000000112");
        assertThat(new String(sealed.open((byte[]) row[1], "recording"), UTF_8))
                .isEqualTo("https://pbx.example.org/" + call);
        assertThat((String) row[2]).doesNotContain("112").startsWith("p-");
    }

    @Test
    void whatIsNotKnownIsKeptAndHasNoEffect() {
        String call = "unknown-" + UUID.randomUUID();

        tell(event(call, "PARKED", begun)).then().statusCode(202);
        assertThat(tell(event(call, "RECORDED", begun)).jsonPath().getString("outcome"))
                .as("a recording without an address")
                .isEqualTo("UNKNOWN");

        assertThat(count("select count(*) from exchange_event where call = ?1", ExchangeCalls.idOf(call)))
                .isEqualTo(2);
        assertThat(count("select count(*) from call where id = ?1", ExchangeCalls.idOf(call)))
                .isZero();
    }

    @Test
    void onlyTheExchangeTells() {
        String call = "signed-" + UUID.randomUUID();
        String body = event(call, "OFFERED", begun).toString();

        given().contentType("application/json")
                .body(body)
                .post(ExchangeTrial.EVENTS)
                .then()
                .statusCode(401);
        tell(body, Instant.now(), "another-secret-of-somebody-else").then().statusCode(401);
        String old = tell(body, Instant.now().minusSeconds(600), ExchangeSignaturesTest.SECRET)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .extract()
                .path("detail");
        assertThat(old).contains("jam");
        assertThat(count("select count(*) from exchange_event where call = ?1", ExchangeCalls.idOf(call)))
                .isZero();

        tell(body, Instant.now(), ExchangeSignaturesTest.BEFORE).then().statusCode(202);
        assertThat(find(call).state()).isEqualTo(CallState.RINGING);
    }

    @Test
    void whatCannotBeReadIsRefusedWithWhatIsWrong() {
        String call = "unfit-" + UUID.randomUUID();
        assertThat(unfit(event(call, "OFFERED", begun).put("at", "yesterday"))).containsExactly("at");
        assertThat(unfit(event("", "OFFERED", begun))).contains("callId");
        assertThat(unfit(event(call, "OFFERED", begun).put("eventId", "x".repeat(201))))
                .containsExactly("eventId");
        assertThat(unfit(event(call, "OFFERED", begun).put("from", "x".repeat(101))))
                .containsExactly("from");
        ObjectNode nothing = event(call, "OFFERED", begun);
        nothing.removeAll();
        assertThat(unfit(nothing)).containsExactlyInAnyOrder("eventId", "callId", "type", "at");
        for (String body : List.of("", "[]", "null", "{", "\"x\"", "{\"at\":{}}")) {
            tell(body, Instant.now(), ExchangeSignaturesTest.SECRET).then().statusCode(400);
        }
        String large = "{\"x\":\"" + "x".repeat(ExchangeGuard.LARGEST) + "\"}";
        tell(large, Instant.now(), ExchangeSignaturesTest.SECRET).then().statusCode(413);
    }

    @Test
    void poisonForTheDatabaseIsTakenOut() {
        String call = "poison-" + UUID.randomUUID();

        tell(event(call, "OFFERED", begun).put("extension", "2\u00000\uD8001").put("from", "\u0000"))
                .then()
                .statusCode(202);

        assertThat(find(call).extension()).startsWith("2").doesNotContain("\u0000");
    }

    @Test
    void secondsAreATimeTooAndTheFutureIsNow() {
        String call = "seconds-" + UUID.randomUUID();
        tell(event(call, "OFFERED", begun).put("at", begun.getEpochSecond() + ".250"));
        assertThat(find(call).offeredAt())
                .isEqualTo(begun.truncatedTo(ChronoUnit.SECONDS).plusMillis(250));

        String ahead = "ahead-" + UUID.randomUUID();
        tell(event(ahead, "OFFERED", Instant.now().plus(Duration.ofHours(7))));
        assertThat(find(ahead).offeredAt())
                .as("a clock that is seven hours off")
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
    }

    @Test
    void aRingWhoseEndWasLostEndsByItself() {
        String call = "lost-" + UUID.randomUUID();
        tell(event(call, "OFFERED", Instant.now().minus(Duration.ofMinutes(11))));
        String young = "young-" + UUID.randomUUID();
        tell(event(young, "OFFERED", Instant.now()));

        sweep.endRings().await().atMost(PATIENCE);

        assertThat(find(call).state()).isEqualTo(CallState.ABANDONED);
        assertThat(find(young).state()).isEqualTo(CallState.RINGING);
        tell(event(call, "ANSWERED", Instant.now().minus(Duration.ofMinutes(10))));
        assertThat(find(call).state()).as("somebody had it after all").isEqualTo(CallState.OPEN);
    }

    @Test
    void threeHundredCallsInAMinuteAreAllThere() throws Exception {
        String flood = "flood-" + UUID.randomUUID() + "-";
        ExecutorService lines = Executors.newFixedThreadPool(20);
        Instant start = Instant.now();
        try {
            List<Callable<Integer>> told = IntStream.range(0, 300)
                    .<Callable<Integer>>mapToObj(i -> () -> {
                        String call = flood + i;
                        String from = "0800000%05d".formatted(1_000 + i);
                        int status = tell(event(call, "OFFERED", begun).put("from", from))
                                .statusCode();
                        tell(event(call, "OFFERED", begun).put("from", from));
                        if (i % 3 == 0) {
                            tell(event(call, "ANSWERED", begun.plusSeconds(8)).put("extension", "201"));
                        }
                        if (i % 3 == 1) {
                            tell(event(call, "ENDED", begun.plusSeconds(30)));
                        }
                        return status;
                    })
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : lines.invokeAll(told)) {
                statuses.add(each.get());
            }

            assertThat(statuses).hasSize(300).containsOnly(202);
        } finally {
            lines.shutdownNow();
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(1));
        assertThat(count("select count(*) from call where exchange_id like ?1 and state = 'OPEN'", flood + "%"))
                .isEqualTo(100);
        assertThat(count("select count(*) from call where exchange_id like ?1 and state = 'ABANDONED'", flood + "%"))
                .isEqualTo(100);
        assertThat(count("select count(*) from call where exchange_id like ?1 and state = 'RINGING'", flood + "%"))
                .isEqualTo(100);
        run(session -> session.createNativeQuery("delete from call where exchange_id like ?1")
                .setParameter(1, flood + "%")
                .executeUpdate());
    }

    private List<ObjectNode> five(String call) {
        return List.of(
                event(call, "OFFERED", begun).put("from", NUMBER),
                event(call, "ANSWERED", begun.plusMillis(7_250)).put("extension", "201"),
                event(call, "TRANSFERRED", begun.plusSeconds(30)).put("extension", "204"),
                event(call, "ENDED", begun.plusSeconds(60)),
                event(call, "RECORDED", begun.plusSeconds(61)).put("recording", "https://pbx.example.org/" + call));
    }

    private void assertTheCall(String call) {
        Call found = find(call);
        assertThat(found.state()).as(call).isEqualTo(CallState.OPEN);
        assertThat(found.begunAt()).isEqualTo(begun);
        assertThat(found.offeredAt()).isEqualTo(begun);
        assertThat(found.answeredAt()).isEqualTo(begun.plusMillis(7_250));
        assertThat(found.endedAt()).isEqualTo(begun.plusSeconds(60));
        assertThat(found.extension()).as(call).isEqualTo("204");
        assertThat(found.numberEndsWith()).isEqualTo("112");
        assertThat(found.numberWithheld()).isFalse();
        assertThat(found.recorded()).isTrue();
        assertThat(found.operator()).isNull();
    }

    private static List<String> unfit(ObjectNode event) {
        return tell(event).then().statusCode(422).extract().jsonPath().getList("errors.field");
    }

    private static List<List<Integer>> permutations(List<Integer> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : of) {
            List<Integer> rest = new ArrayList<>(of);
            rest.remove(first);
            for (List<Integer> tail : permutations(rest)) {
                List<Integer> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }

    private Call find(String call) {
        return run(session -> calls.find(session, ExchangeCalls.idOf(call))).orElseThrow();
    }

    private long version(String call) {
        return count("select version from call where id = ?1", ExchangeCalls.idOf(call));
    }

    private long count(String sql, Object parameter) {
        return run(session -> session.createNativeQuery(sql, Long.class)
                .setParameter(1, parameter)
                .getSingleResult());
    }

    private <T> T run(Function<Mutiny.Session, Uni<T>> work) {
        return transactions.run(work).await().atMost(PATIENCE);
    }
}
