package id.aduan.cases.application;

import id.aduan.contracts.SealingKeyPublished;
import id.aduan.kit.sealing.SealingKeyPair;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The key pairs of the weeks. Every method works in the transaction that it is called in. */
public interface SealingKeys {
    /**
     * What is known of a key without its secret.
     *
     * @param createdAt when it was made, and doors were told
     * @param destroyedAt when its private part was destroyed, or null
     */
    record KnownKey(String keyId, Instant validFrom, Instant validTo, Instant createdAt, Instant destroyedAt) {}

    /** The oldest first. */
    Uni<List<KnownKey>> all();

    /** Keeps the pair and tells the doors, unless there is one of that name. */
    Uni<Void> add(SealingKeyPair pair, KnownKey key);

    /** Empty when there never was one or its private part is destroyed. */
    Uni<Optional<SealingKeyPair>> pair(String keyId);

    /** What doors were told of it. */
    Uni<Optional<SealingKeyPublished>> published(String keyId);

    /** Destroys the private part for good. What still waits under it has been sealed anew before. */
    Uni<Void> destroy(SealingKeyPair pair, SealingKeyPublished successor, Instant at);
}
