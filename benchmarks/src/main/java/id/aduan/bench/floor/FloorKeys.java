package id.aduan.bench.floor;

import id.aduan.contracts.EventId;
import id.aduan.contracts.SealingKeyPublished;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.sealing.ContactSealer;
import id.aduan.kit.sealing.SealingKeyPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The key pair that the floor's reports are sealed to, in two files. */
public final class FloorKeys {
    private static final String KEY_ID = "floor";

    private final Path folder;

    private FloorKeys(Path folder) {
        this.folder = folder;
    }

    public static FloorKeys make(Path folder) {
        SealingKeyPair pair = SealingKeyPair.generate(KEY_ID);
        Instant now = Instant.now();
        SealingKeyPublished published = new SealingKeyPublished(
                EventId.derivedFrom("sealing-key", KEY_ID),
                KEY_ID,
                pair.publicKeyset(),
                now,
                now.plus(Duration.ofDays(7)));
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("public.json"), EventJson.write(published));
            Files.write(folder.resolve("private"), pair.privateKeyset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FloorKeys(folder);
    }

    static FloorKeys of(String folder) {
        return new FloorKeys(Path.of(folder));
    }

    public Path folder() {
        return folder;
    }

    public ContactSealer sealer() {
        return sealer(folder.resolve("public.json"));
    }

    /** A sealer to the key of a file, as the doors keep it on disk. */
    public static ContactSealer sealer(Path file) {
        try {
            SealingKeyPublished key = EventJson.read(Files.readAllBytes(file), SealingKeyPublished.class);
            return new ContactSealer(() -> Optional.of(key), Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SealingKeyPair pair() {
        try {
            return SealingKeyPair.read(KEY_ID, Files.readAllBytes(folder.resolve("private")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
