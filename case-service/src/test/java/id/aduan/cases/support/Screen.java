package id.aduan.cases.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.stack.test.IssuerResource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser with the board shows: it takes the events of the stream as the page's script does. */
public final class Screen implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VERSION = Pattern.compile("data-version=\"(\\d+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI events;
    private final String account;
    private final Map<String, String> cards = new ConcurrentHashMap<>();
    private volatile InputStream open;
    private volatile boolean live;

    public Screen(URI events, String account) {
        this.events = events;
        this.account = account;
        connect();
    }

    /** Connects, and keeps on reading. */
    public void connect() {
        try {
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(events)
                            .header("Authorization", "Bearer " + IssuerResource.token(account))
                            .header("Accept", "text/event-stream")
                            .header("Accept-Language", "id")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the stream answers " + response.statusCode());
            }
            InputStream stream = response.body();
            open = stream;
            Thread reader = new Thread(() -> read(stream), "screen of " + account);
            reader.setDaemon(true);
            reader.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The connection breaks; what is shown stays. */
    public void cut() {
        InputStream stream = open;
        open = null;
        live = false;
        try {
            stream.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (open != null) {
            cut();
        }
    }

    /** Waits until all that there is has come. */
    public void awaitLive() {
        org.awaitility.Awaitility.await().atMost(Given.PATIENCE).until(() -> live);
    }

    public boolean shows(ComplaintReceived complaint) {
        return cards.containsKey(complaint.complaintId().toString());
    }

    /** The card's HTML, or an empty text. */
    public String card(ComplaintReceived complaint) {
        return cards.getOrDefault(complaint.complaintId().toString(), "");
    }

    /** The version that the card shows, or 0 without a card. */
    public long version(ComplaintReceived complaint) {
        Matcher version = VERSION.matcher(card(complaint));
        return version.find() ? Long.parseLong(version.group(1)) : 0;
    }

    private void read(InputStream stream) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                if (line.startsWith("data:") && open == stream) {
                    take(JSON.readTree(line.substring("data:".length())));
                }
                line = lines.readLine();
            }
        } catch (IOException e) {
            // the connection was cut
            live = false;
        }
    }

    private void take(JsonNode message) {
        if (message.path("whole").asBoolean()) {
            cards.clear();
        }
        message.path("gone").forEach(id -> cards.remove(id.asText()));
        message.path("rows")
                .forEach(row ->
                        cards.put(row.path("id").asText(), row.path("html").asText()));
        live = true;
    }
}
