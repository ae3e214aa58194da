package id.aduan.intake.callcenter.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Something that speaks Asterisk's manager interface as Asterisk does: greets, challenges, signs in, answers pings, tells
 * events. It is no Asterisk.
 */
final class AsteriskStandIn implements AutoCloseable {
    static final String USER = "aduan";
    static final String SECRET = "manager-secret";

    private static final String CHALLENGE = "175112243";

    private final List<Map<String, String>> actions = new CopyOnWriteArrayList<>();
    private final List<Socket> signedIn = new CopyOnWriteArrayList<>();
    private final List<Socket> connected = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private volatile boolean silent;

    AsteriskStandIn() {
        listen(0);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Everything that was asked of it. */
    List<Map<String, String>> actions() {
        return List.copyOf(actions);
    }

    boolean hasListener() {
        return !signedIn.isEmpty();
    }

    /** It does not answer any more, and does not go either. */
    void fallSilent() {
        silent = true;
    }

    /** Every connection breaks, and for a moment nobody listens. */
    void restart() throws IOException, InterruptedException {
        int port = port();
        close();
        Thread.sleep(300);
        silent = false;
        listen(port);
    }

    /** Tells an event to all who are signed in. */
    void tell(String event, String... fields) {
        StringBuilder text = new StringBuilder("Event: " + event + "\r\n");
        for (int i = 0; i < fields.length; i += 2) {
            text.append(fields[i]).append(": ").append(fields[i + 1]).append("\r\n");
        }
        signedIn.forEach(socket -> write(socket, text + "\r\n"));
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : connected) {
                socket.close();
            }
            connected.clear();
            signedIn.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen(int port) {
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerSocket listening = server;
        begin(() -> {
            while (!listening.isClosed()) {
                Socket socket = listening.accept();
                connected.add(socket);
                begin(() -> serve(socket));
            }
        });
    }

    private void serve(Socket socket) throws IOException {
        write(socket, "Asterisk Call Manager/9.0.0\r\n");
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        Map<String, String> action = new LinkedHashMap<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int colon = line.indexOf(':');
            if (!line.isEmpty() && colon > 0) {
                action.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            } else if (!action.isEmpty()) {
                actions.add(Map.copyOf(action));
                if (!silent) {
                    answer(socket, action);
                }
                action.clear();
            }
        }
        signedIn.remove(socket);
    }

    private void answer(Socket socket, Map<String, String> action) {
        switch (action.get("action").toLowerCase(Locale.ROOT)) {
            case "challenge" -> respond(socket, action, "Success", "Challenge: " + CHALLENGE);
            case "login" -> {
                boolean known = USER.equals(action.get("username"))
                        && md5(CHALLENGE + SECRET).equals(action.get("key"));
                respond(
                        socket,
                        action,
                        known ? "Success" : "Error",
                        "Message: " + (known ? "Authentication accepted" : "Authentication failed"));
                if (known) {
                    signedIn.add(socket);
                }
            }
            case "coresettings" ->
                respond(socket, action, "Success", "AMIversion: 9.0.0", "AsteriskVersion: 20.5.0", "SystemName: pbx1");
            case "ping" -> respond(socket, action, "Success", "Ping: Pong", "Timestamp: 1795858927.250000");
            case "logoff" -> respond(socket, action, "Goodbye", "Message: Thanks for all the fish.");
            default -> respond(socket, action, "Error", "Message: Invalid/unknown command");
        }
    }

    private static void respond(Socket socket, Map<String, String> action, String response, String... lines) {
        List<String> all = new ArrayList<>(List.of("Response: " + response));
        if (action.containsKey("actionid")) {
            all.add("ActionID: " + action.get("actionid"));
        }
        all.addAll(List.of(lines));
        write(socket, String.join("\r\n", all) + "\r\n\r\n");
    }

    private static void write(Socket socket, String text) {
        try {
            OutputStream out = socket.getOutputStream();
            synchronized (socket) {
                out.write(text.getBytes(UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            // it has gone
        }
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Work that ends when its connection does. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void begin(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // closed
                    }
                },
                "asterisk-stand-in");
        thread.setDaemon(true);
        thread.start();
    }
}
