package id.aduan.stack.mailbox;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** The last mails: 500 of them, or fewer when they are large. */
final class Kept {
    private static final int MOST = 500;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final Clock clock;
    private final ArrayDeque<Mail> mails = new ArrayDeque<>();
    private long lastId;
    private long bytes;
    private int refusal;

    Kept(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(String sender, List<String> recipients, byte[] source) {
        mails.addFirst(new Mail(++lastId, clock.instant(), sender, recipients, source, MimeMessage.read(source)));
        bytes += source.length;
        while (mails.size() > MOST || (bytes > MOST_BYTES && mails.size() > 1)) {
            bytes -= mails.removeLast().source().length;
        }
    }

    /** The newest first. */
    synchronized List<Mail> all() {
        return List.copyOf(mails);
    }

    synchronized Optional<Mail> find(long id) {
        return mails.stream().filter(mail -> mail.id() == id).findFirst();
    }

    synchronized void clear() {
        mails.clear();
        bytes = 0;
    }

    /** The code that mails are refused with, as 451 for a while and 550 for ever; 0 when they are taken. */
    synchronized int refusal() {
        return refusal;
    }

    /** @throws IllegalArgumentException when it is no such code */
    synchronized void refuse(int code) {
        if (code != 0 && (code < 400 || code > 599)) {
            throw new IllegalArgumentException("refuse must be 0 or a code of 400 to 599");
        }
        refusal = code;
    }
}
