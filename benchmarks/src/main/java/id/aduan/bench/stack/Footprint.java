package id.aduan.bench.stack;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a JVM takes of the machine, asked from outside. */
public final class Footprint {
    private static final int BYTES_A_KILOBYTE = 1024;

    private final long pid;

    public Footprint(long pid) {
        this.pid = pid;
    }

    /** The bytes that the living threads have allocated since they began. */
    @SuppressWarnings("BanJNDI") // the address is that of a process of this run, as the process itself told it
    public long allocated() {
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address()))) {
            var threads = ManagementFactory.newPlatformMXBeanProxy(
                    connector.getMBeanServerConnection(),
                    ManagementFactory.THREAD_MXBEAN_NAME,
                    com.sun.management.ThreadMXBean.class);
            return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                    .filter(bytes -> bytes > 0)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid + " does not tell", e);
        }
    }

    /** The bytes of the process that are in memory. */
    public long resident() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_A_KILOBYTE)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("memory is told on Linux only", e);
        }
    }

    private String address() throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("process " + pid + " cannot be asked", e);
        }
    }
}
