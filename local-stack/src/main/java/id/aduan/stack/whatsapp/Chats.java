package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The invented citizens and what they and the regency have written to each other. All of it is in memory. */
final class Chats {
    private static final List<String> FIRST =
            List.of("Rekaan Asih", "Rekaan Budi", "Rekaan Cecep", "Rekaan Dewi", "Rekaan Euis", "Rekaan Fajar");
    private static final String PHONES = "628000000%04d";
    private static final int MOST_CITIZENS = 9_000;
    private static final int ID_BYTES = 18;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, Citizen> citizens = new LinkedHashMap<>();
    private final Map<String, Citizen> phones = new HashMap<>();
    private final Map<String, Citizen> userIds = new HashMap<>();
    private final Map<String, Citizen> owners = new HashMap<>();
    private long changes;
    private int lastPhone;
    private int lastStranger;

    Chats(Clock clock) {
        this.clock = clock;
        reset();
    }

    /** Back to the first citizens, who have written nothing. */
    synchronized void reset() {
        citizens.clear();
        phones.clear();
        userIds.clear();
        owners.clear();
        lastPhone = 100;
        changes++;
        FIRST.forEach(name -> addCitizen(name));
    }

    /** A new citizen; named by a number where no name is given. */
    synchronized Citizen addCitizen(String name) {
        if (citizens.size() >= MOST_CITIZENS) {
            throw new IllegalArgumentException("there are enough citizens");
        }
        int id = citizens.size() + 1;
        var citizen = new Citizen(id, name == null ? "Rekaan Warga " + id : name, nextPhone(), nextUserId());
        citizens.put(id, citizen);
        reachable(citizen);
        changes++;
        return citizen;
    }

    /** Somebody who is not on WhatsApp: messages to him go nowhere. */
    synchronized Citizen stranger(String phone) {
        return new Citizen(--lastStranger, "", phone, nextUserId());
    }

    synchronized Optional<Citizen> citizen(int id) {
        return Optional.ofNullable(citizens.get(id));
    }

    synchronized Optional<Citizen> byPhone(String phone) {
        return Optional.ofNullable(phones.get(phone));
    }

    synchronized Optional<Citizen> byUserId(String userId) {
        return Optional.ofNullable(userIds.get(userId));
    }

    /** The citizen gets another phone number, and with it another id. */
    synchronized void move(Citizen citizen) {
        phones.remove(citizen.phone());
        userIds.remove(citizen.userId());
        citizen.move(nextPhone(), nextUserId());
        reachable(citizen);
        changes++;
    }

    synchronized void block(Citizen citizen, boolean whether) {
        citizen.block(whether);
        changes++;
    }

    synchronized boolean blocks(Citizen citizen) {
        return citizen.blocks();
    }

    /** A message of the citizen, which opens the window of the number. */
    synchronized ChatMessage says(
            Citizen citizen, BusinessNumber number, String kind, JsonNode content, Shown shown, String replyTo) {
        Instant now = clock.instant();
        citizen.says(number.phoneNumberId(), now);
        return add(citizen, ChatMessage.From.CITIZEN, number, kind, content, shown, replyTo, null);
    }

    /** A message of the regency. */
    synchronized ChatMessage hears(
            Citizen citizen,
            BusinessNumber number,
            String kind,
            JsonNode content,
            Shown shown,
            String replyTo,
            String callbackData) {
        return add(citizen, ChatMessage.From.BUSINESS, number, kind, content, shown, replyTo, callbackData);
    }

    /** So much time passes for one citizen: windows close, and nothing else changes. */
    synchronized void passes(Citizen citizen, BusinessNumber number, Duration time) {
        citizen.passes(time);
        ObjectNode content = JsonNodeFactory.instance.objectNode().put("hours", time.toHours());
        add(citizen, ChatMessage.From.PHONE, number, "time", content, Shown.words(time.toHours() + " h"), null, null);
    }

    synchronized boolean isWindowOpen(Citizen citizen, BusinessNumber number) {
        return clock.instant().isBefore(citizen.windowEnd(number.phoneNumberId()));
    }

    synchronized Optional<ChatMessage> message(Citizen citizen, String id) {
        return citizen.messages().stream()
                .filter(message -> message.id().equals(id))
                .findFirst();
    }

    synchronized Optional<Citizen> owner(String messageId) {
        return Optional.ofNullable(owners.get(messageId));
    }

