package id.aduan.stack.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Listens for mail on the loopback address. */
final class SmtpServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SmtpServer.class.getName());
    private static final int CONNECTIONS = 20;
    private static final int IDLE_MILLIS = 120_000;

    private final ServerSocket listening;
    private final Kept kept;
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS + 1, work -> {
        var thread = new Thread(work, "smtp");
        thread.setDaemon(true);
        return thread;
    });

    private SmtpServer(ServerSocket listening, Kept kept) {
        this.listening = listening;
        this.kept = kept;
    }

    /** Listens at this port, or at a free one for 0. */
    static SmtpServer start(int port, Kept kept) {
        try {
            var server = new SmtpServer(new ServerSocket(port, CONNECTIONS, InetAddress.getLoopbackAddress()), kept);
            server.threads.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("the mailbox cannot listen on port " + port, e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "closing", e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                socket.setSoTimeout(IDLE_MILLIS);
                socket.setTcpNoDelay(true);
                threads.execute(() -> talk(socket));
            } catch (IOException | RejectedExecutionException e) {
                if (!listening.isClosed()) {
                    LOG.log(
                            Level.WARNING,
                            "a mail connection failed: {0}",
                            e.getClass().getName());
                }
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            new SmtpTalk(socket.getInputStream(), socket.getOutputStream(), kept).run();
        } catch (IOException e) {
            LOG.log(Level.FINE, "a mail connection ended", e);
        }
    }
}
