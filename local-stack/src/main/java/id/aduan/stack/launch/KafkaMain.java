package id.aduan.stack.launch;

import id.aduan.stack.EmbeddedKafka;
import id.aduan.stack.tether.Tether;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The process of the broker: folder, port, the port by which others reach it, controller's port, and the file that it
 * writes when it is ready.
 */
final class KafkaMain {
    private static final Logger QUIET = Logger.getLogger("");

    private KafkaMain() {}

    /** Starts that process; it is ready when the file is there. */
    static Child start(Settings settings, Path log, Path ready) throws IOException {
        Logs.begin(log, "kafka");
        Files.deleteIfExists(ready);
        return Jvm.ofClass(
                "256m",
                KafkaMain.class,
                List.of(
                        settings.home().kafka().toString(),
                        Integer.toString(settings.ports().kafka()),
                        Integer.toString(settings.ports().wayToKafka()),
                        Integer.toString(settings.ports().kafkaController()),
                        ready.toString()),
                Map.of(),
                log);
    }

    public static void main(String[] arguments) throws IOException {
        Tether.hold(System.in);
        QUIET.setLevel(Level.WARNING); // it tells a thousand lines of settings otherwise
        var kafka = EmbeddedKafka.start(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "kafka-close"));
        Files.writeString(
                Path.of(arguments[4]), Long.toString(ProcessHandle.current().pid()));
    }
}
