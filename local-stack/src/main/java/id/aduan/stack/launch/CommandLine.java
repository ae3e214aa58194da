package id.aduan.stack.launch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands of {@code ./aduan}. */
public final class CommandLine {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final String DEMO = "id.aduan.stack.demo.Demo";
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(90);
    private static final int TAIL = 200;
    private static final int TAIL_OF_EACH = 15;

    private static final String USAGE = """
            Aduan, the whole of it on this machine.

              ./aduan up [--detach]     build what is out of date, start everything, say where it is
              ./aduan status [--json]   how each process is
              ./aduan demo              send forty reports and let officers work on them
              ./aduan token ACCOUNT     an access token: operator, triage, verifier, supervisor, auditor, admin,
                                        officer.CODE for each agency (officer.dlh), or a machine client (intake-web)
              ./aduan logs [SERVICE]    what the processes wrote last
              ./aduan cases verify      check the history of every case
              ./aduan whatsapp templates register [--dry-run]
                                        register the door's templates where its number is, those that are missing
              ./aduan backup DIR        copy the running system into a new folder; its keys go to DIR.keys,
                                        to be kept elsewhere
              ./aduan restore DIR KEYS  bring a stopped system back from a backup (docs/restore.md)
              ./aduan bench [STAGE…]    measure each stage beside a bare program that does the same; --help tells more
              ./aduan down [--wipe]     stop everything; with --wipe also delete the data

            ADUAN_PORT (8080) is the first of all ports, ADUAN_HOME (.aduan) holds the data,
            ADUAN_JAVA_OPTIONS is for the JVM of every service.
            """;

    private final Map<String, String> environment;
    private final Path project;
    private final String mainClass;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param project the root of the sources
     * @param mainClass what runs these commands, so that it can start itself without a terminal
     */
    public CommandLine(
            Map<String, String> environment, Path project, String mainClass, PrintStream out, PrintStream err) {
        this.environment = Map.copyOf(environment);
        this.project = requireNonNull(project, "project is null");
        this.mainClass = requireNonNull(mainClass, "mainClass is null");
        this.out = requireNonNull(out, "out is null");
        this.err = requireNonNull(err, "err is null");
    }

    /** Runs a command and tells its exit code. */
    public int run(String... arguments) {
        List<String> words = List.of(arguments);
        try {
            String command = words.isEmpty() ? "help" : words.get(0);
            List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
            return switch (command) {
                case "up" -> up(rest);
                case "status" -> status(rest);
                case "running" -> Status.isRunning(settings()) ? DONE : FAILED; // for the script: may it build anew?
                case "demo" -> demo(rest);
                case "token" -> token(rest);
                case "logs" -> logs(rest);
                case "cases" -> cases(rest);
                case "whatsapp" -> whatsApp(rest);
                case "backup" -> backup(rest);
                case "restore" -> restore(rest);
                case "bench" -> new Benchmarks(settings(), this::warn).run(rest);
                case "down" -> down(rest);
                case "help", "--help", "-h" -> {
                    out.print(USAGE);
                    yield DONE;
                }
                default -> misused();
            };
        } catch (StackFailure failure) {
            err.println(failure.getMessage());
            return FAILED;
        }
    }

    private int up(List<String> options) {
        if (options.equals(List.of("--detach"))) {
            return new Detached(settings(), this::say).run(List.of(mainClass, "up")) ? DONE : FAILED;
        }
        if (!options.isEmpty()) {
            return misused();
        }
        new Up(settings(), this::say).run();
        return DONE;
    }

    private int status(List<String> options) {
        if (!options.isEmpty() && !options.equals(List.of("--json"))) {
            return misused();
        }
        Status status = Status.now(settings());
        if (options.isEmpty()) {
            status.text().forEach(out::println);
        } else {
            out.println(status.json());
        }
        return status.ready() ? DONE : FAILED;
    }

    private int demo(List<String> options) {
        try {
            Class.forName(DEMO).getMethod("main", String[].class).invoke(null, (Object) options.toArray(String[]::new));
            return DONE;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof StackFailure failure) {
                throw failure;
            }
            throw new StackFailure("The demo failed: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new StackFailure("This build has no demo.", e);
        }
    }

