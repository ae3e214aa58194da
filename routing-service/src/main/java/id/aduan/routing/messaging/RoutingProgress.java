package id.aduan.routing.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while a decision has waited for Kafka for a minute: what has been received goes nowhere. */
@Readiness
@ApplicationScoped
class RoutingProgress implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RouteReceived route;
    private final Clock clock = Clock.systemUTC();

    RoutingProgress(RouteReceived route) {
        this.route = route;
    }

    @Override
    public HealthCheckResponse call() {
        Instant oldest = route.oldestWaiting();
        boolean flows = oldest.equals(Instant.MAX) || oldest.plus(PATIENCE).isAfter(clock.instant());
        return HealthCheckResponse.named("decisions-published").status(flows).build();
    }
}
