package id.aduan.cases.support;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.durable.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Another instance of the service. */
public final class AnotherInstance {
    private AnotherInstance() {}

    /** Does something while the other has its turn; returns when the other's transaction has ended too. */
    public static void hasItsTurnWhile(Transactions transactions, Supplier<Uni<Boolean>> takeTurn, Runnable what)
            throws Exception {
        CompletableFuture<Boolean> taken = new CompletableFuture<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        CompletableFuture<Void> ended = transactions
                .run(session -> {
                    Context own = Vertx.currentContext();
                    return takeTurn.get()
                            .invoke(taken::complete)
                            .chain(() -> Uni.createFrom().completionStage(end))
                            .emitOn(work -> own.runOnContext(unused -> work.run()));
                })
                .subscribeAsCompletionStage();
        try {
            assertThat(taken.get(Given.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            what.run();
        } finally {
            end.complete(null);
            ended.get(Given.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
