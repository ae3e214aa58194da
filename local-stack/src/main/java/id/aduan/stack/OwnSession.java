package id.aduan.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands whose processes are in a session of their own, so that Ctrl-C or the end of a terminal reaches only the
 * process that started them, which then stops them in order.
 */
public final class OwnSession {
    private static final List<String> PREFIX = prefix();

    private OwnSession() {}

    /** The command to start instead; the same one where the system offers no way. */
    public static List<String> of(List<String> command) {
        var whole = new ArrayList<>(PREFIX);
        whole.addAll(command);
        return whole;
    }

    private static List<String> prefix() {
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            return List.of("/usr/bin/setsid");
        }
        if (Files.isExecutable(Path.of("/usr/bin/perl"))) { // macOS has no setsid
            return List.of("/usr/bin/perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!");
        }
        return List.of();
    }
}
