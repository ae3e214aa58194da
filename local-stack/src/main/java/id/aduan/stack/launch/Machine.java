package id.aduan.stack.launch;

import id.aduan.stack.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What the machine must have before a stack can start; each lack is told with what to do. */
final class Machine {
    /** Below this PostgreSQL and Kafka could stop in the middle of a day's work. */
    static final long LEAST_SPACE = 1024L * 1024 * 1024;

    private static final int LEAST_JAVA = 17;

    private Machine() {}

    static void requireJava(int version) {
        if (version < LEAST_JAVA) {
            throw new StackFailure("This is Java " + version + "; Aduan needs a JDK of " + LEAST_JAVA
                    + " or later. Install one and set JAVA_HOME to it.");
        }
    }

    static void requireSpace(Home home, ToLongFunction<Home> usable) {
        long space = usable.applyAsLong(home);
        if (space < LEAST_SPACE) {
            throw new StackFailure("Only " + space / (1024 * 1024) + " MiB are free where " + home.folder()
                    + " is, and Aduan needs 1 GiB. Free some, or set ADUAN_HOME to a folder on another disk.");
        }
    }

    static long usableSpace(Home home) {
        try {
            return Files.getFileStore(home.folder()).getUsableSpace();
        } catch (IOException e) {
            throw new StackFailure("The disk of " + home.folder() + " cannot be asked: " + e.getMessage(), e);
        }
    }

    static void requirePorts(Map<Integer, String> ports) {
        for (Map.Entry<Integer, String> port : ports.entrySet()) {
            if (!FreePort.isFree(port.getKey())) {
                throw new StackFailure("Port " + port.getKey() + " (" + port.getValue()
                        + ") is taken by another program. Find it with: ss -ltnp 'sport = :" + port.getKey()
                        + "' (macOS: lsof -i :" + port.getKey()
                        + "), end it, or choose other ports: ADUAN_PORT=18080 ./aduan up");
            }
        }
    }
}
