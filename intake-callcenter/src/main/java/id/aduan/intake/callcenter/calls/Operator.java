package id.aduan.intake.callcenter.calls;

import static java.util.Objects.requireNonNull;

/**
 * Who sits at the screen.
 *
 * @param name as the sign-in names him
 * @param supervisor may take what another has
 */
public record Operator(String name, boolean supervisor) {
    public Operator {
        requireNonNull(name, "name is null");
    }
}
