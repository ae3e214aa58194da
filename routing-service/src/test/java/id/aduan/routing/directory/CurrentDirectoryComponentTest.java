package id.aduan.routing.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.contracts.AgencySnapshot;
import id.aduan.contracts.Topic;
import id.aduan.durable.Outbox;
import id.aduan.durable.Transactions;
import id.aduan.routing.Kafka;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "routing"))
@WithTestResource(IssuerResource.class)
class CurrentDirectoryComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    Vertx vertx;

    @Inject
    CurrentDirectory running;

    @Test
    void directoryGoesOnAboveEveryVersionThatWasLostAndItsAgenciesAreToldAgain() {
        Directory before = running.get().await().atMost(PATIENCE);

        Directory restored = startedIn(2);

        assertThat(restored.version()).isGreaterThanOrEqualTo(1_000_000);
        assertThat(restored.agencies()).hasSameSizeAs(before.agencies());
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<AgencySnapshot> told = Kafka.read(Topic.AGENCY, "kec-wanayasa", 1, AgencySnapshot.class);
            assertThat(told.get(told.size() - 1).version()).isEqualTo(restored.version());
        });
        assertThat(startedIn(2).version()).as("once for each epoch").isEqualTo(restored.version());
        await().atMost(PATIENCE)
                .until(() -> running.now().map(Directory::version).equals(Optional.of(restored.version())));
    }

    @Test
    void directoryThatIsOlderThanTheLandmarksGetsThemOnce() {
        Directory before = startedIn(1);
        transactions
                .run(session -> session.createNativeQuery("delete from directory_entry where kind = 'LANDMARK'")
                        .executeUpdate())
                .await()
                .atMost(PATIENCE);

        Directory upgraded = startedIn(1);

        assertThat(upgraded.version()).isGreaterThan(before.version());
        assertThat(upgraded.landmarks()).hasSameSizeAs(SeedFiles.read().landmarks());
        assertThat(startedIn(1).version()).as("once").isEqualTo(upgraded.version());
    }

    private Directory startedIn(int epoch) {
        var directory = new CurrentDirectory(transactions, outbox, vertx, Duration.ofHours(1), epoch);
        directory.start(new StartupEvent());
        return directory.get().await().atMost(PATIENCE);
    }
}
