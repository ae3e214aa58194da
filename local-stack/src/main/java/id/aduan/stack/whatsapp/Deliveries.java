package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Brings messages of the regency to the phones and tells the webhook how far each has come. */
final class Deliveries implements AutoCloseable {
    private static final Duration UNTIL_SENT = Duration.ofMillis(40);
    private static final Duration UNTIL_DELIVERED = Duration.ofMillis(120);
    private static final Duration UNTIL_READ = Duration.ofMillis(500);

    private final Chats chats;
    private final Updates updates;
    private final WebhookCalls webhook;
    private final Faults faults;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "whatsapp-delivery");
        thread.setDaemon(true);
        return thread;
    });

    Deliveries(Chats chats, Updates updates, WebhookCalls webhook, Faults faults, Clock clock) {
        this.chats = chats;
        this.updates = updates;
        this.webhook = webhook;
        this.faults = faults;
        this.clock = clock;
    }

    /** The message arrives, and is read when the citizens read at once. */
    void follow(BusinessNumber number, Citizen citizen, ChatMessage message, String category) {
        Optional<ObjectNode> price = Optional.of(Updates.pricing(category));
        later(UNTIL_SENT, () -> tell(number, citizen, message, ChatMessage.Status.SENT, price));
        later(UNTIL_DELIVERED, () -> tell(number, citizen, message, ChatMessage.Status.DELIVERED, price));
        later(UNTIL_READ, () -> {
            if (faults.citizensRead()) {
                tell(number, citizen, message, ChatMessage.Status.READ, Optional.empty());
            }
        });
    }

    /** The message was taken and never arrives. */
    void fail(BusinessNumber number, Citizen citizen, ChatMessage message, GraphFailure why) {
        later(UNTIL_DELIVERED, () -> {
            chats.fail(message, why.code());
            webhook.tell(updates.failed(number, chats.person(citizen), message, clock.instant(), why));
        });
    }

    /** The citizen has opened the chat: what has arrived is read. */
    void read(BusinessNumber number, Citizen citizen) {
        chats.delivered(citizen)
                .forEach(message -> tell(number, citizen, message, ChatMessage.Status.READ, Optional.empty()));
    }

    private void tell(
            BusinessNumber number,
            Citizen citizen,
            ChatMessage message,
            ChatMessage.Status status,
            Optional<ObjectNode> price) {
        if (chats.rise(message, status)) {
            webhook.tell(updates.status(number, chats.person(citizen), message, status, clock.instant(), price));
        }
    }

    private void later(Duration after, Runnable work) {
        if (!timer.isShutdown()) {
            var unused = timer.schedule(work, after.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
