package id.aduan.durable;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says which consumer waits, since when and for what; a service that only waits is alive and not ready. */
@Readiness
@ApplicationScoped
class MessagingHealth implements HealthCheck {
    private final DurableConsumers consumers;
    private final OutboxRelay relay;

    MessagingHealth(DurableConsumers consumers, OutboxRelay relay) {
        this.consumers = consumers;
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("messaging");
        boolean up = true;
        for (DurableConsumer consumer : consumers.all()) {
            var waiting = consumer.waiting();
            if (waiting.isPresent()) {
                up = false;
                health.withData(
                        consumer.name(),
                        "waits since " + waiting.get().since() + ": "
                                + waiting.get().cause());
            }
        }
        var failing = relay.failingSince();
        if (failing.isPresent()) {
            up = false;
            health.withData("outbox", "fails since " + failing.get());
        }
        return health.status(up).build();
    }
}
