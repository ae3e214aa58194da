package id.aduan.stack.launch;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What the launcher writes down of itself and its processes, for the other commands and for the next start.
 *
 * @param port the first of all ports, as the launcher was told it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record StackState(long launcher, long launcherStartedAt, int port, Phase phase, List<ComponentState> components) {
    private static final JsonMapper JSON = new JsonMapper();

    /** How far the stack is. */
    enum Phase {
        STARTING,
        READY,
        STOPPING
    }

    StackState {
        requireNonNull(phase, "phase is null");
        components = List.copyOf(components);
    }

    /** What was written last; empty when nothing was, or nothing that can be read. */
    static Optional<StackState> read(Home home) {
        Path file = file(home);
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readAllBytes(file), StackState.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(Home home) {
        try {
            Path fresh = home.run().resolve("state.json.tmp");
            Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(fresh, file(home), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the state of the stack cannot be written", e);
        }
    }

    /** The launcher, while it still runs. */
    Optional<ProcessHandle> launcherProcess() {
        return ComponentState.process(launcher, launcherStartedAt);
    }

    Optional<ComponentState> component(String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .findFirst();
    }

    static Path file(Home home) {
        return home.run().resolve("state.json");
    }
}
