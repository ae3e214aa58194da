package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A citizen with a phone, by the simulator of WhatsApp: he writes, taps, and reads what comes. */
final class Chat {
    static final String API = "/simulator/whatsapp/api";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern NUMBER = Pattern.compile("PWK-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]");
    private static final Pattern PIN = Pattern.compile("\\b[0-9]{6}\\b");

    private final Web web;
    private final int citizen;
    private int read;

    private Chat(Web web, int citizen) {
        this.web = web;
        this.citizen = citizen;
    }

    /** A citizen who has never written before. */
    static Chat ofSomebodyNew(Web web) {
        JsonNode made = web.post(API + "/citizens", Map.of(), Map.of("name", "Warga Rekaan"))
                .expect(201)
                .json();
        return new Chat(web, made.path("id").asInt());
    }

    /** Sets faults of the provider; those that are not named stay. */
    static void faults(Web web, Map<String, ?> faults) {
        web.put(API + "/faults", Map.of(), faults).expect(200);
    }

    Chat says(String text) {
        return acts(Map.of("type", "text", "text", text));
    }

    Chat sendsPhoto() {
        return acts(Map.of("type", "photo", "picture", "pothole"));
    }

    Chat sendsVoice() {
        return acts(Map.of("type", "voice", "seconds", 4));
    }

    Chat locates(double latitude, double longitude) {
        return acts(Map.of("type", "location", "latitude", latitude, "longitude", longitude));
    }

    /** Taps what has this title in the last message that has it. */
    Chat taps(String title) {
        JsonNode message = await().atMost(PATIENCE)
                .until(() -> withOption(title), Optional::isPresent)
                .orElseThrow();
        return acts(Map.of(
                "type",
                "tap",
                "message",
                message.path("id").asText(),
                "option",
                optionId(message, title).orElseThrow()));
    }

    /** Waits for the next message of the bot, which must have these words, and reads up to it. */
    Chat hears(String... words) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(unread().stream().map(Chat::shown))
                        .as("unread of %s", unread())
                        .anySatisfy(shown -> assertThat(shown).contains(words)));
        read = messages().size();
        return this;
    }

    /** Waits until the door has marked what he wrote last as read. */
    Chat seesThatHeWasHeard() {
        await().atMost(PATIENCE).until(() -> messages().stream()
                .filter(message -> message.path("from").asText().equals("citizen"))
                .reduce((first, second) -> second)
                .map(message -> message.path("status").asText().equals("read"))
                .orElse(false));
        return this;
    }

    /** The number and PIN in what the bot has said. */
    Desk.Filed filed() {
        String said = String.join("\n", ofBot().stream().map(Chat::shown).toList());
        List<String> numbers = matches(NUMBER, said);
        assertThat(numbers.stream().distinct()).as("numbers in: %s", said).isNotEmpty();
        return new Desk.Filed(
                null, numbers.get(numbers.size() - 1), matches(PIN, said).get(0));
    }

    /** All numbers that the bot has ever told, each as often as it was told. */
    List<String> numbers() {
        return matches(
                NUMBER, String.join("\n", ofBot().stream().map(Chat::shown).toList()));
    }

    /** What the bot has said, the oldest first. */
    List<JsonNode> ofBot() {
        return messages().stream()
                .filter(message -> message.path("from").asText().equals("business"))
                .toList();
    }

    private List<JsonNode> unread() {
        List<JsonNode> all = messages();
        return all.subList(Math.min(read, all.size()), all.size()).stream()
                .filter(message -> message.path("from").asText().equals("business"))
                .toList();
    }

    private Chat acts(Map<String, ?> act) {
        web.post(API + "/citizens/" + citizen + "/messages", Map.of(), act).expect(201);
        return this;
    }

    private Optional<JsonNode> withOption(String title) {
        List<JsonNode> all = new ArrayList<>(ofBot());
        java.util.Collections.reverse(all);
        return all.stream()
                .filter(message -> optionId(message, title).isPresent())
                .findFirst();
    }

    private static Optional<String> optionId(JsonNode message, String title) {
        for (JsonNode option : message.path("options")) {
            if (option.path("title").asText().equals(title)) {
                return Optional.of(option.path("id").asText());
            }
        }
        return Optional.empty();
    }

    private List<JsonNode> messages() {
        List<JsonNode> all = new ArrayList<>();
        web.get(API + "/citizens/" + citizen, Map.of())
                .expect(200)
                .json()
                .path("messages")
                .forEach(all::add);
        return all;
    }

    private static String shown(JsonNode message) {
        return message.path("text").asText() + message.path("options");
    }

    private static List<String> matches(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
