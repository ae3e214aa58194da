package id.aduan.stack.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevelopmentIssuerTest {
    private static final SigningKey KEY = SigningKey.generate();

    private final HttpClient http = HttpClient.newHttpClient();
    private DevelopmentIssuer issuer;

    @BeforeEach
    void start() {
        issuer = DevelopmentIssuer.start(IssuerOptions.alone(
                List.of(
                        Client.pages("secret of pages"),
                        Client.commandLine("secret of commands"),
                        Client.machine("intake-web", "door", "secret of door")),
                KEY));
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "operator, operator",
        "triage, triage-officer",
        "verifier, verifier",
        "supervisor, supervisor",
        "auditor, auditor",
        "admin, administrator",
        "officer.dlh, agency-officer",
        "officer.kec-purwakarta, agency-officer"
    })
    void tokenOfAnAccountCarriesItsNameAndRole(String name, String role) throws Exception {
        JwtClaims claims = verify(issuer.token(name));

        assertThat(claims.getStringClaimValue("preferred_username")).isEqualTo(name);
        assertThat(claims.getClaimValueAsString("realm_access")).isEqualTo("{roles=[" + role + "]}");
        assertThat(claims.getSubject()).isNotBlank().isNotEqualTo(name);
        assertThat(claims.getStringClaimValue("azp")).isEqualTo("aduan-cli");
    }

    @Test
    void machineGetsATokenOfItsOwnBySecret() throws Exception {
        HttpResponse<String> response = post("grant_type=client_credentials", basic("intake-web", "secret of door"));

        assertThat(response.statusCode()).isEqualTo(200);
        JwtClaims claims = verify(json(response).get("access_token").textValue());
        assertThat(claims.getStringClaimValue("azp")).isEqualTo("intake-web");
        assertThat(claims.getClaimValueAsString("realm_access")).isEqualTo("{roles=[door]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake-web:wrong", "intake-web:", "intake-web", "nobody:secret of door", ":", ""})
    void wrongSecretIsRefused(String pair) throws Exception {
        HttpResponse<String> response = post("grant_type=client_credentials", header(pair));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response).get("error").textValue()).isEqualTo("invalid_client");
        assertThat(response.body()).doesNotContain("access_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app:a+b/c=%41 secret", "app:a%2Bb%2Fc%3D%2541+secret"})
    void secretMayComeEncodedOrAsItIs(String pair) throws Exception {
        issuer.close();
        issuer = DevelopmentIssuer.start(
                IssuerOptions.alone(List.of(Client.machine("app", "app", "a+b/c=%41 secret")), KEY));

        assertThat(post("grant_type=client_credentials", header(pair)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void machineCannotBecomeAnAccount() throws Exception {
        HttpResponse<String> response =
                post("grant_type=password&username=admin", basic("intake-web", "secret of door"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error").textValue()).isEqualTo("unauthorized_client");
    }

    @Test
    void commandLineGetsTheTokenOfAnAccount() throws Exception {
        HttpResponse<String> response =
                post("grant_type=password&username=officer.dlh", basic("aduan-cli", "secret of commands"));

        JwtClaims claims = verify(json(response).get("access_token").textValue());
        assertThat(claims.getStringClaimValue("preferred_username")).isEqualTo("officer.dlh");
    }

    @Test
    void unknownAccountGetsNoToken() throws Exception {
        HttpResponse<String> response =
                post("grant_type=password&username=root", basic("aduan-cli", "secret of commands"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error").textValue()).isEqualTo("invalid_grant");
    }

    @Test
    void expiredTokenIsExpired() {
        String token = issuer.token("operator", Duration.ofHours(-1));

        assertThatThrownBy(() -> verify(token))
                .isInstanceOf(InvalidJwtException.class)
                .hasMessageContaining("no longer valid");
    }

    @Test
    void tokenStaysValidOverARestartWithTheSameKey() throws Exception {
        String token = issuer.token("operator");
        URI before = issuer.issuer();
        int port = issuer.port();
        issuer.close();
        issuer = DevelopmentIssuer.start(new IssuerOptions(
                port, Optional.empty(), List.of(), SigningKey.decode(KEY.encoded()), List::of, List.of()));

        assertThat(issuer.issuer()).isEqualTo(before);
        assertThat(verify(token).getStringClaimValue("preferred_username")).isEqualTo("operator");
    }

    private JwtClaims verify(String token) throws Exception {
        String discovery = get(issuer.issuer() + "/.well-known/openid-configuration");
        String keys = get(new JsonMapper().readTree(discovery).get("jwks_uri").textValue());
        return new JwtConsumerBuilder()
                .setExpectedIssuer(issuer.issuer().toString())
                .setExpectedAudience("aduan")
                .setRequireExpirationTime()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
                .build()
                .processToClaims(token);
    }

    private String get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> post(String form, String authorization) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(issuer.issuer() + "/token"))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new JsonMapper().readTree(response.body());
    }

    private static String basic(String client, String secret) {
        return header(client + ":" + secret);
    }

    private static String header(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
