package id.aduan.stack.launch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * One process of the stack.
 *
 * @param name what people call it
 * @param log where it writes
 * @param start starts a process; throws when it cannot
 * @param ready whether it serves now
 * @param patience how long it may take until then
 */
record Component(String name, Path log, Start start, BooleanSupplier ready, Duration patience) {
    /** Starts a process of a component. */
    interface Start {
        Child run() throws IOException;
    }

    Component {
        requireNonNull(name, "name is null");
        requireNonNull(log, "log is null");
        requireNonNull(start, "start is null");
        requireNonNull(ready, "ready is null");
        requireNonNull(patience, "patience is null");
    }
}
