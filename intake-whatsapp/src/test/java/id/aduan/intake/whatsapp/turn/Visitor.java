package id.aduan.intake.whatsapp.turn;

import id.aduan.contracts.EventId;
import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.sending.Lanes;
import id.aduan.intake.whatsapp.webhook.IncomingMessage;
import id.aduan.intake.whatsapp.webhook.MessageContent;
import id.aduan.intake.whatsapp.webhook.PersonIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Somebody with a phone whose messages are applied as if the webhook had kept them. */
final class Visitor {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Transactions transactions;
    private final ApplyUpdate updates;
    private final Lanes lanes;
    private final String account;
    private final String digits = "628000" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);

    Visitor(Transactions transactions, ApplyUpdate updates, Lanes lanes, String account) {
        this.transactions = transactions;
        this.updates = updates;
        this.lanes = lanes;
        this.account = account;
    }

    /** As a message to him is addressed. */
    String phone() {
        return "+" + digits;
    }

    /** Gives the id of the message. */
    String says(String words) {
        return sends("text", new MessageContent.Text(words));
    }

    /** Gives the id of the message. */
    String sendsPhoto(String providerId, String sha256) {
        return sends(
                "image",
                new MessageContent.Media(
                        MessageContent.Media.Kind.IMAGE, providerId, "image/png", sha256, null, null, null));
    }

    /** The provider brings a message once more and it is another update: what the webhook makes of it has its own id. */
    void saysOnceMore(String messageId, String words) {
        sends(messageId, "text", new MessageContent.Text(words));
    }

    private String sends(String type, MessageContent content) {
        return sends("wamid." + UUID.randomUUID(), type, content);
    }

    private String sends(String id, String type, MessageContent content) {
        IncomingMessage message = new IncomingMessage(
                new EventId(UUID.randomUUID()),
                account,
                Instant.now(),
                id,
                Instant.now(),
                new PersonIds(digits, null, null, null, "Warga Rekaan"),
                type,
                content,
                null,
                false,
                null,
                List.of());
        transactions
                .run(session -> updates.handle(session, List.of(message)))
                .await()
                .atMost(PATIENCE);
        lanes.wake();
        return id;
    }
}
