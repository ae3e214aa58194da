package id.aduan.stack.whatsapp;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An invented person with a phone. All but the final fields is read and changed under the lock of {@link Chats} only. */
final class Citizen {
    static final Duration WINDOW = Duration.ofHours(24);

    private static final int MOST_MESSAGES = 500;
    private static final Duration TYPING = Duration.ofSeconds(25);

    private final int id;
    private final String name;
    private final List<ChatMessage> messages = new ArrayList<>();
    private final Map<String, Instant> lastSaid = new HashMap<>();
    private String phone;
    private String userId;
    private boolean blocks;
    private Instant typingUntil = Instant.EPOCH;

    Citizen(int id, String name, String phone, String userId) {
        this.id = id;
        this.name = requireNonNull(name, "name is null");
        this.phone = requireNonNull(phone, "phone is null");
        this.userId = requireNonNull(userId, "userId is null");
    }

    int id() {
        return id;
    }

    /** Whether the number belongs to nobody here. */
    boolean isStranger() {
        return id < 0;
    }

    String name() {
        return name;
    }

    /** In digits, with the country's code. */
    String phone() {
        return phone;
    }

    /** The id of this person for this business's portfolio (BSUID). */
    String userId() {
        return userId;
    }

    void move(String newPhone, String newUserId) {
        phone = newPhone;
        userId = newUserId;
    }

    boolean blocks() {
        return blocks;
    }

    void block(boolean whether) {
        blocks = whether;
    }

    List<ChatMessage> messages() {
        return messages;
    }

    /** The oldest message, when there is no room for it any more. */
    Optional<ChatMessage> add(ChatMessage message) {
        typingUntil = Instant.EPOCH;
        messages.add(message);
        return messages.size() > MOST_MESSAGES ? Optional.of(messages.remove(0)) : Optional.empty();
    }

    /** The citizen has written to a number: it may answer freely for a day. */
    void says(String number, Instant at) {
        lastSaid.put(number, at);
    }

    /** When free answers of a number end; long ago where the citizen has never written. */
    Instant windowEnd(String number) {
        Instant last = lastSaid.get(number);
        return last == null ? Instant.EPOCH : last.plus(WINDOW);
    }

    /** For this citizen so much time passes at once. */
    void passes(Duration time) {
        lastSaid.replaceAll((number, at) -> at.minus(time));
    }

    void seesTyping(Instant now) {
        typingUntil = now.plus(TYPING);
    }

    boolean isTypedTo(Instant now) {
        return now.isBefore(typingUntil);
    }
}
