package id.aduan.kit.problem;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** Ends a request with a problem. Its message is the problem's type, never the detail, since it may be logged. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final Duration retryAfter;

    public Refusal(Problem problem) {
        this(problem, null);
    }

    /** @param retryAfter when trying again makes sense, or null */
    public Refusal(Problem problem, Duration retryAfter) {
        super(requireNonNull(problem, "problem is null").type().toString(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public Problem problem() {
        return problem;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
