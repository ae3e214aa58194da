package id.aduan.stack.tether;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this JVM in order when its standard input ends. The launcher holds the other end of the pipe, so no process of the
 * stack outlives it, however it goes; also usable as an agent of a JVM that knows nothing of it.
 */
public final class Tether {
    private static final long PATIENCE_MILLIS = 20_000;

    private Tether() {}

    /** Called by the JVM before the main method of the program. */
    public static void premain(String arguments) {
        hold(System.in);
    }

    /** From now on the JVM ends with the stream. */
    public static void hold(InputStream launcher) {
        daemon("tether", () -> {
            awaitEnd(launcher);
            daemon("tether-patience", Tether::haltLater);
            System.exit(0);
        });
    }

    private static void awaitEnd(InputStream launcher) {
        try {
            var ignored = new byte[64];
            while (launcher.read(ignored) >= 0) {
                // nothing is ever said, only the end counts
            }
        } catch (IOException e) {
            // a broken pipe is an end, too
        }
    }

    /** An orderly end must not take for ever: nobody is there who would insist. */
    private static void haltLater() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
