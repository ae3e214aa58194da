package id.aduan.intake.whatsapp.turn;

import id.aduan.contracts.WhatsAppUpdate;
import id.aduan.durable.DurableConsumer;
import id.aduan.durable.DurableConsumers;
import id.aduan.intake.whatsapp.sending.Lanes;
import id.aduan.intake.whatsapp.webhook.UpdateReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Thinks about what the webhook has kept: each update once, those of a citizen in turn. */
@ApplicationScoped
class UpdateConsumer {
    static final String CHANNEL = "whatsapp-update-in";

    /** A turn waits for its transaction, and so do the answers to all citizens of it. */
    private static final int MOST_AT_ONCE = 20;

    private final DurableConsumer consumer;

    UpdateConsumer(DurableConsumers consumers, UpdateReader reader, ApplyUpdate updates, Lanes lanes) {
        this.consumer = consumers
                .create("intake-whatsapp.whatsapp-update", (session, eventRecord) -> reader.read(
                                session, eventRecord.read(WhatsAppUpdate.class))
                        .chain(update -> updates.handle(session, update)))
                .inPortions(MOST_AT_ONCE, lanes::wake);
    }

    @Incoming(CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> on(Message<ConsumerRecords<String, byte[]>> polled) {
        return consumer.take(polled);
    }
}
