package id.aduan.intake.whatsapp.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.Sealed;
import id.aduan.kit.events.UnreadableEvent;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of the keys of the days, in years of its own that nobody else in these tests lives in. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
class DayKeysComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String PARKER = "test-of-day-keys";

    @TempDir
    Path folder;

    @Inject
    DayKeys ofTheApplication;

    @Inject
    Transactions transactions;

    @Inject
    Sealed master;

    private final LocalDate day =
            LocalDate.of(1990, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(5_000));
    private final MovedClock clock = new MovedClock(day);

    /** The application destroys keys of the nineties once, when it starts. */
    @BeforeEach
    void theApplicationHasTendedItsKeys() {
        await().atMost(PATIENCE)
                .until(() -> ofTheApplication.held().contains(LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC)));
    }

    @AfterEach
    void nothingIsParked() {
        execute("delete from parked_record where consumer = '" + PARKER + "'");
    }

    @Test
    void keysAreMadeAheadAndAllInstancesHaveTheSame() {
        DayKeys one = tended("one");
        DayKeys other = tended("other");

        assertThat(one.held()).contains(day, day.plusDays(1), day.plusDays(2)).doesNotContain(day.plusDays(3));
        byte[] sealed = one.current().orElseThrow().seal("hello".getBytes(UTF_8), "here");
        assertThat(other.current().orElseThrow().open(sealed, "here"))
                .asString(UTF_8)
                .isEqualTo("hello");
        assertThatThrownBy(() -> other.current().orElseThrow().open(sealed, "there"))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void theDoorIsOpenWithoutTheDatabaseAlsoAfterARestart() {
        DayKey before = tended("one").current().orElseThrow();

        DayKeys restarted = withoutDatabase("one", master);

        byte[] sealed = before.seal("hello".getBytes(UTF_8), "here");
        assertThat(restarted.current().orElseThrow().open(sealed, "here"))
                .asString(UTF_8)
                .isEqualTo("hello");
        clock.moveTo(day.plusDays(1));
        assertThat(restarted.current().orElseThrow().day()).isEqualTo(day.plusDays(1));
        clock.moveTo(day.plusDays(6));
        assertThat(restarted.current().orElseThrow().day()).isEqualTo(day.plusDays(2));
    }

    @Test
    void withoutAnyKeyTheDoorIsShut() {
        assertThat(withoutDatabase("new", master).current()).isEmpty();
    }

    @Test
    void aKeyOfAnotherMasterKeyIsNotTaken() {
        tended("one");

        assertThat(withoutDatabase("one", new Sealed(Base64.getEncoder().encodeToString(new byte[32])))
                        .current())
                .isEmpty();
    }

    @Test
    void aKeyIsDestroyedNineDaysAfterItsDayEverywhere() throws IOException {
        DayKeys keys = tended("one");
        DayKey key = keys.current().orElseThrow();

        clock.moveTo(day.plusDays(9));
        tend(keys);
        assertThat(keys.held()).contains(day);
        assertThat(find(keys, key.id()).id()).isEqualTo(key.id());

        clock.moveTo(day.plusDays(10));
        tend(keys);
        assertThat(keys.held()).doesNotContain(day).contains(day.plusDays(1));
        assertThat(stored(day)).isFalse();
        try (var files = Files.list(folder.resolve("one/day-keys"))) {
            assertThat(files.map(file -> file.getFileName().toString())).doesNotContain(day + ".key");
        }
        assertThatThrownBy(() -> find(keys, key.id())).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void aKeyWaitsForWhatIsParkedUnderItAndNotForEver() {
        DayKeys keys = tended("one");
        park(day.atTime(23, 59).atOffset(ZoneOffset.UTC));

        clock.moveTo(day.plusDays(10));
        tend(keys);
        assertThat(stored(day)).isTrue();

        clock.moveTo(day.plusDays(29));
        tend(keys);
        assertThat(stored(day)).isFalse();
    }

    @Test
    void aKeyThatAnOlderBackupDoesNotHaveComesBackFromTheInstance() {
        DayKeys keys = tended("one");
        byte[] sealed = keys.current().orElseThrow().seal("hello".getBytes(UTF_8), "here");
        execute("delete from day_key where day = date '" + day + "'");

        tend(keys);

        DayKeys other = new DayKeys(transactions, master, folder.resolve("other"), clock);
        assertThat(find(other, day.toString()).open(sealed, "here"))
                .asString(UTF_8)
                .isEqualTo("hello");
    }

    @Test
    void anUnknownKeyIsUnreadable() {
        for (String id : List.of("1989-12-31", "yesterday", "'; drop table day_key; --")) {
            assertThatThrownBy(() -> find(ofTheApplication, id)).isInstanceOf(UnreadableEvent.class);
        }
    }

    private DayKeys tended(String instance) {
        DayKeys keys = new DayKeys(transactions, master, folder.resolve(instance), clock);
        tend(keys);
        return keys;
    }

    private DayKeys withoutDatabase(String instance, Sealed key) {
        return new DayKeys(null, key, folder.resolve(instance), clock);
    }

    private static void tend(DayKeys keys) {
        keys.tend().await().atMost(PATIENCE);
    }

    private DayKey find(DayKeys keys, String id) {
        return transactions.run(session -> keys.find(session, id)).await().atMost(PATIENCE);
    }

    private boolean stored(LocalDate wanted) {
        return transactions
                .run(session -> session.createNativeQuery(
                                "select count(*) from day_key where wrapped is not null and day = date '" + wanted
                                        + "'",
                                Long.class)
                        .getSingleResult()
                        .map(count -> count == 1))
                .await()
                .atMost(PATIENCE);
    }

    private void park(OffsetDateTime at) {
        execute("""
                insert into parked_record (id, consumer, topic, kafka_partition, kafka_offset, record_key, event_id,
                                           record_time, headers, body, cause, behind)
                values ('%s', '%s', 'whatsapp-update.v1', 0, %d, 'k', '%s', timestamptz '%s', '{}', '', 'test', false)
                """.formatted(
                        UUID.randomUUID(),
                        PARKER,
                        ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41),
                        UUID.randomUUID(),
                        at));
    }

    private void execute(String sql) {
        transactions
                .run(session -> session.createNativeQuery(sql).executeUpdate())
                .await()
                .atMost(PATIENCE);
    }

    private static final class MovedClock extends Clock {
        private Instant now;

        MovedClock(LocalDate day) {
            moveTo(day);
        }

        void moveTo(LocalDate day) {
            now = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
