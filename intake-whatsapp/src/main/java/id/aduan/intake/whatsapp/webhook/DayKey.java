package id.aduan.intake.whatsapp.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import id.aduan.contracts.WhatsAppUpdate;
import id.aduan.intake.whatsapp.Sealed;
import id.aduan.kit.events.UnreadableEvent;
import id.aduan.kit.sealing.AtRest;
import java.security.GeneralSecurityException;
import java.time.LocalDate;

/** The key of AES-256-GCM under which the updates of a day are sealed. */
final class DayKey {
    private static final int LENGTH = 32;

    private final LocalDate day;
    private final AesGcmJce aead;

    private DayKey(LocalDate day, byte[] bytes) {
        this.day = day;
        try {
            this.aead = new AesGcmJce(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key of AES-256-GCM: " + day, e);
        }
    }

    /** A new key, wrapped under the master key: only so may it be kept. */
    static byte[] fresh(LocalDate day, Sealed master) {
        return master.seal(Random.randBytes(LENGTH), context(day));
    }

    /** Fails with {@link AtRest.Unopenable} when it was wrapped under another master key. */
    static DayKey unwrap(LocalDate day, byte[] wrapped, Sealed master) {
        return new DayKey(day, master.open(wrapped, context(day)));
    }

    private static String context(LocalDate day) {
        return "day-key:" + day;
    }

    LocalDate day() {
        return day;
    }

    /** By which it is named in {@link WhatsAppUpdate#keyId()}. */
    String id() {
        return day.toString();
    }

    byte[] seal(byte[] clear, String context) {
        try {
            return aead.encrypt(clear, context.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing can be sealed under the key of " + day, e);
        }
    }

    /** Fails with {@link UnreadableEvent} when it was sealed otherwise. */
    byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new UnreadableEvent(WhatsAppUpdate.class.getSimpleName(), "it does not open with the key of its day");
        }
    }

    @Override
    public String toString() {
        return "DayKey[" + day + "]";
    }
}
