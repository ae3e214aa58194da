package id.aduan.routing.triage;

import static java.util.Objects.requireNonNull;

/**
 * Who sits at the desk.
 *
 * @param name his name as the sign-in tells it
 * @param coordinator whether confidential reports are open to him
 */
public record Viewer(String name, boolean coordinator) {
    public Viewer {
        requireNonNull(name, "name is null");
    }
}
