package id.aduan.bench.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A floor in a JVM of its own, with the options and the heap of the service that it stands beside. */
public final class Program implements AutoCloseable {
    /** What a program prints when it serves. */
    public static final String READY = "READY";

    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    /** Starts the main class on this class path and returns when it says {@link #READY}. */
    public static Program start(Class<?> mainClass, String heap, Path log, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                // as the stack starts its services
                "-XX:+UseSerialGC",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:MaxDirectMemorySize=96m",
                "-Dio.netty.allocator.maxOrder=5",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass.getName()));
        command.addAll(arguments);
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            Program program = new Program(builder.start());
            program.awaitReady(mainClass, log);
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException("a floor cannot be started", e);
        }
    }

    /** In the program itself: ends it when whoever has started it is gone. */
    public static void ready() {
        Thread tether = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            continue;
                        }
                    } catch (IOException e) {
                        // gone as well
                    }
                    Runtime.getRuntime().halt(0);
                },
                "tether");
        tether.setDaemon(true);
        tether.start();
        System.out.println(READY);
        System.out.flush();
    }

    public long pid() {
        return process.pid();
    }

    public void freeze() {
        Signals.send("STOP", pid());
    }

    public void thaw() {
        Signals.send("CONT", pid());
    }

    @Override
    public void close() {
        try {
            thaw();
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException | IllegalStateException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private void awaitReady(Class<?> mainClass, Path log) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line;
        while ((line = lines.readLine()) != null) {
            if (line.equals(READY)) {
                Thread rest = new Thread(() -> discard(lines), "rest of " + mainClass.getSimpleName());
                rest.setDaemon(true);
                rest.start();
                return;
            }
        }
        throw new IllegalStateException(mainClass.getSimpleName() + " ended before it was ready; its log: " + log);
    }

    private static void discard(BufferedReader lines) {
        try {
            lines.transferTo(new OutputStreamWriter(OutputStream.nullOutputStream(), UTF_8));
        } catch (IOException e) {
            // the program is gone
        }
    }
}
