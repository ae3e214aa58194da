package id.aduan.stack.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.stack.demo.DemoClient.Reply;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lets citizens chat by the WhatsApp simulator. A citizen who has chatted already does not do it again; one whose chat
 * goes another way stops, and that is noted.
 */
final class DemoChats {
    private static final String API = "/simulator/whatsapp/api/citizens";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DemoClient client;
    private final List<String> notes = new ArrayList<>();

    DemoChats(DemoClient client) {
        this.client = requireNonNull(client, "client is null");
    }

    /** What went another way than it was written. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    void play(PrintStream out) {
        for (DemoChat chat : DemoChat.all()) {
            if (somebody(chat.name()).isPresent()) {
                out.println("  " + chat.name() + " has chatted already.");
            } else {
                Reply made = client.open(API, "{\"name\":\"" + chat.name() + "\"}");
                if (!made.isFine()) {
                    notes.add("The WhatsApp simulator makes no citizen: " + made.problem());
                    return;
                }
                long citizen = made.json().path("id").asLong();
                boolean whole = chat.lines().stream().allMatch(line -> goesOn(chat, citizen, line));
                out.println("  " + chat.name() + (whole ? " has chatted" : " did not get to the end") + ": "
                        + client.front() + "/simulator/whatsapp#" + citizen);
            }
        }
    }

    private Optional<JsonNode> somebody(String name) {
        for (JsonNode citizen : client.open(API).json()) {
            if (citizen.path("name").asText().equals(name)) {
                return Optional.of(citizen);
            }
        }
        return Optional.empty();
    }

    private boolean goesOn(DemoChat chat, long citizen, DemoChat.Line line) {
        Optional<String> act = Optional.of(line.act() == null ? "" : line.act().toString());
        if (line.tap() != null) {
            act = within(citizen, message -> option(message, line.tap()).isPresent())
                    .map(message -> "{\"type\":\"tap\",\"message\":\""
                            + message.path("id").asText() + "\",\"option\":\""
                            + option(message, line.tap()).orElse("") + "\"}");
        }
        if (act.isEmpty()) {
            notes.add(chat.name() + " waited for \"" + line.tap() + "\" in vain.");
            return false;
        }
        if (!act.get().isEmpty()) {
            Reply reply = client.open(API + "/" + citizen + "/messages", act.get());
            if (!reply.isFine()) {
                notes.add(chat.name() + " could not go on: " + reply.problem());
                return false;
            }
        }
        if (line.awaits() != null
                && within(citizen, message -> message.path("text").asText().contains(line.awaits()))
                        .isEmpty()) {
            notes.add(chat.name() + " waited for \"" + line.awaits() + "\" in vain.");
            return false;
        }
        return true;
    }

    /** The last message of the door that is so, as soon as there is one. */
    private Optional<JsonNode> within(long citizen, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode found = null;
            for (JsonNode message : client.open(API + "/" + citizen).json().path("messages")) {
                if (message.path("from").asText().equals("business") && wanted.test(message)) {
                    found = message;
                }
            }
            if (found != null) {
                return Optional.of(found);
            }
            Demo.pause();
        }
        return Optional.empty();
    }

    private static Optional<String> option(JsonNode message, String title) {
        for (JsonNode option : message.path("options")) {
            if (option.path("title").asText().equals(title)) {
                return Optional.of(option.path("id").asText());
            }
        }
        return Optional.empty();
    }
}
