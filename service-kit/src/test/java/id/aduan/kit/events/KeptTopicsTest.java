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
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
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
    @Timeout(60)
    void fewerPartitionsAreToldAndLeftAlone() throws Exception {
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic("agency.v1", 2, (short) 1)))
                    .all()
                    .get();
            awaitKnown(admin, "agency.v1");
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

    @Test
    @Timeout(60)
    void aTopicAndItsDeadLettersHaveTheSizeAndTheRetentionOfTheTopic() throws Exception {
        topics(Topic.WHATSAPP_UPDATE).check();

        try (Admin admin = Admin.create(kafka)) {
            for (String name : List.of("whatsapp-update.v1", "whatsapp-update.v1.dlq")) {
                awaitKnown(admin, name);
                ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
                Config made = admin.describeConfigs(List.of(topic)).all().get().get(topic);
                assertThat(made.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value())
                        .isEqualTo("6291456");
                assertThat(made.get(TopicConfig.RETENTION_MS_CONFIG).value())
                        .isEqualTo(Long.toString(Duration.ofDays(8).toMillis()));
            }
        }
    }

    private static KeptTopics topics(Topic topic) {
        return new KeptTopics(kafka, Optional.of(List.of(topic.wireName())), (short) 1, true, Duration.ofHours(1));
    }

    /** The broker learns of a topic a moment after the controller. */
    private static void awaitKnown(Admin admin, String topic) throws Exception {
        while (!names(admin).contains(topic)) {
            Thread.onSpinWait();
        }
    }

    private static Set<String> names(Admin admin) throws Exception {
        return admin.listTopics().names().get();
    }
}
