package id.aduan.stack.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Topic;
import id.aduan.contracts.TrackingNumber;
import id.aduan.stack.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
    private static final TopicPartition PARTITION = new TopicPartition(SmallSystem.ROUTED, 2);
    private static final UUID KEPT = UUID.fromString("6f0c2ad1-0d3c-5a8e-9d5f-0123456789ab");
    private static final UUID LATER = UUID.fromString("8a1b3cd2-1e4f-5b9a-8c6d-abcdef012345");

    @TempDir
    Path folder;

    private Path copy;
    private Path keys;

    @BeforeEach
    void places() {
        copy = folder.resolve("elsewhere/monday");
        keys = folder.resolve("elsewhere/monday.keys");
    }

    @Test
    void whatWasCommittedBeforeTheLastArchivedSegmentComesBackAndTheGroupsAreRewound() throws Exception {
        try (var system = new SmallSystem(folder.resolve("data")).started()) {
            system.sql("cases", "create table work (n integer primary key)");
            system.send(SmallSystem.ROUTED, 2, LATER.toString(), "{\"applied\":1}");
            system.send(SmallSystem.ROUTED, 2, LATER.toString(), "{\"applied\":2}");
            system.commit(SmallSystem.GROUP, PARTITION, 1);
            photo(system, "aa/one", "1");
            int during = backUpUnderWrites(system);
            system.sql("cases", "insert into work select generate_series(1000001, 1000100)");
            system.sql("cases", "insert into cases values ('" + KEPT + "', 1, 3)");
            system.archive();
            system.sql("cases", "insert into work values (2000001)"); // in no archived segment
            tell(system, KEPT, 2, "DISPATCHED", "2026-11-24T01:00:00Z");
            tell(system, KEPT, 5, "ANSWERED", "2026-11-24T02:00:00Z");
            tell(system, KEPT, 6, "CITIZEN_ACTED", "2026-11-24T03:00:00Z");
            tell(system, LATER, 3, "OPENED", "2026-11-24T03:00:00Z");
            tell(system, LATER, 4, "ERASED", "2026-11-24T04:00:00Z");
            system.send(
                    Topic.CITIZEN_ACTION.wireName(), 0, KEPT.toString(), "{\"at\":\"2026-11-24T03:00:00.000000789Z\"}");
            system.send(Topic.CASE_EVENT.wireName(), 0, "nonsense", "{\"epoch\":\"many\"}");
            system.send(Topic.AGENCY.wireName(), 0, "dlh", "{\"code\":\"dlh\",\"version\":2}");
            system.commit(SmallSystem.GROUP, PARTITION, 2);
            system.commit("routing-service.case-event", new TopicPartition("case-event.v1", 0), 5);
            system.commit("somebody-else", PARTITION, 2);
            system.crash();
            Directories.delete(system.data.postgres());
            Files.delete(system.data.attachments().resolve("aa/one"));
            photo(system, "bb/two", "2");

            Restore.Restored restored = system.restore().from(copy, keys);

            assertThat(restored.epoch()).isEqualTo(2);
            assertThat(restored.asOf()).isNotNull();
            assertThat(restored.lost())
                    .containsExactlyInAnyOrder(
                            number(KEPT) + "  before line 5  1 line without an event",
                            number(KEPT) + "  line 5  ANSWERED  2026-11-24T02:00:00Z",
                            number(LATER) + "  line 4  ERASED  2026-11-24T04:00:00Z",
                            "agency dlh  edited in version 2 of the directory");
            assertThat(system.data.attachments().resolve("aa/one")).hasContent("1");
            assertThat(system.data.attachments().resolve("bb/two")).hasContent("2");
            assertThat(system.data.unfinished()).doesNotExist();
            system.started();
            assertThat(system.number("cases", "select count(*) from work where n <= 1000000"))
                    .isGreaterThanOrEqualTo(during);
            assertThat(system.number("cases", "select count(*) from work where n between 1000001 and 1000100"))
                    .isEqualTo(100);
            assertThat(system.number("cases", "select count(*) from work where n = 2000001"))
                    .isZero();
            assertThat(system.committed(SmallSystem.GROUP)).containsEntry(PARTITION, 1L);
            assertThat(system.committed("routing-service.case-event"))
                    .as("it began after the backup, so the database knows nothing of what it read")
                    .containsEntry(new TopicPartition("case-event.v1", 0), 0L);
            assertThat(system.committed("somebody-else")).containsEntry(PARTITION, 2L);

            // the same again, from the same backup: nothing that the first restore did stands in its way
            system.sql("cases", "insert into work values (3000001)");
            system.archive();
            system.stop();
            Directories.delete(system.data.postgres());
            assertThat(system.restore().from(copy, keys).epoch()).isEqualTo(3);
            system.started();
            assertThat(system.number("cases", "select count(*) from work where n = 3000001"))
                    .isOne();
        }
    }

    @Test
    void withKafkaLostTooItsUnreadRecordsComeBackAndEveryGroupBeginsAtTheStart() throws Exception {
        try (var system = new SmallSystem(folder.resolve("data")).started()) {
            system.send(SmallSystem.ROUTED, 2, LATER.toString(), "{\"applied\":1}");
            system.send(SmallSystem.ROUTED, 2, LATER.toString(), "{\"on its way\":2}");
            system.send(Topic.SEALING_KEY.wireName(), 0, "2026-W48-1", "{\"key\":1}");
            system.commit(SmallSystem.GROUP, PARTITION, 1);
            system.sql(
                    "cases",
                    "insert into consumed_partition values ('" + SmallSystem.GROUP + "', '" + SmallSystem.ROUTED
                            + "', 2), ('" + SmallSystem.GROUP + "', '" + SmallSystem.ROUTED + "', 3)");
            system.sql(
                    "cases",
                    "insert into parked_record values (gen_random_uuid(), '" + SmallSystem.ROUTED + "', 2, 0)");
            photo(system, "aa/one", "1");
            system.backup().into(copy);
            system.stop();

            try (var fresh = new SmallSystem(folder.resolve("another machine"))) {
                Restore.Restored restored = fresh.restore().from(copy, keys);

                assertThat(restored.lost()).isEmpty();
                assertThat(fresh.data.secrets()).hasSameTextualContentAs(keys);
                assertThat(fresh.data.attachments().resolve("aa/one")).hasContent("1");
                fresh.started();
                assertThat(fresh.records(SmallSystem.ROUTED, 2)).containsExactly("{\"on its way\":2}");
                assertThat(fresh.records(Topic.SEALING_KEY.wireName(), 0)).containsExactly("{\"key\":1}");
                assertThat(fresh.committed(SmallSystem.GROUP))
                        .isEqualTo(Map.of(PARTITION, 0L, new TopicPartition(SmallSystem.ROUTED, 3), 0L));
                assertThat(fresh.number("cases", "select kafka_offset from parked_record"))
                        .as("the new topic has another record at that position")
                        .isNegative();
            }
        }
    }

    @Test
    void archiveKeepsNothingBeforeTheFirstBackupAndForgetsWhatIsOlderThanTheOneBefore() throws Exception {
        try (var system = new SmallSystem(folder.resolve("data")).started()) {
            system.sql("cases", "create table work (n integer)");
            system.sql("postgres", "select pg_switch_wal()");
            system.backup().into(copy);
            String first = Manifest.read(copy, SmallSystem.RELEASE).base().firstSegment();
            try (var files = Files.list(system.data.wal())) {
                assertThat(files.map(file -> file.getFileName().toString())
                                .filter(name -> name.matches("[0-9A-F]{24}.gz"))
                                .sorted()
                                .findFirst())
                        .hasValueSatisfying(oldest -> assertThat(oldest).isGreaterThanOrEqualTo(first));
            }
            system.backup().into(folder.resolve("elsewhere/tuesday"));
            assertThat(system.data.wal().resolve(first + ".gz")).exists();
            system.backup().into(folder.resolve("elsewhere/wednesday"));
            assertThat(system.data.wal().resolve(first + ".gz")).doesNotExist();
        }
    }

    @Test
    void restoreRefusesWithWhatToDoAndTouchesNothing() throws Exception {
        try (var system = new SmallSystem(folder.resolve("data")).started()) {
            system.backup().into(copy);
            system.stop();

            assertThatThrownBy(() -> system.restore().from(copy, keys))
                    .hasMessageContainingAll("overwrites nothing", "mv ");
            assertThatThrownBy(() -> system.restore("2.0").from(copy, keys))
                    .hasMessageContainingAll("made by Aduan 1.0", "this is Aduan 2.0", "upgrade then");
            assertThatThrownBy(() -> system.restore().from(folder, keys)).hasMessageContaining("is no backup");
            assertThatThrownBy(() -> system.restore().from(copy, folder.resolve("none")))
                    .hasMessageContaining("cannot be read");
            Path others = Files.writeString(folder.resolve("others.keys"), "vault=other\n");
            assertThatThrownBy(() -> system.restore().from(copy, others))
                    .hasMessageContaining("not the keys of this backup");
            Directories.delete(system.data.postgres());
            Files.writeString(system.data.secrets(), "vault=made since\n");
            assertThatThrownBy(() -> system.restore().from(copy, keys)).hasMessageContaining("other secrets");
            assertThat(system.data.postgres()).doesNotExist();
            assertThat(system.data.unfinished()).doesNotExist();

            Files.copy(keys, system.data.secrets(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Path table = copy.resolve("postgres/PG_VERSION");
            byte[] kept = Files.readAllBytes(table);
            Files.delete(table);
            assertThatThrownBy(() -> system.restore().from(copy, keys)).hasMessageContaining("not whole");
            assertThat(system.data.unfinished()).exists();

            Files.write(table, kept);
            assertThat(system.restore().from(copy, keys).epoch()).isEqualTo(2);
            assertThat(system.data.unfinished()).doesNotExist();
        }
    }

    /** Backs up while rows are written; tells how many were committed before it began. */
    private int backUpUnderWrites(SmallSystem system) throws Exception {
        var go = new AtomicBoolean(true);
        var written = new AtomicInteger();
        var writer = new Thread(() -> {
            try (var connection = system.connect("cases");
                    var statement = connection.prepareStatement("insert into work values (?)")) {
                while (go.get()) {
                    statement.setInt(1, written.get() + 1);
                    statement.execute();
                    written.incrementAndGet();
                }
            } catch (SQLException e) {
                go.set(false);
            }
        });
        writer.start();
        org.awaitility.Awaitility.await().until(() -> written.get() > 50);
        int before = written.get();
        system.backup().into(copy);
        assertThat(written.get()).isGreaterThan(before);
        go.set(false);
        writer.join();
        return before;
    }

    private static void tell(SmallSystem system, UUID id, long version, String type, String at) {
        system.send(
                Topic.CASE_EVENT.wireName(),
                0,
                id.toString(),
                "{\"complaintId\":\"" + id + "\",\"epoch\":1,\"version\":" + version + ",\"type\":\"" + type
                        + "\",\"at\":\"" + at + "\"}");
    }

    private static String number(UUID id) {
        return TrackingNumber.of(new ComplaintId(id)).value();
    }

    private static void photo(SmallSystem system, String name, String content) throws IOException {
        Path file = system.data.attachments().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
