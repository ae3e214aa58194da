package id.aduan.cases.messaging;

import id.aduan.cases.application.Notices;
import id.aduan.contracts.NoticeReceipt;
import id.aduan.durable.DurableConsumer;
import id.aduan.durable.DurableConsumers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Keeps what doors report of the notices that they were given. */
@ApplicationScoped
class NoticeReceiptConsumer {
    static final String CHANNEL = "notice-receipt-in";

    private final DurableConsumer consumer;

    NoticeReceiptConsumer(DurableConsumers consumers, Notices notices) {
        this.consumer = consumers.create(
                "case-service.notice-receipt",
                (session, eventRecord) -> notices.take(eventRecord.read(NoticeReceipt.class)));
    }

    @Incoming(CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> on(Message<ConsumerRecords<String, byte[]>> polled) {
        return consumer.take(polled);
    }
}
