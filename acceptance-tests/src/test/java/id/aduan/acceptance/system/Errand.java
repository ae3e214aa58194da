package id.aduan.acceptance.system;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A citizen at the simulator of WhatsApp who wants one thing and does what a person does: he thinks, answers what he reads
 * last, and tries again when nothing comes. Used by one thread at a time.
 */
final class Errand {
    private static final Pattern NUMBER = Pattern.compile("PWK-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]");
    private static final Pattern PIN = Pattern.compile("PIN:? \\*?([0-9]{6})");
    private static final Pattern PERSON_WILL_ANSWER =
            Pattern.compile("akan membalas di sini|akan dibalas|bakal ngawaler di dieu|bakal diwaler");

    /** What tells that a report is filed; a second tap is answered otherwise, and so is an echo. */
    private static final String CONFIRMATION = "✅ *";

    private static final List<String> SUBMIT = List.of("Kirim", "Kintun");
    private static final List<String> NONE_OF_THESE = List.of("Bukan semuanya", "Sanés sadayana");
    private static final double LATITUDE = -6.5567;
    private static final double LONGITUDE = 107.4431;

    private static final Duration LOOK = Duration.ofMillis(1_200);
    private static final Duration IN_A_ROW = Duration.ofMillis(300);
    private static final Duration LONGEST_THOUGHT = Duration.ofMillis(2_500);

    private final Web simulator;
    private final Kind kind;
    private final String marker;
    private final Duration patience;
    private final Random random;
    private final Deque<Map<String, ?>> opening = new ArrayDeque<>();
    private final Map<String, JsonNode> messages = new LinkedHashMap<>();
    private int citizen;
    private long version;
    private long lastAct;
    private long lastActAt;
    private Map<String, ?> last = Map.of();
    private boolean hasThought;
    private int impatient;

    /** What a citizen comes for, and how he tells it. */
    enum Kind {
        IN_WORDS,
        /** Words, a photo and a pin without waiting for an answer. */
        IN_PIECES,
        /** In Sundanese, by a voice note. */
        BY_VOICE,
        FOR_A_PERSON
    }

    /** How far it has come. */
    enum End {
        OPEN,
        CONFIRMED,
        HANDED_OVER
    }

    /**
     * @param simulator where the phones are
     * @param marker a word that stands in this citizen's report and in no other
     * @param patience how long he waits for an answer before he tries again
     */
    Errand(Web simulator, Kind kind, String marker, Duration patience, long seed) {
        this.simulator = requireNonNull(simulator, "simulator is null");
        this.kind = requireNonNull(kind, "kind is null");
        this.marker = requireNonNull(marker, "marker is null");
        this.patience = requireNonNull(patience, "patience is null");
        this.random = new Random(seed);
        switch (kind) {
            case IN_WORDS -> opening.add(says(story()));
            case IN_PIECES -> {
                opening.add(says(story()));
                opening.add(Map.of("type", "photo", "picture", "pothole"));
                opening.add(pin());
            }
            case BY_VOICE -> {
                opening.add(says("Sampurasun, abdi badé ngalapor"));
                opening.add(Map.of("type", "voice", "seconds", 3));
            }
            case FOR_A_PERSON -> opening.add(says("mau bicara dengan petugas"));
        }
    }

    /** Looks at the phone and does what there is to do; returns when to look again. Fails while the simulator is away. */
    Duration step() {
        if (citizen == 0) {
            citizen = simulator
                    .post(Chat.API + "/citizens", Map.of(), Map.of("name", "Warga " + marker))
                    .expect(201)
                    .json()
                    .path("id")
                    .asInt();
        }
        read();
        if (end() != End.OPEN) {
            return Duration.ZERO;
        }
        boolean inARow = kind == Kind.IN_PIECES && !opening.isEmpty();
        if (last.isEmpty() || inARow) {
            act(opening.peek());
            return inARow ? IN_A_ROW : LOOK;
        }
        Optional<JsonNode> unanswered = ofBot().stream()
                .filter(message -> message.path("sequence").asLong() > lastAct)
                .reduce((one, later) -> later);
        if (unanswered.isEmpty()) {
            if (System.nanoTime() - lastActAt > patience.toNanos()) {
                impatient++;
                act(last.get("type").equals("text") && kind != Kind.FOR_A_PERSON ? says("halo") : last);
            }
            return LOOK;
        }
        if (!hasThought) {
            hasThought = true;
            return Duration.ofMillis(200 + (long) (random.nextDouble() * LONGEST_THOUGHT.toMillis()));
        }
        act(answerTo(unanswered.get()));
        return LOOK;
    }

    End end() {
        if (!numbers().isEmpty()) {
            return End.CONFIRMED;
        }
        return ofBot().stream()
                        .anyMatch(message ->
                                PERSON_WILL_ANSWER.matcher(text(message)).find())
                ? End.HANDED_OVER
                : End.OPEN;
    }

