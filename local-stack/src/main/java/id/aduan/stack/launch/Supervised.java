package id.aduan.stack.launch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps a component running. Its first start must succeed; after that, when it dies it is named and started again, later
 * and later while it keeps dying.
 */
final class Supervised {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration HEALTHY = Duration.ofMinutes(1);
    private static final int TOLD_LINES = 15;

    private final Component component;
    private final Consumer<String> say;
    private final Runnable changed;
    private final ScheduledExecutorService restarts;
    private Child child;
    private boolean ready;
    private boolean stopping;
    private int deaths;
    private Duration pause = FIRST_PAUSE;

    /**
     * @param say tells the person at the terminal
     * @param changed called whenever the process or its readiness is another
     */
    Supervised(Component component, Consumer<String> say, Runnable changed) {
        this.component = requireNonNull(component, "component is null");
        this.say = requireNonNull(say, "say is null");
        this.changed = requireNonNull(changed, "changed is null");
        this.restarts = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "watch-" + component.name());
            thread.setDaemon(true);
            return thread;
        });
    }

    String name() {
        return component.name();
    }

    /** What it is at the moment. */
    synchronized ComponentState state() {
        boolean alive = child != null && child.isAlive();
        return new ComponentState(
                component.name(),
                alive ? child.pid() : 0,
                alive ? child.startedAt().toEpochMilli() : 0,
                alive && ready,
                deaths,
                component.log().toString());
    }

    /** Starts it and returns when it is ready; throws when it dies or takes too long. */
    void start() {
        Child started = launch();
        awaitReady(started);
        synchronized (this) {
            ready = true;
        }
        changed.run();
        watch(started);
    }

    /** Asks it to end, once and for all; returns at once. */
    synchronized void release() {
        stopping = true;
        restarts.shutdownNow();
        if (child != null) {
            child.release();
        }
    }

    /** Returns when it has ended. */
    void awaitEnd() {
        release();
        Child last;
        synchronized (this) {
            last = child;
        }
        if (last != null) {
            last.awaitEnd();
        }
    }

    private Child launch() {
        try {
            Child started = component.start().run();
            synchronized (this) {
                child = started;
                ready = false;
                if (stopping) {
                    started.release();
                }
            }
            changed.run();
            return started;
        } catch (IOException | UncheckedIOException e) {
            throw new StackFailure(component.name() + " cannot be started: " + e.getMessage(), e);
        } catch (IllegalStateException e) {
            throw new StackFailure(component.name() + ": " + e.getMessage() + told(), e);
        }
    }

    private void awaitReady(Child started) {
        long end = System.nanoTime() + component.patience().toNanos();
        while (!component.ready().getAsBoolean()) {
            if (!started.isAlive()) {
                throw new StackFailure(
                        component.name() + " ended with code " + started.exitCode() + " before it was ready." + told());
            }
            if (System.nanoTime() > end) {
                throw new StackFailure(component.name() + " is not ready after "
                        + component.patience().toSeconds() + " s." + told());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackFailure("stopped while " + component.name() + " was starting", e);
            }
        }
    }

    private void watch(Child started) {
        long since = System.nanoTime();
        var unused = started.onExit().thenAccept(process -> {
            synchronized (this) {
                if (stopping) {
                    return;
                }
                started.release(); // what its process has left behind ends as well
                ready = false;
                deaths++;
                if (System.nanoTime() - since > HEALTHY.toNanos()) {
                    pause = FIRST_PAUSE;
                }
                say.accept(component.name() + " died (code " + process.exitValue() + "); it is started again in "
                        + pause.toSeconds() + " s. Its log: " + component.log());
                scheduleRestart();
            }
            changed.run();
        });
    }

    private synchronized void scheduleRestart() {
        if (!stopping) {
            var unused = restarts.schedule(this::restart, pause.toMillis(), TimeUnit.MILLISECONDS);
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
        }
    }

    private void restart() {
        try {
            start();
            say.accept(component.name() + " is ready again.");
        } catch (StackFailure e) {
            synchronized (this) {
                if (stopping) {
                    return;
                }
                if (child != null) {
                    child.awaitEnd();
                }
                say.accept(e.getMessage());
                scheduleRestart();
            }
        }
    }

    private String told() {
        List<String> lines = Logs.last(component.log(), TOLD_LINES);
        return lines.isEmpty()
                ? "\n  Its log: " + component.log()
                : "\n  Its last words:\n    " + String.join("\n    ", lines) + "\n  Its log: " + component.log();
    }
}
