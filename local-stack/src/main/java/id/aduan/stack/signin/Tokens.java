package id.aduan.stack.signin;

import static java.util.Objects.requireNonNull;

import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/** Signs the tokens of the development sign-in, with the claims that Keycloak writes. */
final class Tokens {
    /** A working day: nobody loses a half-written answer to an expired token while developing. */
    static final Duration ACCOUNT_LIFETIME = Duration.ofHours(10);

    static final Duration MACHINE_LIFETIME = Duration.ofHours(1);
    private static final Duration LOGOUT_LIFETIME = Duration.ofMinutes(2);

    /** Whom access tokens are for: any of Aduan's services. */
    static final String AUDIENCE = "aduan";

    private final String issuer;
    private final SigningKey key;
    private final String keyId;
    private final Clock clock;

    Tokens(String issuer, SigningKey key, Clock clock) {
        this.issuer = requireNonNull(issuer, "issuer is null");
        this.key = requireNonNull(key, "key is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.keyId = publicKey(key.publicKey()).calculateBase64urlEncodedThumbprint("SHA-256");
    }

    String accessToken(Account account, String client, String session, Duration lifetime) {
        JwtClaims claims = accountClaims(account, lifetime);
        claims.setClaim("typ", "Bearer");
        claims.setClaim("azp", client);
        claims.setClaim("sid", session);
        claims.setClaim("scope", "openid profile");
        claims.setAudience(AUDIENCE);
        return sign(claims, "JWT");
    }

    String identityToken(Account account, String client, String session, String nonce) {
        JwtClaims claims = accountClaims(account, ACCOUNT_LIFETIME);
        claims.setClaim("typ", "ID");
        claims.setClaim("azp", client);
        claims.setClaim("sid", session);
        claims.setClaim("auth_time", clock.instant().getEpochSecond());
        claims.setAudience(client);
        if (!nonce.isEmpty()) {
            claims.setClaim("nonce", nonce);
        }
        return sign(claims, "JWT");
    }

    String machineToken(Client client, Duration lifetime) {
        JwtClaims claims = claims(client.id(), lifetime);
        claims.setClaim("typ", "Bearer");
        claims.setClaim("azp", client.id());
        claims.setClaim("client_id", client.id());
        claims.setClaim("preferred_username", "service-account-" + client.id());
        claims.setClaim("realm_access", Map.of("roles", client.roles()));
        claims.setAudience(AUDIENCE);
        return sign(claims, "JWT");
    }

    /** Tells a client that a session has ended, as OpenID Connect Back-Channel Logout writes it. */
    String logoutToken(Account account, String client, String session) {
        JwtClaims claims = claims(account.subject(), LOGOUT_LIFETIME);
        claims.setClaim("sid", session);
        claims.setClaim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        claims.setAudience(client);
        return sign(claims, "logout+jwt");
    }

    /** The keys document. */
    Map<String, Object> keys() {
        RsaJsonWebKey publicKey = publicKey(key.publicKey());
        publicKey.setKeyId(keyId);
        publicKey.setUse("sig");
        publicKey.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
        return Map.of("keys", List.of(publicKey.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)));
    }

    /** The claims of a token that this issuer signed, however old it is; throws when it did not. */
    JwtClaims verified(String token) throws JoseException {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(new AlgorithmConstraints(
                AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256));
        signature.setCompactSerialization(token);
        signature.setKey(key.publicKey());
        if (!signature.verifySignature()) {
            throw new JoseException("the signature is not this issuer's");
        }
        try {
            return JwtClaims.parse(signature.getPayload());
        } catch (InvalidJwtException e) {
            throw new JoseException("not a token", e);
        }
    }

    private JwtClaims accountClaims(Account account, Duration lifetime) {
        JwtClaims claims = claims(account.subject(), lifetime);
        claims.setClaim("preferred_username", account.name());
        claims.setClaim("name", account.name());
        claims.setClaim("realm_access", Map.of("roles", List.of(account.role())));
        return claims;
    }

    private JwtClaims claims(String subject, Duration lifetime) {
        Instant now = clock.instant();
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject(subject);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(lifetime).getEpochSecond()));
        return claims;
    }

    private String sign(JwtClaims claims, String type) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.privateKey());
        signature.setKeyIdHeaderValue(keyId);
        signature.setHeader("typ", type);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token cannot be signed", e);
        }
    }

    private static RsaJsonWebKey publicKey(RSAPublicKey key) {
        return new RsaJsonWebKey(key);
    }
}
