package id.aduan.intake.whatsapp.conversation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.aduan.contracts.AnswerPublished;
import id.aduan.contracts.LandmarkPublished;
import id.aduan.contracts.TrackingNumber;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.knowledge.AnswerIndex;
import id.aduan.knowledge.ChatWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A conversation with places and answers of its own, for tests. */
final class Trial {
    private static final Path LIBRARY = Path.of("../knowledge/src/test/resources/id/aduan/knowledge/library.json");
    static final String ACCOUNT = "100000000000001";
    static final Instant START = Instant.parse("2026-11-25T02:00:00Z");
    static final Gazetteer GAZETTEER = Gazetteer.load();
    static final Understanding UNDERSTANDING = new Understanding();
    static final AnswerIndex ANSWERS = new AnswerIndex(new ChatWords(), library());

    private Trial() {}

    static Conversation conversation() {
        return new Conversation(ACCOUNT, UNDERSTANDING, GAZETTEER, landmarks(), ANSWERS, Trial::pin);
    }

    static String pin(TrackingNumber number) {
        return String.format("%06d", Math.floorMod(number.hashCode(), 1_000_000));
    }

    static List<LandmarkPublished> landmarks() {
        return List.of(
                landmark("pasar-rebo", "Pasar Rebo", List.of("psr rebo"), "MARKET", -6.5560, 107.4460),
                landmark(
                        "stasiun-purwakarta",
                        "Stasiun Purwakarta",
                        List.of("stasion purwakarta"),
                        "STATION",
                        -6.5535,
                        107.4466),
                landmark(
                        "situ-buleud",
                        "Taman Sri Baduga Situ Buleud",
                        List.of("situ buleud", "sri baduga"),
                        "PARK",
                        -6.5548,
                        107.4436),
                landmark("pasar-plered", "Pasar Plered", List.of(), "MARKET", -6.6420, 107.3920),
                landmark("rsud", "RSUD Bayu Asih", List.of("bayu asih"), "OFFICE", -6.5500, 107.4420));
    }

    static LandmarkPublished landmark(
            String id, String name, List<String> aliases, String kind, double latitude, double longitude) {
        return new LandmarkPublished(id, 1, name, aliases, kind, latitude, longitude, null, false, START);
    }

    /** The small library with which the index is tested. */
    private static List<AnswerPublished> library() {
        ObjectMapper mapper = new ObjectMapper();
        List<AnswerPublished> library = new ArrayList<>();
        try {
            for (JsonNode entry : mapper.readTree(LIBRARY.toFile())) {
                Map<String, List<String>> questions =
                        mapper.convertValue(entry.get("questions"), new TypeReference<Map<String, List<String>>>() {});
                Map<String, String> answers =
                        mapper.convertValue(entry.get("answers"), new TypeReference<Map<String, String>>() {});
                library.add(new AnswerPublished(entry.get("id").asText(), 1, questions, answers, null, false, START));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return library;
    }
}
