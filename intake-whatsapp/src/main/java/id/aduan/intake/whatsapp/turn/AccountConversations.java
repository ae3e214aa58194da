package id.aduan.intake.whatsapp.turn;

import id.aduan.intake.whatsapp.conversation.Conversation;
import id.aduan.intake.whatsapp.conversation.Understanding;
import id.aduan.kit.secrets.TrackingPin;
import id.aduan.knowledge.Knowledge;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The conversation of each account, over the landmarks and answers as they were published last. */
@ApplicationScoped
class AccountConversations {
    private final TrackingPin pins;
    private final Knowledge knowledge;
    private final Understanding understanding = new Understanding();
    private final Map<String, Built> built = new ConcurrentHashMap<>();

    /** @param version of what was known when it was built */
    private record Built(long version, Conversation conversation) {}

    AccountConversations(TrackingPin pins, Knowledge knowledge) {
        this.pins = pins;
        this.knowledge = knowledge;
    }

    /** @param account the phone number id of ours */
    Conversation of(String account) {
        Knowledge.Known known = knowledge.now();
        return built.compute(
                        account,
                        (one, before) -> before != null && before.version() == known.version()
                                ? before
                                : new Built(
                                        known.version(),
                                        new Conversation(
                                                one,
                                                understanding,
                                                knowledge.gazetteer(),
                                                known.landmarks(),
                                                known.answers(),
                                                pins::of)))
                .conversation();
    }
}
