package id.aduan.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedTest {
    private static final String CATEGORY = "of-a-test";
    private static final Supplier<Uni<Void>> FAILS =
            () -> Uni.createFrom().failure(new IllegalStateException("the database is away"));
    private static final Supplier<Uni<Void>> WORKS = () -> Uni.createFrom().voidItem();

    private final List<String> told = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            told.add(line.getLevel().getName());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Repeated repeated = new Repeated(Logger.getLogger(CATEGORY), "things");

    @BeforeEach
    void listen() {
        java.util.logging.Logger.getLogger(CATEGORY).addHandler(listener);
    }

    @AfterEach
    void leave() {
        java.util.logging.Logger.getLogger(CATEGORY).removeHandler(listener);
        new Ending().begin(new StartupEvent());
    }

    @Test
    void whatFailsIsToldOnceUntilItWorksAgain() {
        make(FAILS);
        make(FAILS);
        assertThat(told).hasSize(1);

        make(WORKS);
        make(FAILS);
        assertThat(told).hasSize(2);
    }

    @Test
    void aStepThatThrowsIsAFailureLikeAnyOther() {
        make(() -> {
            throw new IllegalStateException("closed");
        });
        repeated.makeBlocking(() -> {
            throw new IOException("gone");
        });

        assertThat(told).hasSize(1);
    }

    @Test
    void aBlockingStepIsMade() {
        AtomicInteger made = new AtomicInteger();

        repeated.makeBlocking(made::incrementAndGet);

        assertThat(made).hasValue(1);
        assertThat(told).isEmpty();
    }

    @Test
    void whileTheServiceEndsNothingIsTold() {
        new Ending().end(new ShutdownEvent());

        make(FAILS);

        assertThat(told).isEmpty();
    }

    private void make(Supplier<Uni<Void>> step) {
        repeated.make(step).await().indefinitely();
    }
}
