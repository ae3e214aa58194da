package id.aduan.stack.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real broker for a {@code @QuarkusTest}: the same one for all tests of the JVM, so keys should be fresh. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("kafka.bootstrap.servers", Shared.kafka());
    }

    @Override
    public void stop() {
        // the broker is shared; it ends with the JVM
    }

    /** Where tests find the broker. */
    public static String bootstrapServers() {
        return Shared.kafka();
    }
}
