package id.aduan.stack.signin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is signed in, and the codes and refresh tokens given out for it. All of it ends with the process. */
final class Sessions {
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(1);

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Refresh> refreshes = new ConcurrentHashMap<>();

    /** What a code of the code flow stands for. */
    record Code(Session session, String client, String redirect, String nonce, String challenge, Instant until) {}

    /** What a refresh token stands for. */
    record Refresh(Session session, String client) {}

    Sessions(Clock clock) {
        this.clock = clock;
    }

    Session begin(Account account) {
        var session = new Session(secret(), account);
        sessions.put(session.id(), session);
        return session;
    }

    Optional<Session> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /** Ends the session; its refresh tokens are worth nothing any more. */
    void end(Session session) {
        sessions.remove(session.id());
        refreshes.values().removeIf(refresh -> refresh.session().equals(session));
        codes.values().removeIf(code -> code.session().equals(session));
    }

    String code(Session session, String client, String redirect, String nonce, String challenge) {
        Instant now = clock.instant();
        codes.values().removeIf(code -> code.until().isBefore(now));
        String code = secret();
        codes.put(code, new Code(session, client, redirect, nonce, challenge, now.plus(CODE_LIFETIME)));
        return code;
    }

    /** What the code stands for: once, and not for long. */
    Optional<Code> redeem(String code) {
        return Optional.ofNullable(codes.remove(code))
                .filter(found -> found.until().isAfter(clock.instant()));
    }

    String refreshToken(Session session, String client) {
        String token = secret();
        refreshes.put(token, new Refresh(session, client));
        return token;
    }

    Optional<Refresh> refresh(String token) {
        return Optional.ofNullable(refreshes.get(token));
    }

    private String secret() {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
