package id.aduan.durable;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Says which partitions a person must decide about. The service serves meanwhile, so it is ready and not well. */
@Wellness
@ApplicationScoped
class OffsetsHealth implements HealthCheck {
    private final HeldPartitions held;

    OffsetsHealth(HeldPartitions held) {
        this.held = held;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("offsets");
        var all = held.all();
        all.forEach((group, partitions) -> health.withData(
                group,
                partitions.entrySet().stream()
                        .map(each -> each.getKey() + " is not read since "
                                + each.getValue().since() + ": "
                                + each.getValue().cause())
                        .sorted()
                        .collect(Collectors.joining(
                                "; ", "", ". Set the group's offsets or begin again: see the log"))));
        return health.status(all.isEmpty()).build();
    }
}
