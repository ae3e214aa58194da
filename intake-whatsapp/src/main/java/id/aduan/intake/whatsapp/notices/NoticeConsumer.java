package id.aduan.intake.whatsapp.notices;

import id.aduan.contracts.Channel;
import id.aduan.contracts.Notice;
import id.aduan.durable.DurableConsumer;
import id.aduan.durable.DurableConsumers;
import id.aduan.intake.whatsapp.sending.Lanes;
import id.aduan.kit.events.EventRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes what case-service wants told by this door; what is for others is passed over unread. */
@ApplicationScoped
class NoticeConsumer {
    static final String CHANNEL = "notice-in";

    /** Each locks a citizen, who may be in the middle of a turn. */
    private static final int MOST_AT_ONCE = 20;

    private final DurableConsumer consumer;

    NoticeConsumer(DurableConsumers consumers, TellCitizen telling, Lanes lanes) {
        this.consumer = consumers
                .create(
                        "intake-whatsapp.notice",
                        (session, eventRecord) -> isForUs(eventRecord)
                                ? telling.handle(session, eventRecord.read(Notice.class))
                                : Uni.createFrom().voidItem())
                .inPortions(MOST_AT_ONCE, lanes::wake);
    }

    private static boolean isForUs(EventRecord eventRecord) {
        String channel = eventRecord.headers().get(Notice.CHANNEL_HEADER);
        return channel == null || channel.equals(Channel.WHATSAPP.name());
    }

    @Incoming(CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> on(Message<ConsumerRecords<String, byte[]>> polled) {
        return consumer.take(polled);
    }
}
