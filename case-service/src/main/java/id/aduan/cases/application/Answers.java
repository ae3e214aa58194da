package id.aduan.cases.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer library as it is stored. Every method works in the transaction that it is called in. */
public interface Answers {
    /**
     * How an entry has served.
     *
     * @param given how often a door has answered a report with it
     * @param disputed how many of these reporters said that it was no answer
     */
    record Use(long given, long disputed) {
        public static final Use NONE = new Use(0, 0);
    }

    /** Nobody else edits until the transaction ends. */
    Uni<Void> takeTurn();

    /** By their keys. */
    Uni<List<AnswerEntry>> all();

    Uni<Optional<AnswerEntry>> find(String id);

    /** Stores a version and tells the doors, if and only if the transaction commits. */
    Uni<Void> put(AnswerEntry entry);

    /** Tells the doors of what they may have been told before. */
    Uni<Void> tell(AnswerEntry entry);

    /** By the keys of entries that were given at least once. */
    Uni<Map<String, Use>> uses();
}
