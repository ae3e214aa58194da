package id.aduan.cases.application;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AnswerPublished;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An entry of the answer library in one version.
 *
 * @param id its stable key, e.g. {@code kk-hilang}
 * @param questions ways in which citizens ask it
 * @param agency who answers for it, or null
 * @param withdrawn true when doors must not give it
 */
public record AnswerEntry(
        String id,
        long version,
        Map<Language, List<String>> questions,
        Map<Language, String> answers,
        AgencyCode agency,
        boolean withdrawn,
        String updatedBy,
        Instant updatedAt) {
    public AnswerEntry {
        requireNonNull(id, "id is null");
        questions = Map.copyOf(questions);
        answers = Map.copyOf(answers);
        requireNonNull(updatedBy, "updatedBy is null");
        requireNonNull(updatedAt, "updatedAt is null");
    }

    /** As doors are told of it. */
    public AnswerPublished published() {
        Map<String, List<String>> told = new TreeMap<>();
        questions.forEach((language, asked) -> told.put(language.tag(), asked));
        Map<String, String> given = new TreeMap<>();
        answers.forEach((language, answer) -> given.put(language.tag(), answer));
        return new AnswerPublished(id, version, told, given, agency, withdrawn, updatedAt);
    }

    /** The same version is the same event. */
    public EventId eventId() {
        return EventId.derivedFrom("answer", id, version);
    }

    AnswerEntry at(long newVersion, boolean nowWithdrawn, String by, Instant at) {
        return new AnswerEntry(id, newVersion, questions, answers, agency, nowWithdrawn, by, at);
    }
}
