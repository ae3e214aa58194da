package id.aduan.intake.whatsapp.sending;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Says which numbers and templates a person must look after. The door takes reports meanwhile: it is ready and not well. */
@Wellness
@ApplicationScoped
class SendingHealth implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SendingWatch watch;
    private final Accounts accounts;
    private final Clock clock = Clock.systemUTC();

    SendingHealth(SendingWatch watch, Accounts accounts) {
        this.watch = watch;
        this.accounts = accounts;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("whatsapp-sending");
        boolean well = true;
        SendingWatch.Seen seen = watch.seen();
        for (AccountStates.Standing each : seen.accounts()) {
            String trouble = trouble(each);
            var account = accounts.find(each.account());
            if (trouble != null && account.isPresent()) {
                well = false;
                health.withData(account.get().name(), trouble);
            }
        }
        for (Templates.Standing each : seen.templates()) {
            if (OwnTemplates.NAMES.contains(each.name()) && !each.usable()) {
                well = false;
                health.withData("template " + each.name() + " " + each.language(), each.status());
            }
        }
        return health.status(well).build();
    }

    private String trouble(AccountStates.Standing standing) {
        if (standing.stop() != null) {
            return "sends nothing since " + standing.stoppedAt() + ": "
                    + switch (standing.stop()) {
                        case TOKEN -> "its token is not good";
                        case POLICY -> "the provider does not allow it";
                    }
                    + ", code " + standing.code();
        }
        if (standing.failingSince() != null
                && standing.failingSince().plus(PATIENCE).isBefore(clock.instant())) {
            return "does not reach the provider since " + standing.failingSince();
        }
        return "RED".equals(standing.quality()) ? "its quality is RED" : null;
    }
}
