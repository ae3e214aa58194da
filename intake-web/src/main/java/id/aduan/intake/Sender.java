package id.aduan.intake;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.Channel;

/**
 * By which door a report comes, and what makes it one of a kind there.
 *
 * @param account the client that speaks, e.g. {@code web}
 * @param key the client's Idempotency-Key or the one-time id of a form, at most {@value #MAX_KEY} characters
 * @param appUser the user that an app speaks for, or null; stays in the sealed contact
 */
public record Sender(Channel channel, String account, String key, String appUser) {
    public static final int MAX_KEY = 200;

    public Sender {
        requireNonNull(channel, "channel is null");
        requireNonNull(account, "account is null");
        requireNonNull(key, "key is null");
        if (key.isBlank() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException("key is blank or too long");
        }
    }

    /** A citizen on the web, by page or by API. */
    public static Sender web(String key) {
        return new Sender(Channel.WEB, "web", key, null);
    }

    @Override
    public String toString() {
        return "Sender[" + channel + ", " + account + "]";
    }
}
