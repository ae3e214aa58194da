package id.aduan.kit.events;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.Topic;
import id.aduan.stack.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KeptTopicsTest {
    @TempDir
    static Path folder;

    private static EmbeddedKafka broker;
    private static Map<String, Object> kafka;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedKafka.start(folder);
        kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    @Timeout(60)
    void aTopicThatIsDeletedWhileTheServiceRunsIsMadeAnewAndTold() throws Exception {
        KeptTopics topics = topics(Topic.CITIZEN_ACTION);
        topics.check();
        assertThat(topics.troubles()).isEmpty();
        try (Admin admin = Admin.create(kafka)) {
            admin.deleteTopics(List.of("citizen-action.v1")).all().get();
            while (names(admin).contains("citizen-action.v1")) {
                Thread.onSpinWait(); // the broker learns of it a moment after the controller
            }

            topics.check();

            assertThat(names(admin)).contains("citizen-action.v1", "citizen-action.v1.dlq");
        }
        assertThat(topics.troubles()).containsOnlyKeys("citizen-action.v1");
        assertThat(topics.troubles().get("citizen-action.v1")).contains("made anew", "docs/restore.md");
    }

    @Test
    void fewerPartitionsAreToldAndLeftAlone() throws Exception {
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic("agency.v1", 2, (short) 1)))
                    .all()
                    .get();
            KeptTopics topics = topics(Topic.AGENCY);

            topics.check();

            assertThat(admin.describeTopics(List.of("agency.v1"))
                            .allTopicNames()
                            .get()
                            .get("agency.v1")
                            .partitions())
                    .hasSize(2);
            assertThat(topics.troubles()).containsOnlyKeys("agency.v1");
            assertThat(topics.troubles().get("agency.v1")).contains("has 2 partitions and not 6");
        }
    }

    private static KeptTopics topics(Topic topic) {
        return new KeptTopics(kafka, Optional.of(List.of(topic.wireName())), (short) 1, true, Duration.ofHours(1));
    }

    private static Set<String> names(Admin admin) throws Exception {
        return admin.listTopics().names().get();
    }
}
