package id.aduan.stack;

import id.aduan.stack.launch.CommandLine;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code ./aduan} runs. The system property {@code aduan.project} names the root of the sources. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING); // people are told what matters in words
        var commands = new CommandLine(
                System.getenv(),
                Path.of(System.getProperty("aduan.project", ".")),
                Launcher.class.getName(),
                System.out,
                System.err);
        System.exit(commands.run(arguments));
    }
}
