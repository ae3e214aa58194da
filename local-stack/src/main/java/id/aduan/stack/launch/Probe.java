package id.aduan.stack.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Asks processes whether they serve. */
final class Probe {
    private static final int MILLIS = 2_000;

    private Probe() {}

    /** Whether something takes connections. */
    static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the address answers 200. */
    static boolean answers(String address) {
        try {
            var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            try (var body = connection.getResponseCode() == 200 ? connection.getInputStream() : null) {
                if (body != null) {
                    body.readAllBytes();
                }
                return body != null;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
