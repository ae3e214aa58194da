package id.aduan.routing.directory;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the directory is loaded. */
@Readiness
@ApplicationScoped
class DirectoryReadiness implements HealthCheck {
    private final CurrentDirectory directory;

    DirectoryReadiness(CurrentDirectory directory) {
        this.directory = directory;
    }

    @Override
    public HealthCheckResponse call() {
        return directory
                .now()
                .map(loaded -> HealthCheckResponse.named("directory")
                        .withData("version", loaded.version())
                        .up()
                        .build())
                .orElseGet(() -> HealthCheckResponse.down("directory"));
    }
}
