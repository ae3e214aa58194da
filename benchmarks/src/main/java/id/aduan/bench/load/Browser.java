package id.aduan.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One person with cookies, who looks at one page after another. */
public final class Browser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI front;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    public Browser(URI front) {
        this.front = front;
    }

    /** Signs in by the development sign-in's own form, on the way to a page. */
    public void signIn(String path, String account) {
        HttpResponse<String> choice = send(page(URI.create(front + path)).GET());
        String form = choice.body().substring(0, choice.body().indexOf("</form>"));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("account", account);
        Matcher hidden = HIDDEN.matcher(form);
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2).replace("&amp;", "&"));
        }
        HttpResponse<String> signedIn = send(page(choice.uri().resolve("authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
        require(signedIn, path);
    }

    /** Gives the nanoseconds until the whole page was there. */
    public long get(String path) {
        long began = System.nanoTime();
        HttpResponse<String> page = send(page(URI.create(front + path)).GET());
        long took = System.nanoTime() - began;
        require(page, path.replaceFirst("\\?.*", ""));
        return took;
    }

    public void submit(String path, Map<String, String> fields) {
        HttpResponse<String> page = send(page(URI.create(front + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
        require(page, path);
    }

    private static void require(HttpResponse<String> page, String path) {
        if (page.statusCode() != 200 || !page.uri().getPath().startsWith(path)) {
            throw new IllegalStateException(path + " led to " + page.uri().getPath() + " with " + page.statusCode());
        }
    }

    private static HttpRequest.Builder page(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
