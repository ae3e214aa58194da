package id.aduan.kit.problem;

/** Knows failures of a technology that pass by themselves; a request that ends with one may be sent again as it is. */
public interface PassingFailures {
    /** Whether this, or what caused it, passes: a server that is away, a transaction that lost against another. */
    boolean passes(Throwable failure);
}
