package id.aduan.kit.threads;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void aWorkerHasNothingOfTheContextThatItWorksFor() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Context request = ((VertxInternal) vertx).createEventLoopContext().duplicate();
            CompletableFuture<Optional<Context>> seen = new CompletableFuture<>();

            request.runOnContext(now -> {
                assertThat(Vertx.currentContext()).isSameAs(request);
                Workers.threads().execute(() -> seen.complete(Optional.ofNullable(Vertx.currentContext())));
            });

            assertThat(seen.get(10, TimeUnit.SECONDS)).isEmpty();
        } finally {
            vertx.close();
        }
    }
}
