package id.aduan.intake;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Purges the photos of forms that were never sent. */
@ApplicationScoped
class DraftPurge {
    private static final Logger LOG = Logger.getLogger(DraftPurge.class);

    private final Drafts drafts;

    DraftPurge(Drafts drafts) {
        this.drafts = drafts;
    }

    @Scheduled(every = "1h", delayed = "1m")
    void purge() throws IOException {
        int purged = drafts.purge(Clock.systemUTC().instant());
        if (purged > 0) {
            LOG.infof("photos of %d forms that were never sent are purged", purged);
        }
    }
}
