package id.aduan.intake.whatsapp.turn;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.ComplaintId;
import id.aduan.durable.Transactions;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is erased at a case is erased in the chat, also what was said of the case later. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
class ForgetErasedComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Transactions transactions;

    private final UUID citizen = UUID.randomUUID();
    private final UUID complaint = UUID.randomUUID();

    @BeforeEach
    void aReportOfTenDaysAgoAndWhatWasSaidSince() {
        sql("insert into citizen (id, created_at, account, name) values (?1, now(), 'a', cast('x' as bytea))", citizen);
        filed(complaint);
        sql("""
                insert into send (id, citizen, account, purpose, state, state_at, created_at, due, complaint_id, body)
                values (?1, ?2, 'a', 'NOTICE', 'ACCEPTED', now(), now(), now(), ?1, cast('x' as bytea))
                """, complaint, citizen);
        message("11 days", null);
        message("1 day", complaint);
        message("1 day", null);
    }

    @Test
    void whoHasNoOtherCaseIsForgottenWhole() {
        // When
        erased();

        // Then
        assertThat(count("message where body is not null and citizen = ?1", citizen))
                .isZero();
        assertThat(count("citizen where name is not null and id = ?1", citizen)).isZero();
        assertThat(count("send where body is not null and citizen = ?1", citizen))
                .isZero();
    }

    @Test
    void whatWasSaidOfAnotherCaseStays() {
        // Given
        filed(UUID.randomUUID());

        // When
        erased();

        // Then
        assertThat(count("message where body is not null and send is null and citizen = ?1", citizen))
                .isEqualTo(1);
        assertThat(count("message where body is not null and send is not null and citizen = ?1", citizen))
                .isZero();
        assertThat(count("citizen where name is not null and id = ?1", citizen)).isEqualTo(1);
        assertThat(count("filed where erased_at is null and citizen = ?1", citizen))
                .isEqualTo(1);
    }

    private void erased() {
        transactions
                .run(session -> ForgetErased.forget(session, new ComplaintId(complaint)))
                .await()
                .atMost(PATIENCE);
    }

    private void filed(UUID id) {
        sql("""
                insert into filed (complaint_id, citizen, account, draft_id, filed_at, subject)
                values (?1, ?2, 'a', 'd', now() - interval '10 days', cast('x' as bytea))
                """, id, citizen);
    }

    private void message(String age, UUID send) {
        sql("""
                insert into message (id, citizen, at, direction, kind, body, send)
                values (gen_random_uuid(), ?1, now() - interval '%s', 'OUT', 'TEXT', cast('x' as bytea), cast(?2 as uuid))
                """.formatted(age), citizen, send);
    }

    private void sql(String statement, Object... parameters) {
        transactions
                .run(session -> {
                    var query = session.createNativeQuery(statement);
                    for (int i = 0; i < parameters.length; i++) {
                        query = query.setParameter(i + 1, parameters[i]);
                    }
                    return query.executeUpdate();
                })
                .await()
                .atMost(PATIENCE);
    }

    private long count(String from, UUID parameter) {
        return transactions
                .run(session -> session.createNativeQuery("select count(*) from " + from, Long.class)
                        .setParameter(1, parameter)
                        .getSingleResult())
                .await()
                .atMost(PATIENCE);
    }
}
