package id.aduan.intake.callcenter.callbacks;

import id.aduan.durable.DurableConsumer;
import id.aduan.durable.DurableConsumers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes what case-service wants told to callers. */
@ApplicationScoped
class NoticeConsumer {
    static final String CHANNEL = "notice-in";

    private final DurableConsumer consumer;

    NoticeConsumer(DurableConsumers consumers, KeepCallBacks keeping) {
        this.consumer = consumers.create("intake-callcenter.notice", keeping::handle);
    }

    @Incoming(CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> on(Message<ConsumerRecords<String, byte[]>> polled) {
        return consumer.take(polled);
    }
}
