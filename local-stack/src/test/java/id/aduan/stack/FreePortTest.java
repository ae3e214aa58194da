package id.aduan.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTest {
    @Test
    void portsInARowAreAllFree() {
        int first = FreePort.firstOf(30);

        assertThat(IntStream.range(first, first + 30)).allMatch(FreePort::isFree);
    }

    @Test
    void aPortOnWhichSomebodyListensIsNotFree() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePort.isFree(taken.getLocalPort())).isFalse();
        }
    }
}