    private int token(List<String> accounts) {
        if (accounts.size() != 1) {
            return misused();
        }
        out.println(new RunningStack(settings()).token(accounts.get(0)));
        return DONE;
    }

    private int logs(List<String> names) {
        Settings settings = settings();
        if (names.size() > 1) {
            return misused();
        }
        if (names.size() == 1) {
            Path log = settings.home().log(names.get(0));
            if (!names.get(0).matches("[a-z0-9-]+") || !Files.exists(log)) {
                throw new StackFailure(
                        "There is no log of " + names.get(0) + ". There are: " + String.join(", ", logNames(settings)));
            }
            Logs.last(log, TAIL).forEach(out::println);
            out.println("(the whole of it: " + log + ")");
            return DONE;
        }
        for (String name : logNames(settings)) {
            out.println("== " + name + "  " + settings.home().log(name));
            Logs.last(settings.home().log(name), TAIL_OF_EACH).forEach(out::println);
        }
        return DONE;
    }

    private int cases(List<String> words) {
        if (!words.equals(List.of("verify"))) {
            return misused();
        }
        var stack = new RunningStack(settings());
        var response = stack.send(
                HttpRequest.newBuilder(URI.create(stack.service("case-service") + "/internal/history/verification"))
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + stack.token("case-service"))
                        .build());
        out.println(response.body());
        return response.statusCode() == 200
                        && RunningStack.json(response).path("valid").asBoolean(false)
                ? DONE
                : FAILED;
    }

    private int whatsApp(List<String> words) {
        boolean trial = words.equals(List.of("templates", "register", "--dry-run"));
        if (!trial && !words.equals(List.of("templates", "register"))) {
            return misused();
        }
        return new WhatsAppTemplates(new RunningStack(settings()), this::say).register(trial) ? DONE : FAILED;
    }

    private int backup(List<String> words) {
        if (words.size() != 1) {
            return misused();
        }
        new Backups(settings(), this::say).backUp(Path.of(words.get(0)));
        return DONE;
    }

    private int restore(List<String> words) {
        if (words.size() == 1) {
            err.println(
                    "Which keys? A backup is restored with the file that was written beside it as DIR.keys and is kept"
                            + " elsewhere: ./aduan restore " + words.get(0) + " KEYS");
            return MISUSED;
        }
        if (words.size() != 2) {
            return misused();
        }
        new Backups(settings(), this::say).restore(Path.of(words.get(0)), Path.of(words.get(1)));
        return DONE;
    }

    private int down(List<String> options) {
        boolean wipe = options.equals(List.of("--wipe"));
        if (!options.isEmpty() && !wipe) {
            return misused();
        }
        Settings settings = settings();
        Optional<StackState> state = StackState.read(settings.home());
        Optional<ProcessHandle> launcher = state.flatMap(StackState::launcherProcess);
        if (launcher.isPresent()) {
            say("Stopping …");
            launcher.get().destroy();
            if (!Leftovers.ended(launcher.get(), STOP_PATIENCE.toNanos())) {
                launcher.get().destroyForcibly();
            }
        }
        state.ifPresent(Leftovers::end);
        if (wipe) {
            settings.home().wipe(settings.services());
        }
        String stopped = launcher.isPresent() ? "Aduan has stopped." : "Aduan was not running.";
        String folder = settings.home().folder().toString();
        say(stopped + (wipe ? " Its data in " + folder + " is deleted." : " Its data stays in " + folder + "."));
        return DONE;
    }

    /** As the environment says; where a stack runs, its ports are what counts. */
    private Settings settings() {
        Settings settings = Settings.of(environment, project);
        return StackState.read(settings.home())
                .filter(state -> state.launcherProcess().isPresent())
                .map(state ->
                        settings.at(new Ports(state.port(), settings.ports().ways())))
                .orElse(settings);
    }

    private static List<String> logNames(Settings settings) {
        if (!Files.isDirectory(settings.home().logs())) {
            return List.of();
        }
        try (var files = Files.list(settings.home().logs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - ".log".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StackFailure("The logs cannot be read: " + e.getMessage(), e);
        }
    }

    private void say(String line) {
        out.println(line);
    }

    private void warn(String line) {
        err.println(line);
    }

    private int misused() {
        err.print(USAGE);
        return MISUSED;
    }
}
