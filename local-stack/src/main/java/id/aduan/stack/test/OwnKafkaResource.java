package id.aduan.stack.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A broker that a test may stop. It lives in the class loader of the application, since it loads classes for as long as
 * it runs.
 */
public final class OwnKafkaResource implements QuarkusTestResourceLifecycleManager {
    private static Path data;
    private static int port;
    private static int controllerPort;
    private static AutoCloseable broker;

    @Override
    public Map<String, String> start() {
        try {
            data = Files.createTempDirectory("aduan-own-kafka-");
            port = freePort();
            controllerPort = freePort();
            begin();
            return Map.of(
                    "kafka.bootstrap.servers",
                    bootstrapServers(),
                    "aduan.data.directory",
                    data.resolve("service").toString());
        } catch (IOException e) {
            throw new IllegalStateException("no folder or no port is free", e);
        }
    }

    public static String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Starts the broker again where it was. */
    public static synchronized void begin() {
        if (broker != null) {
            return;
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader application = ClassLoader.getSystemClassLoader();
        thread.setContextClassLoader(application);
        try {
            broker = (AutoCloseable) application
                    .loadClass("id.aduan.stack.EmbeddedKafka")
                    .getMethod("start", Path.class, int.class, int.class)
                    .invoke(null, data.resolve("kafka"), port, controllerPort);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the broker does not start", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Returns when the broker is gone. */
    public static synchronized void end() {
        if (broker == null) {
            return;
        }
        try {
            broker.close();
        } catch (Exception e) { // what the interface declares
            throw new IllegalStateException("the broker does not stop", e);
        }
        broker = null;
    }

    @Override
    public void stop() {
        end();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
