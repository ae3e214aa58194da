package id.aduan.stack.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInPagesTest {
    private static final String SECRET = "secret of pages";
    private static final String REDIRECT = "http://localhost:8080/triage/signed-in";
    private static final SigningKey KEY = SigningKey.generate();

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private HttpServer service;
    private DevelopmentIssuer issuer;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            told.add(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        service.start();
        String address = "http://127.0.0.1:" + service.getAddress().getPort();
        issuer = DevelopmentIssuer.start(new IssuerOptions(
                0,
                Optional.empty(),
                List.of(Client.pages(SECRET), Client.machine("app", "app", "secret of app")),
                KEY,
                () -> List.of(
                        new Agency("dlh", "Dinas Lingkungan Hidup"),
                        new Agency("dishub", "Dinas Perhubungan"),
                        new Agency("kec-plered", "Kecamatan <Plered>")),
                List.of(URI.create(address + "/triage/back-channel-logout"), URI.create(address + "/cases/x"))));
    }

    @AfterEach
    void stop() {
        issuer.close();
        service.stop(0);
    }

    @Test
    void pageOffersEveryRoleAndSearchesTheAgencies() throws Exception {
        String all = get("/authorize?" + authorization(), "").body();
        assertThat(all)
                .contains("<html lang=\"id\">", "value=\"triage\"", "value=\"officer.dlh\"", "Kecamatan &lt;Plered&gt;")
                .contains("3 dari 3")
                .doesNotContain("<script", "<Plered>");

        String found =
                get("/authorize?" + authorization() + "&q=lingk+HIDUP", "").body();
        assertThat(found).contains("value=\"officer.dlh\"", "1 dari 3").doesNotContain("officer.dishub");
        assertThat(found).as("the request goes on with the search").contains("name=\"state\" value=\"s&quot;1\"");
    }

    @Test
    void codeFlowGivesTheTokensOfTheChosenAccount() throws Exception {
        HttpResponse<String> chosen = post("/authorize", authorization() + "&account=officer.dlh", "");

        URI location = URI.create(chosen.headers().firstValue("Location").orElseThrow());
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(location.toString()).startsWith(REDIRECT + "?code=").endsWith("&state=s%221");
        JsonNode tokens = redeem(code(chosen), "the verifier");
        JwtClaims identity = claims(tokens.get("id_token").textValue(), Client.STAFF);
        assertThat(identity.getStringClaimValue("preferred_username")).isEqualTo("officer.dlh");
        assertThat(identity.getStringClaimValue("nonce")).isEqualTo("n1");
        JwtClaims access = claims(tokens.get("access_token").textValue(), Tokens.AUDIENCE);
        assertThat(access.getSubject()).isEqualTo(identity.getSubject());
        assertThat(access.getClaimValueAsString("realm_access")).isEqualTo("{roles=[agency-officer]}");
    }

    @Test
    void agencyMayBeTypedByHand() throws Exception {
        HttpResponse<String> chosen = post("/authorize", authorization() + "&agency=kec-bojong", "");
        JsonNode tokens = redeem(code(chosen), "the verifier");
        assertThat(claims(tokens.get("access_token").textValue(), Tokens.AUDIENCE)
                        .getStringClaimValue("preferred_username"))
                .isEqualTo("officer.kec-bojong");

        assertThat(post("/authorize", authorization() + "&agency=../x", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void codeIsGoodOnceAndOnlyWithItsVerifier() throws Exception {
        String code = code(post("/authorize", authorization() + "&account=triage", ""));
        assertThat(redeem(code, "another verifier").get("error").textValue()).isEqualTo("invalid_grant");
        assertThat(redeem(code, "the verifier").get("error").textValue()).isEqualTo("invalid_grant");

        String second = code(post("/authorize", authorization() + "&account=triage", ""));
        assertThat(redeem(second, "the verifier").has("access_token")).isTrue();
        assertThat(redeem(second, "the verifier").get("error").textValue()).isEqualTo("invalid_grant");
    }

    @Test
    void secondServiceSignsInWithoutAsking() throws Exception {
        String cookie = cookie(post("/authorize", authorization() + "&account=verifier", ""));

        HttpResponse<String> second = get("/authorize?" + authorization(), cookie);

        assertThat(second.statusCode()).isEqualTo(303);
        JsonNode tokens = redeem(code(second), "the verifier");
        assertThat(claims(tokens.get("id_token").textValue(), Client.STAFF).getStringClaimValue("preferred_username"))
                .isEqualTo("verifier");
    }

    @Test
    void signOutEndsTheSessionEverywhere() throws Exception {
        HttpResponse<String> chosen = post("/authorize", authorization() + "&account=auditor", "");
        String cookie = cookie(chosen);
        JsonNode tokens = redeem(code(chosen), "the verifier");
        String refresh = "grant_type=refresh_token&refresh_token="
                + tokens.get("refresh_token").textValue();
        assertThat(token(refresh).has("access_token")).isTrue();

        HttpResponse<String> out =
                get("/end-session?state=z&post_logout_redirect_uri=" + encode("http://localhost:8080/"), cookie);

        assertThat(out.headers().firstValue("Location")).contains("http://localhost:8080/?state=z");
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(told).hasSize(2).anyMatch(line -> line.startsWith("/triage/back-channel-logout logout_token="));
        String logoutToken = told.peek().substring(told.peek().indexOf('=') + 1);
        JwtClaims logout = claims(logoutToken, Client.STAFF);
        assertThat(logout.getClaimValueAsString("events")).contains("backchannel-logout");
        assertThat(logout.getStringClaimValue("sid"))
                .isEqualTo(
                        claims(tokens.get("id_token").textValue(), Client.STAFF).getStringClaimValue("sid"));
        assertThat(get("/authorize?" + authorization(), cookie).statusCode()).isEqualTo(200);
        assertThat(token(refresh).get("error").textValue()).isEqualTo("invalid_grant");
    }

    @Test
    void signOutByTheTokenOfAServiceNeedsNoCookie() throws Exception {
        HttpResponse<String> chosen = post("/authorize", authorization() + "&account=auditor", "");
        String identity = redeem(code(chosen), "the verifier").get("id_token").textValue();

        assertThat(get("/end-session?id_token_hint=" + identity, "").body()).contains("Anda sudah keluar");

        assertThat(get("/authorize?" + authorization(), cookie(chosen)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, https://evil.example/",
        "redirect_uri, http://localhost@evil.example/",
        "redirect_uri, javascript:alert(1)",
        "client_id, app",
        "client_id, nobody",
        "response_type, token",
        "code_challenge_method, plain"
    })
    void nobodyIsSentToAStranger(String parameter, String value) throws Exception {
        String request = authorization(Map.of(parameter, value)) + "&account=admin";
        assertThat(post("/authorize", request, "").statusCode()).isEqualTo(400);
        HttpResponse<String> response = get("/authorize?" + request, "");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(parameter);
    }

    @Test
    void userInfoNeedsAToken() throws Exception {
        HttpResponse<String> refused = get("/userinfo", "");
        assertThat(refused.statusCode()).isEqualTo(401);

        HttpResponse<String> told = http.send(
                HttpRequest.newBuilder(URI.create(issuer.issuer() + "/userinfo"))
                        .header("Authorization", "Bearer " + issuer.token("operator"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(new JsonMapper()
                        .readTree(told.body())
                        .get("preferred_username")
                        .textValue())
                .isEqualTo("operator");
    }

    private static String authorization() throws Exception {
        return authorization(Map.of());
    }

    private static String authorization(Map<String, String> changed) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest("the verifier".getBytes(UTF_8));
        var parameters = new TreeMap<>(Map.of(
                "client_id", Client.STAFF,
                "redirect_uri", REDIRECT,
                "response_type", "code",
                "scope", "openid",
                "state", "s\"1",
                "nonce", "n1",
                "code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(digest),
                "code_challenge_method", "S256"));
        parameters.putAll(changed);
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private JsonNode redeem(String code, String verifier) throws Exception {
        return token("grant_type=authorization_code&code=" + code + "&redirect_uri=" + encode(REDIRECT)
                + "&code_verifier=" + encode(verifier));
    }

    private JsonNode token(String form) throws Exception {
        HttpResponse<String> response =
                post("/token", form + "&client_id=" + Client.STAFF + "&client_secret=" + encode(SECRET), "");
        return new JsonMapper().readTree(response.body());
    }

    private static JwtClaims claims(String token, String audience) throws Exception {
        var publicKey = KEY.publicKey();
        return new JwtConsumerBuilder()
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .setVerificationKey(publicKey)
                .build()
                .processToClaims(token);
    }

    private static String code(HttpResponse<String> response) {
        String location = response.headers().firstValue("Location").orElseThrow();
        return location.replaceAll("^.*[?&]code=([^&]+).*$", "$1");
    }

    private static String cookie(HttpResponse<String> response) {
        String header = response.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(header).contains("HttpOnly", "SameSite=Lax", "Path=/signin");
        return header.substring(0, header.indexOf(';'));
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(issuer.issuer() + path))
                        .header("Cookie", cookie)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form, String cookie) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(issuer.issuer() + path))
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
