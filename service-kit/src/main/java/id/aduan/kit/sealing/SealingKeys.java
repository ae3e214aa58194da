package id.aduan.kit.sealing;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.SealingKeyPublished;
import id.aduan.kit.events.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The public keys that a door has seen, kept on disk too, so that it can seal while case-service and even Kafka are
 * away. When no newer key comes, the newest goes on serving: case-service keeps its private part long enough.
 */
public final class SealingKeys {
    private static final Logger LOG = Logger.getLogger(SealingKeys.class);

    private final Path cache;
    private final Clock clock;
    private final Map<String, SealingKeyPublished> keys = new ConcurrentHashMap<>();

    /** @param cache the file that remembers the newest key over restarts */
    public SealingKeys(Path cache, Clock clock) {
        this.cache = requireNonNull(cache, "cache is null");
        this.clock = requireNonNull(clock, "clock is null");
        try {
            if (Files.isRegularFile(cache)) {
                SealingKeyPublished key = EventJson.read(Files.readAllBytes(cache), SealingKeyPublished.class);
                keys.put(key.keyId(), key);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warnf("the cached sealing key is unreadable and waits to be replaced: %s", e.getMessage());
        }
    }

    public void accept(SealingKeyPublished key) {
        keys.put(key.keyId(), key);
        newest().filter(newest -> newest.keyId().equals(key.keyId())).ifPresent(this::remember);
    }

    /** The youngest key whose validity has begun; also one that is past its end, when there is no other. */
    public Optional<SealingKeyPublished> newest() {
        var now = clock.instant();
        return keys.values().stream()
                .filter(key -> !key.validFrom().isAfter(now))
                .max(Comparator.comparing(SealingKeyPublished::validFrom).thenComparing(SealingKeyPublished::keyId));
    }

    private void remember(SealingKeyPublished key) {
        try {
            Files.createDirectories(cache.toAbsolutePath().getParent());
            Path part = cache.resolveSibling(cache.getFileName() + ".part");
            Files.write(part, EventJson.write(key));
            Files.move(part, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warnf("the sealing key cannot be cached: %s", e.getMessage());
        }
    }
}
