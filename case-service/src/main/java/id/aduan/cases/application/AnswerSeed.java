package id.aduan.cases.application;

import com.fasterxml.jackson.core.type.TypeReference;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.Language;
import id.aduan.kit.events.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The answers that a new installation begins with, from a file of this module. */
final class AnswerSeed {
    private static final String FILE = "/answers/seed.json";

    private AnswerSeed() {}

    /** As it stands in the file. */
    private record Seed(
            String id, AgencyCode agency, Map<Language, List<String>> questions, Map<Language, String> answers) {}

    static List<AnswerEntry> read(long version, Instant now) {
        try (InputStream in = AnswerSeed.class.getResourceAsStream(FILE)) {
            return EventJson.read(in.readAllBytes(), new TypeReference<List<Seed>>() {}).stream()
                    .map(seed -> new AnswerEntry(
                            seed.id(), version, seed.questions(), seed.answers(), seed.agency(), false, "seed", now))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the first answers cannot be read", e);
        }
    }
}
