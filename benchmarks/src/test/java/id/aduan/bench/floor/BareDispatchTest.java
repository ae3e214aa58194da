package id.aduan.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.bench.load.Board;
import id.aduan.bench.load.CallBodies;
import id.aduan.bench.load.CallDesk;
import id.aduan.bench.stack.FloorDatabase;
import id.aduan.bench.stack.Program;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.stack.EmbeddedKafka;
import id.aduan.stack.FreePort;
import id.aduan.stack.PostgresServer;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The floor of emergencies in a process of its own, over a real broker and a real database. */
class BareDispatchTest {
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RECEIVED = "received";
    private static final String RECEIVED_URGENT = "received-urgent";
    private static final String ROUTED_URGENT = "routed-urgent";

    @TempDir
    private Path folder;

    /** The broker is in this process and tells much. */
    @BeforeAll
    static void onlyWarnings() {
        Logger.getLogger("").setLevel(Level.WARNING);
    }

    @Test
    void emergenciesComeToEveryScreenReportsToTheirTopicAndEachCallIsARow() throws Exception {
        int port = FreePort.any();
        URI server = URI.create("http://127.0.0.1:" + port);
        CallBodies bodies = new CallBodies(Gazetteer.load(), 9);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
                PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
                Admin admin =
                        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            admin.createTopics(Stream.of(RECEIVED, RECEIVED_URGENT, ROUTED_URGENT)
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get(30, TimeUnit.SECONDS);
            postgres.createDatabase(FloorDatabase.NAME, FloorDatabase.NAME);
            FloorDatabase database = FloorDatabase.filled(postgres.jdbcUrl(FloorDatabase.NAME));
            try (Connection connection = database.connect();
                    var statement = connection.createStatement()) {
                statement.execute(BareDispatch.TABLE);
            }
            FloorKeys keys = FloorKeys.make(folder.resolve("keys"));
            try (Program program = Program.start(
                            BareDispatch.class,
                            "256m",
                            folder.resolve("floor.log"),
                            List.of(
                                    Integer.toString(port),
                                    kafka.bootstrapServers(),
                                    RECEIVED,
                                    RECEIVED_URGENT,
                                    ROUTED_URGENT,
                                    database.url(),
                                    keys.folder().toString(),
                                    SECRET,
                                    SECRET,
                                    SECRET));
                    Board early = new Board(server, "nobody asks");
                    CallDesk desk = new CallDesk(server, List.of("nobody asks"), false)) {
                CallDesk.Outcome outcome = desk.log(20, Duration.ofSeconds(2), bodies::next);

                assertThat(program.pid()).isPositive();
                assertThat(outcome.accepted()).isEqualTo(40);
                assertThat(outcome.emergencies()).hasSize(4);
                assertThat(early.awaitAll(outcome.emergencies().keySet(), PATIENCE))
                        .isZero();
                assertThat(early.shown(outcome.emergencies()).count()).isEqualTo(4);
                try (Board late = new Board(server, "nobody asks")) {
                    assertThat(late.awaitAll(outcome.emergencies().keySet(), PATIENCE))
                            .isZero();
                }
                assertThat(written(admin, RECEIVED)).isEqualTo(12);
                assertThat(written(admin, RECEIVED_URGENT)).isEqualTo(4);
                assertThat(count(database, "call")).isEqualTo(40);
                assertThat(count(database, "cases where urgency = 'EMERGENCY'")).isEqualTo(4);
            }
        }
    }

    private static long written(Admin admin, String topic) throws Exception {
        return admin.listOffsets(Map.of(new TopicPartition(topic, 0), OffsetSpec.latest()))
                .all()
                .get(30, TimeUnit.SECONDS)
                .values()
                .iterator()
                .next()
                .offset();
    }

    private static int count(FloorDatabase database, String rows) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from " + rows)) {
            found.next();
            return found.getInt(1);
        }
    }
}
