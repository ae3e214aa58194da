package id.aduan.stack.signin;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What a service asks of the sign-in when it sends a browser there. */
record AuthorizationRequest(
        String client, String redirect, String state, String nonce, String challenge, String prompt) {
    /** The parameters, which the forms carry from page to page. */
    static final List<String> NAMES = List.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "prompt");

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    static AuthorizationRequest of(Parameters parameters) {
        return new AuthorizationRequest(
                parameters.get("client_id"),
                parameters.get("redirect_uri"),
                parameters.get("state"),
                parameters.get("nonce"),
                parameters.get("code_challenge"),
                parameters.get("prompt"));
    }

    /** Why it cannot be answered at all; empty when it can. Nobody is ever sent to an address off this machine. */
    static Optional<String> fault(Parameters parameters, Optional<Client> client) {
        if (client.isEmpty() || client.get().kind() != Client.Kind.PAGES) {
            return Optional.of("client_id");
        }
        if (!isOnThisMachine(parameters.get("redirect_uri"))) {
            return Optional.of("redirect_uri");
        }
        if (!parameters.get("response_type").equals("code")) {
            return Optional.of("response_type");
        }
        String method = parameters.get("code_challenge_method");
        if (!parameters.get("code_challenge").isEmpty() && !method.equals("S256")) {
            return Optional.of("code_challenge_method");
        }
        return Optional.empty();
    }

    static boolean isOnThisMachine(String address) {
        try {
            URI uri = URI.create(address);
            return "http".equals(uri.getScheme())
                    && uri.getUserInfo() == null
                    && uri.getHost() != null
                    && LOOPBACK.contains(uri.getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The answer's address: the redirect with these parameters and the state. */
    String answer(String parameters) {
        String state = this.state.isEmpty() ? "" : "&state=" + Parameters.encode(this.state);
        return redirect + (redirect.contains("?") ? "&" : "?") + parameters + state;
    }
}
