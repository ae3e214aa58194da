package id.aduan.intake;

import id.aduan.contracts.Language;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the photos that are in memory at once within a budget, so that a few large ones at the same time make each
 * other wait instead of ending the process. To be asked on a worker thread once a form is on disk.
 */
@ApplicationScoped
public class PhotoMemory {
    private static final int UNIT = 1024;
    private static final int PATIENCE_SECONDS = 20;

    private final int budget;
    private final Semaphore free;

    PhotoMemory(DoorSettings settings) {
        this.budget = settings.uploads().memoryBytes() / UNIT;
        this.free = new Semaphore(budget, true);
    }

    /** Returns when the request may read its photos; until its end they count. Fails with a refusal of 503. */
    public void reserve(RoutingContext request, Language language) {
        long bytes = Math.max(0, request.request().bytesRead());
        int units = (int) Math.min(budget, bytes / UNIT + 1);
        try {
            if (!free.tryAcquire(units, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Refusals.notSafe(language);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.notSafe(language);
        }
        request.addEndHandler(ended -> free.release(units));
    }
}
