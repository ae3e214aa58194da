package id.aduan.stack.launch;

import id.aduan.stack.OwnSession;
import id.aduan.stack.tether.Tether;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Starts JVMs that are small, tied to this process, and know only the environment that they are given. */
final class Jvm {
    /** What a process may know of its surroundings, beside what it is given. */
    private static final Set<String> PASSED_ON =
            Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "JAVA_HOME");

    private Jvm() {}

    /** A JVM that runs a main class of this class path. */
    static Child ofClass(
            String heap, Class<?> mainClass, List<String> arguments, Map<String, String> environment, Path log)
            throws IOException {
        var command = new ArrayList<>(List.of(java(), "-Xmx" + heap));
        command.addAll(small());
        command.add("-XX:TieredStopAtLevel=1");
        String services = System.getProperty(ServiceEntry.LIST_PROPERTY);
        if (services != null) {
            command.add("-D" + ServiceEntry.LIST_PROPERTY + "=" + services);
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass.getName());
        command.addAll(arguments);
        return start(command, environment, log);
    }

    /**
     * A JVM that runs a service and ends with this process, although the service knows nothing of it.
     *
     * @param wrap what the command is given to, as {@code nice -n 5}; empty for the command itself
     */
    static Child ofJar(
            String heap,
            Path tether,
            List<String> wrap,
            Path jar,
            List<String> options,
            Map<String, String> environment,
            Path log)
            throws IOException {
        var command = new ArrayList<>(wrap);
        command.addAll(List.of(java(), "-Xmx" + heap));
        command.addAll(small());
        command.addAll(options);
        command.add("-javaagent:" + tether);
        command.add("-jar");
        command.add(jar.toString());
        return start(command, environment, log);
    }

    /** Writes the agent that ties a JVM to this process. */
    static Path tether(Path folder) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Tether.class.getName());
        String entry = Tether.class.getName().replace('.', '/') + ".class";
        Path fresh = Files.createTempFile(folder, "tether-", ".tmp");
        try (var jar = new JarOutputStream(Files.newOutputStream(fresh), manifest);
                var bytes = Tether.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new JarEntry(entry));
            bytes.transferTo(jar);
            jar.closeEntry();
        }
        return Files.move(fresh, folder.resolve("tether.jar"), StandardCopyOption.REPLACE_EXISTING);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Options that keep a JVM small and quick to start; it runs beside half a dozen others. */
    private static List<String> small() {
        return List.of(
                "-XX:+UseSerialGC",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:MaxDirectMemorySize=96m",
                "-Dio.netty.allocator.maxOrder=5",
                "-Dfile.encoding=UTF-8",
                "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s [%3$s] %5$s%6$s%n",
                "-Djava.awt.headless=true");
    }

    private static Child start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        var builder = new ProcessBuilder(OwnSession.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var kept = new HashMap<>(builder.environment());
        kept.keySet().retainAll(PASSED_ON);
        builder.environment().clear();
        builder.environment().putAll(kept);
        builder.environment().put("MALLOC_ARENA_MAX", "2"); // glibc keeps an arena per core and thread otherwise
        builder.environment().putAll(environment);
        return new Child(builder.start());
    }
}
