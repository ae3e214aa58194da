package id.aduan.intake.whatsapp.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** What was said, and what officers did, is kept as long as the settings say and no longer. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
class ForgetOldTalkComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Transactions transactions;

    @Inject
    ForgetOldTalk forgetting;

    private final UUID citizen = UUID.randomUUID();

    @BeforeEach
    void somebodyLongAgoAndNow() {
        sql("insert into citizen (id, created_at, account) values (?1, now(), '100200300')");
        for (String age : new String[] {"366 days", "364 days"}) {
            sql(
                    "insert into message (id, citizen, at, direction, kind) values (gen_random_uuid(), ?1, now() - interval '"
                            + age + "', 'IN', 'TEXT')");
        }
        for (String age : new String[] {"1096 days", "1094 days"}) {
            sql("insert into desk_log (citizen, at, officer, act) values (?1, now() - interval '" + age
                    + "', 'operator', 'OPENED')");
        }
    }

    @Test
    void whatIsOldGoesAndTheRestStays() {
        // When
        forgetting.forget().await().atMost(PATIENCE);

        // Then
        assertThat(count("message")).isEqualTo(1);
        assertThat(count("desk_log")).isEqualTo(1);
    }

    @Test
    void nothingIsForgottenThatMayStillComeAgain() {
        assertThatThrownBy(() -> new ForgetOldTalk(transactions, Duration.ofDays(8), Duration.ofDays(1_000)))
                .hasMessageContaining("aduan.intake.whatsapp.retention.transcripts");
    }

    private void sql(String statement) {
        transactions
                .run(session -> session.createNativeQuery(statement)
                        .setParameter(1, citizen)
                        .executeUpdate())
                .await()
                .atMost(PATIENCE);
    }

    private long count(String table) {
        return transactions
                .run(session -> session.createNativeQuery(
                                "select count(*) from " + table + " where citizen = ?1", Long.class)
                        .setParameter(1, citizen)
                        .getSingleResult())
                .await()
                .atMost(PATIENCE);
    }
}
