package id.aduan.stack;

import id.aduan.stack.launch.CommandLine;
import java.nio.file.Path;

/** What {@code ./aduan} runs. The system property {@code aduan.project} names the root of the sources. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        var commands = new CommandLine(
                System.getenv(),
                Path.of(System.getProperty("aduan.project", ".")),
                Launcher.class.getName(),
                System.out,
                System.err);
        System.exit(commands.run(arguments));
    }
}
