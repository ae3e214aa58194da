package id.aduan.knowledge;

import id.aduan.contracts.AnswerPublished;
import id.aduan.contracts.LandmarkPublished;
import id.aduan.contracts.Topic;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.events.CompactedTopic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The areas, and the landmarks and answers as they were published last. Any thread may ask. */
@ApplicationScoped
public class Knowledge {
    private final Gazetteer gazetteer = Gazetteer.load();
    private final ChatWords chatWords = new ChatWords();
    private final CompactedTopic landmarkTopic;
    private final CompactedTopic answerTopic;
    private final Map<String, LandmarkPublished> landmarks = new HashMap<>();
    private final Map<String, AnswerPublished> answers = new HashMap<>();
    private volatile Known known;

    /**
     * What is known at a moment.
     *
     * @param version another one when anything has changed
     */
    public record Known(long version, List<LandmarkPublished> landmarks, AnswerIndex answers) {}

    Knowledge(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        known = new Known(0, List.of(), new AnswerIndex(chatWords, List.of()));
        landmarkTopic = new CompactedTopic(Topic.LANDMARK, kafka, seen -> accept(seen.read(LandmarkPublished.class)));
        answerTopic = new CompactedTopic(Topic.ANSWER, kafka, seen -> accept(seen.read(AnswerPublished.class)));
    }

    void start(@Observes StartupEvent event) {
        landmarkTopic.start();
        answerTopic.start();
    }

    void stop(@Observes ShutdownEvent event) {
        landmarkTopic.close();
        answerTopic.close();
    }

    public Gazetteer gazetteer() {
        return gazetteer;
    }

    /** What is known now. */
    public Known now() {
        return known;
    }

    private synchronized void accept(LandmarkPublished landmark) {
        if (landmark.removed()) {
            landmarks.remove(landmark.landmarkId());
        } else {
            landmarks.put(landmark.landmarkId(), landmark);
        }
        known = new Known(known.version() + 1, List.copyOf(landmarks.values()), known.answers());
    }

    private synchronized void accept(AnswerPublished answer) {
        if (answer.withdrawn()) {
            answers.remove(answer.answerId());
        } else {
            answers.put(answer.answerId(), answer);
        }
        known = new Known(known.version() + 1, known.landmarks(), new AnswerIndex(chatWords, answers.values()));
    }
}
