package id.aduan.kit.sealing;

import id.aduan.contracts.SealingKeyPublished;
import id.aduan.contracts.Topic;
import id.aduan.kit.events.CompactedTopic;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives a door ({@code aduan.door.enabled=true}) its {@link ContactSealer}, fed from {@code sealing-key.v1}. */
@ApplicationScoped
@IfBuildProperty(name = "aduan.door.enabled", stringValue = "true")
class DoorSealing {
    private final SealingKeys keys;
    private final ContactSealer sealer;
    private final CompactedTopic topic;

    DoorSealing(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "aduan.data.directory") Path data) {
        this.keys = new SealingKeys(data.resolve("sealing-key.json"), Clock.systemUTC());
        this.sealer = new ContactSealer(keys::newest, Clock.systemUTC());
        this.topic =
                new CompactedTopic(Topic.SEALING_KEY, kafka, seen -> keys.accept(seen.read(SealingKeyPublished.class)));
    }

    void start(@Observes StartupEvent event) {
        topic.start();
    }

    void stop(@Observes ShutdownEvent event) {
        topic.close();
    }

    @Produces
    SealingKeys keys() {
        return keys;
    }

    @Produces
    ContactSealer sealer() {
        return sealer;
    }
}
