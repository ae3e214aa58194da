package id.aduan.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "durable"))
class ParkingComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Parking parking;

    @Inject
    Transactions transactions;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void whoMeetsAKeyThatIsBeingFreedWaitsAndFindsItFree() throws Exception {
        String consumer = UUID.randomUUID().toString();
        String key = UUID.randomUUID().toString();
        try (Connection freeing = DriverManager.getConnection(url, user, password)) {
            change(freeing, "insert into parked_key (consumer, record_key) values (?, ?)", consumer, key);
            assertThat(transactions
                            .run(session -> parking.parkedKeys(session, consumer, List.of(key)))
                            .await()
                            .atMost(PATIENCE))
                    .containsExactly(key);
            freeing.setAutoCommit(false);
            change(freeing, "delete from parked_key where consumer = ? and record_key = ?", consumer, key);

            CompletableFuture<Set<String>> met = transactions
                    .run(session -> parking.parkedKeys(session, consumer, List.of(key)))
                    .subscribeAsCompletionStage();
            await().atMost(PATIENCE).until(this::waiting, waiting -> waiting > 0);
            freeing.commit();

            assertThat(met.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEmpty();
        }
    }

    private static void change(Connection connection, String sql, String consumer, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, consumer);
            statement.setString(2, key);
            statement.executeUpdate();
        }
    }

    private long waiting() {
        return transactions
                .run(session -> session.createNativeQuery(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                        + " and datname = current_database() and query like '%parked_key%for share%'",
                                Long.class)
                        .getSingleResult())
                .await()
                .atMost(PATIENCE);
    }
}
