package id.aduan.stack.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How fast messages may be sent: to one citizen, and from one number. */
final class Limits {
    private static final int PAIR_BURST = 45;
    private static final Duration PAIR_INTERVAL = Duration.ofSeconds(6);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Faults faults;
    private final Map<String, Pace> pairs = new HashMap<>();
    private final Map<String, Pace> numbers = new HashMap<>();
    private int perSecond;

    Limits(Faults faults) {
        this.faults = faults;
    }

    /** @throws GraphFailure when it is one too many; then it does not count */
    synchronized void take(BusinessNumber number, Citizen citizen, Instant now) {
        if (faults.strikes(Fault.THROTTLED)) {
            throw GraphFailure.tooManyAtAll();
        }
        if (faults.strikes(Fault.PAIR_LIMIT)) {
            throw GraphFailure.tooManyToOne();
        }
        int allowed = faults.messagesPerSecond();
        if (allowed != perSecond) {
            numbers.clear();
            perSecond = allowed;
        }
        Pace all = numbers.computeIfAbsent(number.phoneNumberId(), id -> new Pace(allowed, SECOND.dividedBy(allowed)));
        if (!all.take(now)) {
            throw GraphFailure.tooManyAtAll();
        }
        Pace pair = pairs.computeIfAbsent(pair(number, citizen), id -> new Pace(PAIR_BURST, PAIR_INTERVAL));
        if (!pair.take(now)) {
            throw GraphFailure.tooManyToOne();
        }
    }

    /** So much time has passed for a citizen that he may be written to again. */
    synchronized void forget(Citizen citizen) {
        pairs.keySet().removeIf(key -> key.endsWith(" " + citizen.id()));
    }

    private static String pair(BusinessNumber number, Citizen citizen) {
        return number.phoneNumberId() + " " + citizen.id();
    }
}
