package id.aduan.intake.whatsapp.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadMarksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");
    private static final String ACCOUNT = "100200300400";
    private static final Account NUMBER = new Account("main", ACCOUNT, "a-token", "", "");

    private final Vertx vertx = Vertx.vertx();
    private final UUID citizen = UUID.randomUUID();
    private final List<String> marked = new CopyOnWriteArrayList<>();
    private volatile Uni<GraphAnswer> answer = Uni.createFrom().item(new GraphAnswer.Accepted(""));

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aMessageIsMarkedAtOnceAndAnAnswerIsSeenComing() {
        // When
        marks(10).heard(citizen, ACCOUNT, "wamid.1", NOW, true);

        // Then
        assertThat(marked).containsExactly("wamid.1 typing");
    }

    @Test
    void ofAnAlbumTheFirstIsMarkedAtOnceAndThenTheLastAlone() {
        // Given
        ReadMarks marks = marks(10);

        // When
        for (int i = 1; i <= 6; i++) {
            marks.heard(citizen, ACCOUNT, "wamid." + i, NOW.plusSeconds(i), true);
        }

        // Then
        assertThat(marked).containsExactly("wamid.1 typing");
        await().atMost(PATIENCE).until(() -> marked.size() > 1);
        assertThat(marked).containsExactly("wamid.1 typing", "wamid.6");
    }

    @Test
    void whatComesLateOfAnAlbumDoesNotTakeThePlaceOfItsLast() {
        // Given
        ReadMarks marks = marks(10);

        // When
        marks.heard(citizen, ACCOUNT, "wamid.1", NOW, true);
        marks.heard(citizen, ACCOUNT, "wamid.3", NOW.plusSeconds(3), true);
        marks.heard(citizen, ACCOUNT, "wamid.2", NOW.plusSeconds(2), true);

        // Then
        await().atMost(PATIENCE).until(() -> marked.size() > 1);
        assertThat(marked).containsExactly("wamid.1 typing", "wamid.3");
    }

    @Test
    void citizensDoNotWaitForEachOther() {
        // Given
        ReadMarks marks = marks(10);
        answer = Uni.createFrom().nothing();

        // When
        marks.heard(citizen, ACCOUNT, "wamid.1", NOW, true);
        marks.heard(UUID.randomUUID(), ACCOUNT, "wamid.2", NOW, true);

        // Then
        assertThat(marked).containsExactly("wamid.1 typing", "wamid.2 typing");
    }

    @Test
    void noMoreAreShownInASecondThanTheNumberMay() {
        // Given
        ReadMarks marks = marks(3);

        // When
        for (int i = 1; i <= 5; i++) {
            marks.heard(UUID.randomUUID(), ACCOUNT, "wamid." + i, NOW, false);
        }

        // Then
        assertThat(marked).hasSize(3);
    }

    @Test
    void whileTheProviderDoesNotAnswerFewAreOnTheirWay() {
        // Given
        ReadMarks marks = marks(1_000);
        answer = Uni.createFrom().nothing();

        // When
        for (int i = 1; i <= 50; i++) {
            marks.heard(UUID.randomUUID(), ACCOUNT, "wamid." + i, NOW, false);
        }

        // Then
        assertThat(marked).hasSize(20);
    }

    @Test
    void afterARefusalTheNumberShowsNothingForAWhile() {
        // Given
        ReadMarks marks = marks(10);
        answer = Uni.createFrom().item(new GraphAnswer.Refused(new GraphError(130_429, "Rate limit hit", null)));

        // When
        marks.heard(citizen, ACCOUNT, "wamid.1", NOW, true);
        marks.heard(UUID.randomUUID(), ACCOUNT, "wamid.2", NOW, true);

        // Then
        assertThat(marked).containsExactly("wamid.1 typing");
    }

    @Test
    void aMessageThatCannotBeMarkedKeepsNoOtherFromIt() {
        // Given
        ReadMarks marks = marks(10);
        answer = Uni.createFrom().item(new GraphAnswer.Refused(new GraphError(100, "Invalid parameter", null)));

        // When
        marks.heard(citizen, ACCOUNT, "wamid.1", NOW, true);
        marks.heard(UUID.randomUUID(), ACCOUNT, "wamid.2", NOW, true);

        // Then
        assertThat(marked).hasSize(2);
    }

    @Test
    void nobodySeesTypingForWhatIsOldOrIsForAPerson() {
        // Given
        ReadMarks marks = marks(10);

        // When
        marks.heard(UUID.randomUUID(), ACCOUNT, "wamid.1", NOW.minusSeconds(60), true);
        marks.heard(UUID.randomUUID(), ACCOUNT, "wamid.2", NOW, false);

        // Then
        assertThat(marked).containsExactly("wamid.1", "wamid.2");
    }

    @Test
    void whatTheProviderWouldNotMarkIsNotAskedFor() {
        // Given
        ReadMarks marks = marks(10);

        // When
        marks.heard(citizen, ACCOUNT, UUID.randomUUID().toString(), NOW, true);
        marks.heard(citizen, ACCOUNT, "wamid.old", NOW.minus(Duration.ofDays(30)), true);
        marks.heard(citizen, "of nobody", "wamid.other", NOW, true);

        // Then
        assertThat(marked).isEmpty();
    }

    @Test
    void whateverGoesWrongIsNoMatterOfTheTurn() {
        // Given
        ReadMarks failing = new ReadMarks(
                account -> Optional.of(NUMBER),
                (account, message, typing) -> {
                    marked.add(message);
                    throw new IllegalStateException("closed");
                },
                10,
                vertx,
                Clock.fixed(NOW, ZoneOffset.UTC));

        // When
        failing.heard(citizen, ACCOUNT, "wamid.1", NOW, true);
        failing.heard(citizen, ACCOUNT, "wamid.2", NOW, true);

        // Then
        assertThat(marked).containsExactly("wamid.1", "wamid.2");
    }

    private ReadMarks marks(int perSecond) {
        return new ReadMarks(
                account -> account.equals(ACCOUNT) ? Optional.of(NUMBER) : Optional.empty(),
                (account, message, typing) -> {
                    marked.add(message + (typing ? " typing" : ""));
                    return answer;
                },
                perSecond,
                vertx,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
