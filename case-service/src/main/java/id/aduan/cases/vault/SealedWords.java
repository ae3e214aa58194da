package id.aduan.cases.vault;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.subtle.Random;
import id.aduan.cases.domain.Digest;
import id.aduan.cases.domain.LineContent;
import id.aduan.contracts.ComplaintId;
import id.aduan.kit.events.EventJson;
import java.util.Arrays;

/**
 * The words of one history line: a digest that may be kept for ever, and the words themselves, encrypted. The salt is
 * encrypted with the words, so that nobody can find them by trying once their key is gone.
 */
public record SealedWords(Digest digest, byte[] ciphertext) {
    private static final int SALT = 16;

    public SealedWords {
        requireNonNull(digest, "digest is null");
        requireNonNull(ciphertext, "ciphertext is null");
    }

    public static SealedWords of(DataKey key, ComplaintId caseId, long seq, LineContent content) {
        byte[] json = EventJson.write(content);
        byte[] salted = Arrays.copyOf(Random.randBytes(SALT), SALT + json.length);
        System.arraycopy(json, 0, salted, SALT, json.length);
        return new SealedWords(Digest.of(salted), key.seal(salted, context(caseId, seq)));
    }

    /** Fails with {@link DataKey.Unreadable}. */
    public static LineContent read(DataKey key, ComplaintId caseId, long seq, byte[] ciphertext) {
        byte[] salted = key.open(ciphertext, context(caseId, seq));
        return EventJson.read(Arrays.copyOfRange(salted, SALT, salted.length), LineContent.class);
    }

    /** True when the words open and are those that the digest was made of. */
    public static boolean fit(DataKey key, ComplaintId caseId, long seq, byte[] ciphertext, Digest digest) {
        try {
            return Digest.of(key.open(ciphertext, context(caseId, seq))).equals(digest);
        } catch (DataKey.Unreadable e) {
            return false;
        }
    }

    private static String context(ComplaintId caseId, long seq) {
        return "line:" + caseId + ":" + seq;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedWords that && digest.equals(that.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return "SealedWords[" + digest + "]";
    }
}