    /** The last message of the regency that has something to tap, for who taps without saying where. */
    synchronized Optional<ChatMessage> lastToTap(Citizen citizen, String optionId) {
        List<ChatMessage> messages = citizen.messages();
        return IntStream.iterate(messages.size() - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(messages::get)
                .filter(message -> message.from() == ChatMessage.From.BUSINESS)
                .filter(message -> message.shown().option(optionId).isPresent())
                .findFirst();
    }

    /** What has arrived at the citizen and is not read. */
    synchronized List<ChatMessage> delivered(Citizen citizen) {
        return citizen.messages().stream()
                .filter(message -> message.from() == ChatMessage.From.BUSINESS)
                .filter(message -> message.status() == ChatMessage.Status.DELIVERED)
                .toList();
    }

    /** Whether the status has risen. */
    synchronized boolean rise(ChatMessage message, ChatMessage.Status to) {
        return message.rise(to, ++changes);
    }

    synchronized void fail(ChatMessage message, int code) {
        message.fail(code, ++changes);
    }

    /** The regency has read a message of the citizen and all before it, and perhaps writes. */
    synchronized void isRead(Citizen citizen, ChatMessage last, boolean typing) {
        for (ChatMessage message : citizen.messages()) {
            if (message.from() == ChatMessage.From.CITIZEN && !message.at().isAfter(last.at())) {
                rise(message, ChatMessage.Status.READ);
            }
        }
        if (typing) {
            citizen.seesTyping(clock.instant());
            changes++;
        }
    }

    /** @param after what was changed later than this is told; 0 for all of it */
    synchronized ObjectNode chat(Citizen citizen, BusinessNumber number, long after) {
        ObjectNode json = summary(citizen, number);
        ArrayNode messages = json.putArray("messages");
        citizen.messages().stream()
                .filter(message -> message.changed() > after)
                .forEach(message -> messages.add(message.json()));
        return json;
    }

    synchronized ObjectNode json(ChatMessage message) {
        return message.json();
    }

    synchronized ArrayNode summaries(BusinessNumber number) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        citizens.values().forEach(citizen -> all.add(summary(citizen, number)));
        return all;
    }

    /** An id for a message that no phone shows. */
    synchronized String messageId(Citizen citizen) {
        return nextMessageId(citizen);
    }

    /** Told of somebody in each update. */
    synchronized Person person(Citizen citizen) {
        return new Person(citizen.name(), citizen.phone(), citizen.userId());
    }

    /** @param phone in digits, with the country's code */
    record Person(String name, String phone, String userId) {}

    private ObjectNode summary(Citizen citizen, BusinessNumber number) {
        Instant now = clock.instant();
        Instant end = citizen.windowEnd(number.phoneNumberId());
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", citizen.id())
                .put("name", citizen.name())
                .put("phone", citizen.phone())
                .put("userId", citizen.userId())
                .put("blocks", citizen.blocks())
                .put("typing", citizen.isTypedTo(now))
                .put("version", changes);
        json.putObject("window")
                .put("open", now.isBefore(end))
                .put("secondsLeft", Math.max(0, Duration.between(now, end).toSeconds()));
        return json;
    }

    private ChatMessage add(
            Citizen citizen,
            ChatMessage.From from,
            BusinessNumber number,
            String kind,
            JsonNode content,
            Shown shown,
            String replyTo,
            String callbackData) {
        var message = new ChatMessage(
                ++changes,
                nextMessageId(citizen),
                from,
                number.phoneNumberId(),
                clock.instant(),
                kind,
                content,
                shown,
                replyTo,
                callbackData);
        if (!citizen.isStranger()) {
            owners.put(message.id(), citizen);
        }
        citizen.add(message).ifPresent(old -> owners.remove(old.id()));
        return message;
    }

    private void reachable(Citizen citizen) {
        phones.put(citizen.phone(), citizen);
        userIds.put(citizen.userId(), citizen);
    }

    private String nextMessageId(Citizen citizen) {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        byte[] phone = citizen.phone().getBytes(StandardCharsets.US_ASCII);
        var all = new byte[phone.length + bytes.length];
        System.arraycopy(phone, 0, all, 0, phone.length);
        System.arraycopy(bytes, 0, all, phone.length, bytes.length);
        return "wamid." + Base64.getEncoder().encodeToString(all);
    }

    private String nextPhone() {
        lastPhone++;
        return String.format(Locale.ROOT, PHONES, lastPhone);
    }

    private String nextUserId() {
        return "ID." + (1_000_000_000_000_000L + (random.nextLong() >>> 4) % 8_000_000_000_000_000L);
    }
}