    /** Reads what has come since. */
    void read() {
        JsonNode chat = simulator
                .get(Chat.API + "/citizens/" + citizen + "?after=" + version, Map.of())
                .expect(200)
                .json();
        chat.path("messages").forEach(message -> messages.put(message.path("id").asText(), message));
        version = chat.path("version").asLong();
    }

    /** False before he has written anything. */
    boolean hasBegun() {
        return citizen != 0;
    }

    /** What his report says and no other; empty when he tells it by voice. */
    Optional<String> words() {
        return kind == Kind.BY_VOICE ? Optional.empty() : Optional.of(marker);
    }

    /** How often nothing came for so long that he tried again. */
    int impatient() {
        return impatient;
    }

    /** The distinct numbers that he was told, in whatever message. */
    List<String> numbers() {
        return ofBot().stream()
                .flatMap(message -> NUMBER.matcher(text(message)).results())
                .map(found -> found.group())
                .distinct()
                .toList();
    }

    /** The distinct PINs that he was told. */
    List<String> pins() {
        List<String> pins = new ArrayList<>();
        for (JsonNode message : ofBot()) {
            Matcher pin = PIN.matcher(text(message));
            while (pin.find()) {
                pins.add(pin.group(1));
            }
        }
        return pins.stream().distinct().toList();
    }

    /** How many messages confirmed that a report is filed. */
    int confirmations() {
        return (int) ofBot().stream()
                .filter(message -> text(message).contains(CONFIRMATION))
                .count();
    }

    /** How many messages came that had come before, by the id that the door gives to each. */
    int repeats() {
        Map<String, Integer> times = new HashMap<>();
        ofBot().stream()
                .filter(message -> message.has("callbackData"))
                .forEach(message -> times.merge(message.path("callbackData").asText(), 1, Integer::sum));
        return times.values().stream().mapToInt(each -> each - 1).sum();
    }

    /** The chat in a line for each message, for a person who wants to know what went wrong. */
    String told() {
        StringBuilder all = new StringBuilder(marker).append(' ').append(kind);
        messages.values().forEach(message -> all.append("\n  ")
                .append(message.path("at").asText())
                .append(' ')
                .append(message.path("from").asText())
                .append(' ')
                .append(message.path("status").asText())
                .append(": ")
                .append(text(message).replace('\n', ' ')));
        return all.toString();
    }

    private Map<String, ?> answerTo(JsonNode message) {
        Optional<Map<String, ?>> submit = tap(message, SUBMIT);
        if (submit.isPresent()) {
            return submit.get();
        }
        for (JsonNode option : message.path("options")) {
            if (option.path("how").asText().equals("location")) {
                return place();
            }
        }
        if (tap(message, NONE_OF_THESE).isPresent()) {
            return tapped(message, message.path("options").path(0));
        }
        if (!opening.isEmpty()) {
            return opening.peek();
        }
        return kind == Kind.BY_VOICE ? Map.of("type", "voice", "seconds", 3) : says(story());
    }

    private Map<String, ?> place() {
        return switch (kind) {
            case IN_PIECES -> pin();
            case BY_VOICE -> says("Ciseureuh");
            case IN_WORDS, FOR_A_PERSON -> says("Nagri Kaler");
        };
    }

    private String story() {
        return kind == Kind.FOR_A_PERSON
                ? "mau bicara dengan petugas"
                : "Lampu jalan di depan SD mati sudah tiga hari, gelap sekali. Tiang " + marker;
    }

    private static Map<String, ?> says(String text) {
        return Map.of("type", "text", "text", text);
    }

    private static Map<String, ?> pin() {
        return Map.of("type", "location", "latitude", LATITUDE, "longitude", LONGITUDE);
    }

    private static Optional<Map<String, ?>> tap(JsonNode message, List<String> titles) {
        for (JsonNode option : message.path("options")) {
            if (titles.contains(option.path("title").asText())) {
                return Optional.of(tapped(message, option));
            }
        }
        return Optional.empty();
    }

    private static Map<String, ?> tapped(JsonNode message, JsonNode option) {
        return Map.of(
                "type",
                "tap",
                "message",
                message.path("id").asText(),
                "option",
                option.path("id").asText());
    }

    private void act(Map<String, ?> act) {
        JsonNode done = simulator
                .post(Chat.API + "/citizens/" + citizen + "/messages", Map.of(), act)
                .expect(201)
                .json();
        opening.remove(act);
        last = act;
        lastAct = done.path("sequence").asLong();
        lastActAt = System.nanoTime();
        hasThought = false;
    }

    private List<JsonNode> ofBot() {
        return messages.values().stream()
                .filter(message -> message.path("from").asText().equals("business"))
                .toList();
    }

    private static String text(JsonNode message) {
        return message.path("text").asText();
    }
}
