package id.aduan.bench.stage;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import id.aduan.bench.figures.Metric;
import id.aduan.bench.figures.Turns;
import id.aduan.bench.stack.SystemUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws a flame graph of each service while it has its turn, when the run asks for it. */
final class Profiler implements AutoCloseable {
    private final Run run;
    private final SystemUnderTest system;
    private final List<String> services;
    private final Path library;

    private Profiler(Run run, SystemUnderTest system, List<String> services, Path library) {
        this.run = run;
        this.system = system;
        this.services = services;
        this.library = library;
    }

    static Profiler of(Run run, SystemUnderTest system, String... services) throws IOException {
        return new Profiler(run, system, List.of(services), run.profile() ? library(run) : null);
    }

    /** Measures, and when asked for profiles; the graph of the last round stays. */
    Map<Metric, Double> during(String load, Turns.Turn turn) throws Exception {
        if (library == null) {
            return turn.measure();
        }
        for (String service : services) {
            tell(service, "start,event=itimer,interval=1ms");
        }
        try {
            return turn.measure();
        } finally {
            for (String service : services) {
                Path graph = run.folder().resolve(service + "-" + load + ".html");
                tell(service, "stop,flamegraph,title=" + service + " " + load + ",file=" + graph);
                run.say().accept("    flame graph: " + graph);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (library != null) {
            Files.deleteIfExists(library);
        }
    }

    private void tell(String service, String command) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(system.pid(service)));
            try {
                machine.loadAgentPath(library.toString(), command);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new IOException("the profiler cannot be loaded into " + service, e);
        }
    }

    private static Path library(Run run) throws IOException {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT).contains("aarch64") ? "arm64" : "x64";
        String folder =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "macos" : "linux-" + machine;
        String name = "/" + folder + "/libasyncProfiler.so";
        Files.createDirectories(run.folder());
        Path library = Files.createTempFile("profiler", ".so");
        try (InputStream stream = Profiler.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException("the profiler has no library for this machine: " + name);
            }
            Files.write(library, stream.readAllBytes());
        }
        return library;
    }
}
