package id.aduan.intake.whatsapp.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;

/**
 * Keeps what bodies take of the heap within a budget. Small ones have a part of it of their own, so that a few large ones
 * never close the door to a citizen's message.
 */
@ApplicationScoped
class BodyMemory {
    static final int SMALL_BYTES = 64 * 1024;

    /** A body is in memory as it came, sealed, as base64, as a record, and in the producer's buffer. */
    private static final int COPIES = 8;

    private static final int UNIT = 1024;

    private final int largeUnits;
    private final Semaphore small;
    private final Semaphore large;

    @Inject
    BodyMemory(WebhookSettings settings) {
        this(settings.memoryBytes());
    }

    /** @param bytes of heap that bodies may take at once, everything counted */
    BodyMemory(long bytes) {
        int units = Math.toIntExact(Math.max(bytes / UNIT, 8L));
        this.largeUnits = units * 3 / 4;
        this.small = new Semaphore(units - largeUnits);
        this.large = new Semaphore(largeUnits);
    }

    /** Takes room for a body of this length, or null when there is none now. What was taken is closed once. */
    Room take(long length) {
        boolean isSmall = length <= SMALL_BYTES;
        long wanted = Math.max(1, length * COPIES / UNIT);
        // the largest body alone always has room, however small the budget is
        int units = (int) (isSmall ? wanted : Math.min(largeUnits, wanted));
        Semaphore lane = isSmall ? small : large;
        return lane.tryAcquire(units) ? () -> lane.release(units) : null;
    }

    /** Room that a body has; to be closed once. */
    @FunctionalInterface
    interface Room extends AutoCloseable {
        @Override
        void close();
    }
}
