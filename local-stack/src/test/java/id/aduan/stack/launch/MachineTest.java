package id.aduan.stack.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineTest {
    private static final Home HOME = new Home(Path.of("data"));

    @Test
    void oldJavaIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> Machine.requireJava(11))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("This is Java 11")
                .hasMessageContaining("JAVA_HOME");
        assertThatCode(() -> Machine.requireJava(17)).doesNotThrowAnyException();
    }

    @Test
    void fullDiskIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> Machine.requireSpace(HOME, home -> 300L * 1024 * 1024))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("Only 300 MiB")
                .hasMessageContaining("ADUAN_HOME");
        assertThatCode(() -> Machine.requireSpace(HOME, home -> Machine.LEAST_SPACE))
                .doesNotThrowAnyException();
    }

    @Test
    void takenPortIsNamedWithItsUse() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Machine.requirePorts(Map.of(taken.getLocalPort(), "postgres")))
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " (postgres)")
                    .hasMessageContaining("ADUAN_PORT");
        }
    }
}
