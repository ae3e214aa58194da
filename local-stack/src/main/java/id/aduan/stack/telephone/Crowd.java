package id.aduan.stack.telephone;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Many who call about the same at once. Telephones of a number of operators answer them one after another; who waits too long
 * hangs up.
 */
final class Crowd implements AutoCloseable {
    static final int MOST_CALLS = 2_000;

    private static final List<String> SAYS = List.of("flood.1", "flood.2", "flood.3", "flood.4", "ghost");
    private static final int FIRST_EXTENSION = 201;
    private static final int FIRST_NUMBER = 3_000;
    private static final int NUMBERS = 5_000;
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Switchboard switchboard;
    private final ArrayDeque<String> free = new ArrayDeque<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "telephone-crowd");
        thread.setDaemon(true);
        return thread;
    });
    private int coming;
    private boolean looking;

    /**
     * What is wanted.
     *
     * @param operators whose telephones answer by themselves; with none every call rings until its caller hangs up
     */
    record Wanted(int calls, Duration within, int operators, Duration talk, Duration patience) {
        Wanted {
            if (calls < 1 || calls > MOST_CALLS || operators < 0 || operators > 100) {
                throw new IllegalArgumentException("calls must be 1 to " + MOST_CALLS + ", operators 0 to 100");
            }
            if (within.isNegative() || within.toMinutes() > 60 || talk.isNegative() || patience.isNegative()) {
                throw new IllegalArgumentException("seconds must be 0 to 3600, the others not negative");
            }
        }
    }

    Crowd(Switchboard switchboard) {
        this.switchboard = requireNonNull(switchboard, "switchboard is null");
    }

    /** Returns at once. */
    synchronized void call(Wanted wanted) {
        free.clear();
        for (int i = 0; i < wanted.operators(); i++) {
            free.add(Integer.toString(FIRST_EXTENSION + i));
        }
        long pause = wanted.within().toMillis() / wanted.calls();
        for (int i = 0; i < wanted.calls(); i++) {
            int caller = i;
            coming++;
            later(Duration.ofMillis(pause * i), () -> ring(caller, wanted));
        }
        if (!looking) {
            looking = true;
            look(wanted);
        }
    }

    synchronized int coming() {
        return coming;
    }

    private synchronized void ring(int caller, Wanted wanted) {
        coming--;
        String number = "0800000%05d".formatted(FIRST_NUMBER + caller % NUMBERS);
        PhoneCall call = switchboard.ring(number, SAYS.get(caller % SAYS.size()));
        later(wanted.patience(), () -> {
            if (switchboard.is(call.id(), PhoneCall.State.RINGING)) {
                hangUp(call.id());
            }
        });
    }

    /** Free telephones take who has waited longest. */
    private synchronized void look(Wanted wanted) {
        var next = switchboard.longestRinging();
        while (next.isPresent() && !free.isEmpty()) {
            String extension = free.poll();
            String id = next.get().id();
            switchboard.answer(id, extension);
            later(wanted.talk(), () -> {
                hangUp(id);
                synchronized (this) {
                    free.add(extension);
                }
            });
            next = switchboard.longestRinging();
        }
        looking = coming > 0 || next.isPresent();
        if (looking) {
            later(LOOK, () -> look(wanted));
        }
    }

    private void hangUp(String id) {
        try {
            switchboard.hangUp(id);
        } catch (IllegalArgumentException | Switchboard.UnknownCall e) {
            // somebody was quicker
        }
    }

    private void later(Duration time, Runnable work) {
        var unused = timer.schedule(work, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
