package id.aduan.acceptance.system;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Passes connections on to a port of this machine; can be cut, and made slow. */
final class TcpProxy implements Closeable {
    private static final int CHUNK = 8 * 1024;

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService pumps = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean cut;
    private volatile int delayMillis;

    TcpProxy(int target) {
        this.target = target;
        try {
            this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pumps.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Breaks every connection and refuses new ones, until {@link #heal}. */
    void cut() {
        cut = true;
        open.forEach(TcpProxy::close);
    }

    /** Holds up to 8 KiB of each direction this long before it goes on: a delay, and little room. */
    void slow(int millis) {
        delayMillis = millis;
    }

    void heal() {
        cut = false;
        delayMillis = 0;
    }

    @Override
    public void close() {
        close(door);
        open.forEach(TcpProxy::close);
        pumps.shutdownNow();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (cut) {
                    close(client);
                    continue;
                }
                open.add(client);
                pumps.execute(() -> connect(client));
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            pumps.execute(() -> pump(server, client));
            pump(client, server);
        } catch (IOException unreachable) {
            forget(client);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int read = in.read(chunk);
            while (read >= 0) {
                if (delayMillis > 0) {
                    TimeUnit.MILLISECONDS.sleep(delayMillis);
                }
                out.write(chunk, 0, read);
                read = in.read(chunk);
            }
        } catch (IOException broken) {
            // the other direction is ended below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            forget(from);
            forget(to);
        }
    }

    private void forget(Socket socket) {
        open.remove(socket);
        close(socket);
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
