package id.aduan.durable;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/** Steps that come one after the other: a session takes one statement at a time. After a failure no further step is made. */
public final class InTurn {
    private InTurn() {}

    /** Completes after the last step. */
    public static <T> Uni<Void> all(Iterable<T> items, Function<? super T, ? extends Uni<?>> step) {
        return each(items, item -> step.apply(item).replaceWith(Boolean.TRUE)).replaceWithVoid();
    }

    /** What the steps bring, in the order of the items; none may bring null. */
    public static <T, R> Uni<List<R>> each(Iterable<T> items, Function<? super T, ? extends Uni<R>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> step.apply(item))
                .collect()
                .asList();
    }
}
