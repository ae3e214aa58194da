package id.aduan.kit.events;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Says which topics are not as they should be. The service serves meanwhile, so it is ready and not well. */
@Wellness
@ApplicationScoped
class TopicsHealth implements HealthCheck {
    private final KeptTopics topics;

    TopicsHealth(KeptTopics topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("topics");
        SortedMap<String, String> troubles = topics.troubles();
        troubles.forEach(health::withData);
        return health.status(troubles.isEmpty()).build();
    }
}
