package id.aduan.durable;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Knows whether this service is ending: what it needs is taken away under the work that still runs. */
@ApplicationScoped
class Ending {
    private static volatile boolean now;

    void begin(@Observes StartupEvent event) {
        now = false;
    }

    void end(@Observes ShutdownEvent event) {
        now = true;
    }

    static boolean isNow() {
        return now;
    }
}
