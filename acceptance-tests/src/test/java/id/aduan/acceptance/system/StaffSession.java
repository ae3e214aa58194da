package id.aduan.acceptance.system;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages as a signed-in member of the staff gets them, with cookies and by the sign-in's own form. */
final class StaffSession {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI front;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    StaffSession(URI front, String account) {
        this.front = front;
        Answer choice = get("/cases").expect(200);
        String page = choice.text();
        Matcher hidden = HIDDEN.matcher(page.substring(0, page.indexOf("</form>")));
        List<String> fields = new ArrayList<>(List.of("account=" + encoded(account)));
        while (hidden.find()) {
            fields.add(hidden.group(1) + "=" + encoded(hidden.group(2).replace("&amp;", "&")));
        }
        Answer signedIn = send(HttpRequest.newBuilder(choice.response().uri().resolve("authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields))));
        if (!signedIn.response().uri().getPath().startsWith("/cases")) {
            throw new IllegalStateException(account + " is not signed in but led to "
                    + signedIn.response().uri().getPath());
        }
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(front + path)).GET());
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(
                    request.timeout(PATIENCE).header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new Web.NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
