package id.aduan.durable;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A step that a scheduler makes again and again. What fails waits for the next time; it is told once until it works again, and
 * not at all while this service is ending, when nothing can be done about it.
 */
public final class Repeated {
    private final Logger log;
    private final String name;
    private volatile boolean failing;

    /** @param name of what waits then, as {@code timers of conversations} */
    public Repeated(Logger log, String name) {
        this.log = requireNonNull(log, "log is null");
        this.name = requireNonNull(name, "name is null");
    }

    /** Something that may block and may fail. */
    @FunctionalInterface
    public interface Step {
        void make() throws Exception;
    }

    /** Completes when the step was made or has failed; never fails. */
    public Uni<Void> make(Supplier<Uni<Void>> step) {
        return Uni.createFrom()
                .deferred(step::get)
                .invoke(() -> failing = false)
                .onFailure()
                .recoverWithItem(failure -> {
                    failed(failure);
                    return null;
                });
    }

    /** As {@link #make}, of a step that blocks. */
    public void makeBlocking(Step step) {
        try {
            step.make();
            failing = false;
        } catch (Exception e) {
            failed(e);
        }
    }

    private void failed(Throwable failure) {
        if (Ending.isNow()) {
            log.debugf("%s are not looked after any more: %s", name, Failures.cause(failure));
        } else if (!failing) {
            failing = true;
            log.warnf("%s wait and are tried again: %s", name, Failures.cause(failure));
        }
    }
}
