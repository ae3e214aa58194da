package id.aduan.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals to processes that this run has started. */
final class Signals {
    private Signals() {}

    static void send(String signal, long pid) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("process " + pid + " cannot be sent " + signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("there is no kill on this machine", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
