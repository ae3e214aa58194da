package id.aduan.intake.whatsapp.turn;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.durable.Transactions;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who a citizen is when his names come alone, together, or change. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
class FindCitizenComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String ACCOUNT = "100200300";
    private static final Instant AT = Instant.parse("2026-11-25T01:00:00Z");

    @Inject
    FindCitizen finding;

    @Inject
    Transactions transactions;

    private final Identity number = new Identity(
            Identity.Kind.WA_ID, "62800000" + ThreadLocalRandom.current().nextInt(1_000_000));
    private final Identity user = new Identity(
            Identity.Kind.BSUID, "ID." + UUID.randomUUID().toString().replace("-", ""));

    @Test
    void theSameNameIsTheSameCitizen() {
        assertThat(found(number)).isEqualTo(found(number));
    }

    @Test
    void theSameNumberAtAnotherAccountIsAnotherCitizen() {
        UUID here = found(number);
        UUID there = run(finding(List.of(number), "900800700", AT));

        assertThat(there).isNotEqualTo(here);
    }

    @Test
    void manyMessagesOfSomebodyNewMakeOneCitizen() {
        List<CompletableFuture<UUID>> all = Stream.generate(() -> finding(List.of(number), ACCOUNT, AT)
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .subscribeAsCompletionStage())
                .limit(12)
                .toList();

        assertThat(all.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }

    @Test
    void aUserIdThatIsToldLaterBelongsToTheNumber() {
        UUID first = found(number);

        assertThat(found(number, user)).isEqualTo(first);
        assertThat(found(user)).isEqualTo(first);
    }

    @Test
    void whoCameByNumberAndThenWithoutIsOneWhenBothComeTogether() {
        UUID byNumber = found(number);
        UUID byUser = run(finding(List.of(user), ACCOUNT, AT.plusSeconds(60)));
        assertThat(byUser).isNotEqualTo(byNumber);

        assertThat(found(number, user)).isEqualTo(byNumber);
        assertThat(found(user)).isEqualTo(byNumber);
    }

    @Test
    void whoCameWithoutANumberFirstGoesOnAsTheOlderOne() {
        UUID byUser = found(user);
        UUID byNumber = run(finding(List.of(number), ACCOUNT, AT.plusSeconds(60)));
        assertThat(byUser).isNotEqualTo(byNumber);

        assertThat(found(number, user)).isEqualTo(byUser);
        assertThat(found(number)).isEqualTo(byUser);
    }

    @Test
    void aNumberThatComesWithAnotherUserIdIsAnotherPersonsNow() {
        UUID before = found(number, user);
        Identity other = new Identity(
                Identity.Kind.BSUID, "ID." + UUID.randomUUID().toString().replace("-", ""));

        UUID after = found(number, other);

        assertThat(after).isNotEqualTo(before);
        assertThat(found(number)).isEqualTo(after);
        assertThat(found(user)).isEqualTo(before);
    }

    @Test
    void whoHasChangedHisNumberKeepsAll() {
        UUID before = found(number);
        Identity fresh = new Identity(Identity.Kind.WA_ID, number.value() + "1");

        run(transactions.run(session -> finding.renamed(session, ACCOUNT, number, fresh, AT)));

        assertThat(found(fresh)).isEqualTo(before);
        assertThat(found(number)).isNotEqualTo(before);
    }

    @Test
    void aChangeThatIsToldTwiceChangesNothingTheSecondTime() {
        UUID before = found(number);
        Identity fresh = new Identity(Identity.Kind.WA_ID, number.value() + "1");
        run(transactions.run(session -> finding.renamed(session, ACCOUNT, number, fresh, AT)));

        run(transactions.run(session -> finding.renamed(session, ACCOUNT, number, fresh, AT)));

        assertThat(found(fresh)).isEqualTo(before);
    }

    @Test
    void heIsReachedByHisCurrentNames() {
        UUID citizen = found(number, user);

        Map<Identity.Kind, String> reach = run(transactions.run(session -> finding.reach(session, citizen, ACCOUNT)));

        assertThat(reach)
                .containsOnly(
                        Map.entry(Identity.Kind.WA_ID, number.value()), Map.entry(Identity.Kind.BSUID, user.value()));
    }

    @Test
    void anOfficerKeepsTheConversationThatHeHasWhenTwoTurnOutToBeOne() {
        // Given: the number is older and spoke last, the officer has the other one
        UUID byNumber = found(number);
        UUID byUser = run(finding(List.of(user), ACCOUNT, AT.plusSeconds(60)));
        set("update citizen set last_said_at = now(), state = cast('of the bot' as bytea) where id = ?1", byNumber);
        set("""
                update citizen set last_said_at = now() - interval '1 hour', state = cast('of the officer' as bytea),
                       person_wanted = now() - interval '1 hour', wanted_because = 'ASKED_FOR',
                       handled_by = 'operator', handled_since = now(), handled_until = now() + interval '30 minutes'
                where id = ?1
                """, byUser);

        // When
        assertThat(found(number, user)).isEqualTo(byNumber);

        // Then
        assertThat(value("handled_by", byNumber)).isEqualTo("operator");
        assertThat(value("wanted_because", byNumber)).isEqualTo("ASKED_FOR");
        assertThat(value("convert_from(state, 'UTF8')", byNumber)).isEqualTo("of the officer");
        assertThat(current(byUser)).isEqualTo(byNumber);
    }

    @Test
    void anOfficerKeepsTheOlderOneAlsoWhenTheOtherSpokeLast() {
        // Given
        UUID byNumber = found(number);
        UUID byUser = run(finding(List.of(user), ACCOUNT, AT.plusSeconds(60)));
        set("""
                update citizen set state = cast('of the officer' as bytea), handled_by = 'triage', handled_since = now(),
                       handled_until = now() + interval '30 minutes'
                where id = ?1
                """, byNumber);
        set("update citizen set last_said_at = now(), state = cast('of the bot' as bytea) where id = ?1", byUser);

        // When
        found(number, user);

        // Then
        assertThat(value("handled_by", byNumber)).isEqualTo("triage");
        assertThat(value("convert_from(state, 'UTF8')", byNumber)).isEqualTo("of the officer");
    }

    @Test
    void ofTwoOfficersTheOneWhoCameLaterGoesOn() {
        // Given
        UUID byNumber = found(number);
        UUID byUser = run(finding(List.of(user), ACCOUNT, AT.plusSeconds(60)));
        set(
                "update citizen set handled_by = 'operator', handled_until = now() + interval '5 minutes' where id = ?1",
                byNumber);
        set(
                "update citizen set handled_by = 'triage', handled_until = now() + interval '20 minutes' where id = ?1",
                byUser);

        // When
        found(number, user);

        // Then
        assertThat(value("handled_by", byNumber)).isEqualTo("triage");
    }

    @Test
    void whoWaitsForAPersonGoesOnWaitingWhoeverSpokeLast() {
        // Given
        UUID byNumber = found(number);
        UUID byUser = run(finding(List.of(user), ACCOUNT, AT.plusSeconds(60)));
        set("update citizen set person_wanted = now(), wanted_because = 'ASKED_FOR' where id = ?1", byUser);

        // When
        found(number, user);

        // Then
        assertThat(value("wanted_because", byNumber)).isEqualTo("ASKED_FOR");
    }

    private void set(String sql, UUID citizen) {
        run(transactions.run(session ->
                session.createNativeQuery(sql).setParameter(1, citizen).executeUpdate()));
    }

    private String value(String column, UUID citizen) {
        return run(transactions.run(session -> session.createNativeQuery(
                        "select coalesce(" + column + ", '') from citizen where id = ?1", String.class)
                .setParameter(1, citizen)
                .getSingleResult()));
    }

    private UUID current(UUID gone) {
        return run(transactions.run(
                session -> session.createNativeQuery("select kept from merged_citizen where gone = ?1", UUID.class)
                        .setParameter(1, gone)
                        .getSingleResult()));
    }

    private UUID found(Identity... names) {
        return run(finding(List.of(names), ACCOUNT, AT));
    }

    private Uni<UUID> finding(List<Identity> names, String account, Instant at) {
        return transactions.run(session -> finding.citizen(session, account, names, at));
    }

    private static <T> T run(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
