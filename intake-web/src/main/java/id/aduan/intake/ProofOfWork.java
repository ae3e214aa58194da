package id.aduan.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.aduan.contracts.ComplaintId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.altcha.altcha.Altcha;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A small puzzle for the sender's device (ALTCHA), so that many reports at once cost somebody something. A solution
 * serves one report; the same report may bring it again.
 */
@ApplicationScoped
public class ProofOfWork {
    private static final int MAX_SOLUTION = 2_000;
    private static final int MAX_NUMBER_DIGITS = 9;

    private final String key;
    private final DoorSettings.ProofOfWork settings;
    private final ObjectMapper json;
    private final Map<String, ComplaintId> used;

    ProofOfWork(
            @ConfigProperty(name = "aduan.secrets.form-token") String secret,
            DoorSettings settings,
            ObjectMapper json) {
        this.key = "proof-of-work|" + secret;
        this.settings = settings.proofOfWork();
        this.json = json;
        int memory = settings.memory();
        this.used = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ComplaintId> eldest) {
                return size() > memory;
            }
        };
    }

    /**
     * The puzzle: a number of at most {@code maxnumber} is to be found that, written behind the salt, has the SHA-256
     * {@code challenge}.
     */
    public record Challenge(String algorithm, String challenge, long maxnumber, String salt, String signature) {}

    public Challenge challenge() {
        try {
            Altcha.Challenge made = Altcha.createChallenge(new Altcha.ChallengeOptions()
                    .setAlgorithm(Altcha.Algorithm.SHA256)
                    .setMaxNumber(settings.difficulty())
                    .setSecureRandomNumber(true)
                    .setHmacKey(key)
                    .setExpiresInSeconds(settings.lifetime().toSeconds()));
            return new Challenge(made.algorithm, made.challenge, made.maxnumber, made.salt, made.signature);
        } catch (Exception e) { // what the library declares
            throw new IllegalStateException("no challenge can be made", e);
        }
    }

    /** Whether a solution, base64 of JSON as ALTCHA's widget sends it, is right, in time and not used for another. */
    boolean proves(String solution, ComplaintId complaint) {
        if (solution == null || solution.length() > MAX_SOLUTION) {
            return false;
        }
        try {
            JsonNode fields = json.readTree(Base64.getDecoder().decode(solution.strip()));
            JsonNode number = fields.path("number");
            if (!number.canConvertToLong() || number.asText().length() > MAX_NUMBER_DIGITS) {
                return false;
            }
            Altcha.Payload payload = new Altcha.Payload();
            payload.algorithm = fields.path("algorithm").asText();
            payload.challenge = fields.path("challenge").asText();
            payload.number = number.asLong();
            payload.salt = fields.path("salt").asText();
            payload.signature = fields.path("signature").asText();
            return Altcha.verifySolution(payload, key, true) && isFirstUse(payload.challenge, complaint);
        } catch (IllegalArgumentException | IOException malformed) {
            return false;
        } catch (Exception e) { // what the library declares, for a salt or an algorithm that is none
            return false;
        }
    }

    private synchronized boolean isFirstUse(String challenge, ComplaintId complaint) {
        ComplaintId before = used.putIfAbsent(challenge, complaint);
        return before == null || before.equals(complaint);
    }
}
