package id.aduan.intake.callcenter.exchange;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says when Asterisk is not listened to. Calls are taken by hand meanwhile: the service is ready and not well. */
@Wellness
@ApplicationScoped
class AsteriskHealth implements HealthCheck {
    private final AsteriskLine line;

    AsteriskHealth(AsteriskLine line) {
        this.line = line;
    }

    @Override
    public HealthCheckResponse call() {
        var health = HealthCheckResponse.named("asterisk");
        if (!line.isWanted()) {
            return health.up().withData("state", "none is configured").build();
        }
        return line.downSince()
                .map(since -> health.down()
                        .withData("state", "not listened to since " + since)
                        .withData("cause", line.trouble())
                        .build())
                .orElseGet(() -> health.up().withData("state", "listened to").build());
    }
}
