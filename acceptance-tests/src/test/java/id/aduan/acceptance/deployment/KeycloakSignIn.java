package id.aduan.acceptance.deployment;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People and machines sign in at a real Keycloak that has read the realm file. Run by name: it takes minutes. */
class KeycloakSignIn {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String VERIFIER = "a-verifier-of-a-test-that-is-long-enough-for-the-rule";
    private static final List<String> LOGOUTS = new CopyOnWriteArrayList<>();
    private static final Map<String, String> MACHINES = Map.of(
            "intake-web", "door",
            "intake-whatsapp", "door",
            "intake-callcenter", "door",
            "ogan-lopian", "app",
            "routing-service", "service",
            "case-service", "service");

    @TempDir
    static Path folder;

    private static Keycloak keycloak;
    private static HttpServer services;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Files.exists(Keycloak.archive()), Keycloak.howToFetch());
        services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        services.createContext("/", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (form.startsWith("logout_token=")) {
                LOGOUTS.add(exchange.getRequestURI().getPath());
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        services.start();
        String address = "http://127.0.0.1:" + services.getAddress().getPort();
        keycloak = Keycloak.start(
                folder,
                Map.ofEntries(
                        entry("ADUAN_HOST", URI.create(Keycloak.FRONT).getHost()),
                        entry("STAFF_CLIENT_SECRET", "secret-of-aduan-staff"),
                        entry("INTAKE_WEB_CLIENT_SECRET", "secret-of-intake-web"),
                        entry("INTAKE_WHATSAPP_CLIENT_SECRET", "secret-of-intake-whatsapp"),
                        entry("INTAKE_CALLCENTER_CLIENT_SECRET", "secret-of-intake-callcenter"),
                        entry("OGAN_LOPIAN_CLIENT_SECRET", "secret-of-ogan-lopian"),
                        entry("ROUTING_SERVICE_CLIENT_SECRET", "secret-of-routing-service"),
                        entry("CASE_SERVICE_CLIENT_SECRET", "secret-of-case-service"),
                        entry("ROUTING_SERVICE_URL", address),
                        entry("INTAKE_WHATSAPP_URL", address),
                        entry("INTAKE_CALLCENTER_URL", address),
                        entry("CASE_SERVICE_URL", address)));
    }

    @AfterAll
    static void stop() {
        if (keycloak != null) {
            keycloak.close();
        }
        if (services != null) {
            services.stop(0);
        }
    }

    @Test
    void machinesGetTheirOneRoleAndTheAudienceOfAduan() throws Exception {
        for (var machine : MACHINES.entrySet()) {
            JsonNode claims = claims(machineToken(machine.getKey(), "secret-of-" + machine.getKey()));

            assertThat(claims.path("iss").asText()).isEqualTo(Keycloak.FRONT + "/signin/realms/aduan");
            assertThat(claims.path("azp").asText()).isEqualTo(machine.getKey());
            assertThat(claims.path("aud").asText()).isEqualTo("aduan");
            assertThat(claims.path("realm_access").path("roles"))
                    .extracting(JsonNode::asText)
                    .containsExactly(machine.getValue());
        }
        assertThat(machineToken("intake-web", "wrong").path("error").asText()).isNotEmpty();
        assertThat(machineToken("case-service", "${CASE_SERVICE_CLIENT_SECRET}")
                        .path("error")
                        .asText())
                .as("what stands in the file is no secret")
                .isNotEmpty();
    }

    @Test
    void aPersonSignsInOnceForAllWithASecondFactorAndOutOfAll() throws Exception {
        createAccount("siti", "supervisor");
        var browser = new Browser();

        String page = browser.open(authorization("aduan-staff-case-service", "/cases"));
        assertThat(page).contains("lang=\"id\"", "Masuk ke akun Anda", "Kata sandi", "Basa Sunda");
        page = browser.submit(page, Map.of("username", "siti", "password", "first-password-of-siti"));
        Matcher secret =
                Pattern.compile("name=\"totpSecret\"[^>]*value=\"([^\"]+)\"").matcher(page);
        assertThat(secret.find()).as("a second factor is asked for").isTrue();
        browser.submit(page, Map.of("totp", code(secret.group(1)), "totpSecret", secret.group(1), "userLabel", "test"));
        JsonNode tokens = redeem("aduan-staff-case-service", "/cases", browser.redirected());

        JsonNode identity = claims(tokens, "id_token");
        assertThat(identity.path("preferred_username").asText()).isEqualTo("siti");
        assertThat(identity.path("sid").asText()).isNotEmpty();
        assertThat(identity.path("realm_access").path("roles"))
                .extracting(JsonNode::asText)
                .containsExactly("supervisor");
        JsonNode access = claims(tokens, "access_token");
        assertThat(access.path("aud").asText()).isEqualTo("aduan");
        assertThat(access.path("realm_access").path("roles"))
                .extracting(JsonNode::asText)
                .containsExactly("supervisor");

        browser.open(authorization("aduan-staff-routing-service", "/triage"));
        JsonNode second = redeem("aduan-staff-routing-service", "/triage", browser.redirected());
        assertThat(claims(second, "id_token").path("sid").asText())
                .isEqualTo(identity.path("sid").asText());

        LOGOUTS.clear();
        browser.open(keycloak.at("/realms/aduan/protocol/openid-connect/logout?id_token_hint="
                + tokens.path("id_token").asText() + "&post_logout_redirect_uri=" + encode(Keycloak.FRONT + "/")));
        assertThat(browser.redirected()).startsWith(Keycloak.FRONT + "/");
        Awaitility.await().untilAsserted(() -> assertThat(LOGOUTS)
                .containsExactlyInAnyOrder("/cases/back-channel-logout", "/triage/back-channel-logout"));
    }

    @Test
    void guessingIsStopped() throws Exception {
        createAccount("budi", "verifier");
        for (int guess = 0; guess < 6; guess++) {
            var browser = new Browser();
            String page = browser.open(authorization("aduan-staff-case-service", "/cases"));
            browser.submit(page, Map.of("username", "budi", "password", "guess-number-" + guess));
        }
        var browser = new Browser();
        String page = browser.open(authorization("aduan-staff-case-service", "/cases"));

        page = browser.submit(page, Map.of("username", "budi", "password", "first-password-of-budi"));

        assertThat(page).as("the right password is refused for a while").doesNotContain("totpSecret");
    }

    @Test
    void nobodyIsSentToAnotherAddress() throws Exception {
        String other = authorization("aduan-staff-case-service", "/cases")
                .toString()
                .replace(encode(Keycloak.FRONT), encode("https://evil.example.org"));
        var browser = new Browser();
        browser.open(URI.create(other));

        assertThat(browser.status()).isEqualTo(400);
    }

    private static URI authorization(String client, String pages) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
        return keycloak.at(
                "/realms/aduan/protocol/openid-connect/auth?response_type=code&scope=openid&state=s&client_id="
                        + client + "&redirect_uri=" + encode(Keycloak.FRONT + pages + "/signed-in")
                        + "&code_challenge_method=S256&code_challenge="
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    private static JsonNode redeem(String client, String pages, String redirected) throws Exception {
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(redirected);
        assertThat(code.find()).as(redirected).isTrue();
        return post(
                "/realms/aduan/protocol/openid-connect/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        client,
                        "client_secret",
                        "secret-of-aduan-staff",
                        "redirect_uri",
                        Keycloak.FRONT + pages + "/signed-in",
                        "code_verifier",
                        VERIFIER,
                        "code",
                        code.group(1)));
    }

    private static JsonNode machineToken(String client, String secret) throws Exception {
        return post(
                "/realms/aduan/protocol/openid-connect/token",
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    private static void createAccount(String name, String role) throws Exception {
        String token = post(
                        "/realms/master/protocol/openid-connect/token",
                        Map.of(
                                "grant_type", "password",
                                "client_id", "admin-cli",
                                "username", "bootstrap",
                                "password", Keycloak.ADMINISTRATOR_PASSWORD))
                .path("access_token")
                .asText();
        String account = """
                {"username":"%1$s","enabled":true,"email":"%1$s@example.org","firstName":"%1$s","lastName":"Test",
                 "credentials":[{"type":"password","value":"first-password-of-%1$s","temporary":false}]}
                """.formatted(name);
        var created = administer("POST", "/admin/realms/aduan/users", account, token);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String user = created.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
        String known = administer("GET", "/admin/realms/aduan/roles/" + role, "", token)
                .body();
        var given = administer(
                "POST", "/admin/realms/aduan/users/" + user + "/role-mappings/realm", "[" + known + "]", token);
        assertThat(given.statusCode()).as(given.body()).isEqualTo(204);
    }

    private static HttpResponse<String> administer(String method, String path, String body, String token)
            throws Exception {
        var request = HttpRequest.newBuilder(keycloak.at(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode post(String path, Map<String, String> form) throws Exception {
        var request = HttpRequest.newBuilder(keycloak.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
        return JSON.readTree(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private static JsonNode claims(JsonNode tokens) throws IOException {
        return claims(tokens, "access_token");
    }

    private static JsonNode claims(JsonNode tokens, String which) throws IOException {
        assertThat(tokens.path(which).isTextual()).as(tokens.toString()).isTrue();
        return JSON.readTree(
                Base64.getUrlDecoder().decode(tokens.path(which).asText().split("\\.")[1]));
    }

    /** The six digits of an authenticator app (RFC 6238). */
    private static String code(String secret) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret.getBytes(US_ASCII), "HmacSHA1"));
        long step = Clock.systemUTC().instant().getEpochSecond() / 30;
        byte[] digest = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
        int offset = digest[digest.length - 1] & 0xf;
        int number = ByteBuffer.wrap(digest, offset, 4).getInt() & 0x7fffffff;
        return "%06d".formatted(number % 1_000_000);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** A browser that follows redirects within Keycloak and stops where one leads to the services. */
    private static final class Browser {
        private final List<String> cookies = new ArrayList<>();
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_NONE))
                .build();
        private String redirected = "";
        private int status;

        String open(URI address) throws Exception {
            return send(HttpRequest.newBuilder(address).GET());
        }

        String submit(String page, Map<String, String> fields) throws Exception {
            Matcher action = Pattern.compile("<form[^>]*action=\"([^\"]+)\"").matcher(page);
            assertThat(action.find()).as(page).isTrue();
            return send(HttpRequest.newBuilder(keycloak.direct(action.group(1).replace("&amp;", "&")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(encode(fields))));
        }

        String redirected() {
            return redirected;
        }

        int status() {
            return status;
        }

        private String send(HttpRequest.Builder request) throws Exception {
            if (!cookies.isEmpty()) {
                request.header("Cookie", String.join("; ", cookies));
            }
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            // they are marked Secure, and a client's own cookie store would not send them back in clear
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            status = response.statusCode();
            redirected = response.headers().firstValue("Location").orElse("");
            return redirected.startsWith(Keycloak.FRONT + "/signin/")
                    ? open(keycloak.direct(redirected))
                    : response.body();
        }

        private void keep(String cookie) {
            String pair = cookie.split(";", 2)[0];
            String name = pair.split("=", 2)[0];
            cookies.removeIf(kept -> kept.startsWith(name + "="));
            if (!pair.endsWith("=")) {
                cookies.add(pair);
            }
        }
    }
}
