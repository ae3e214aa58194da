package id.aduan.cases.application;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.AnswerPublished;
import id.aduan.contracts.Language;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The answers that a new installation begins with. */
class AnswerSeedTest {
    /** Numbers that the whole country knows; no other number is in an answer. */
    private static final Set<String> KNOWN_NUMBERS = Set.of("112", "123", "165", "1708");

    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d{3,}(?:[ -]?\\d+)*");

    private final List<AnswerEntry> seed = AnswerSeed.read(1, NOW);

    @Test
    void thereAreTwentyEachInThreeLanguagesAndAskedInSeveralWays() {
        assertThat(seed).hasSize(20);
        assertThat(seed).extracting(AnswerEntry::id).doesNotHaveDuplicates();
        for (AnswerEntry entry : seed) {
            assertThat(entry.answers()).as(entry.id()).containsOnlyKeys(Language.values());
            assertThat(entry.questions().get(Language.INDONESIAN))
                    .as(entry.id())
                    .hasSizeGreaterThanOrEqualTo(4);
            assertThat(entry.questions().get(Language.SUNDANESE)).as(entry.id()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void doorsCanBeToldOfEach() {
        assertThat(seed).allSatisfy(entry -> {
            AnswerPublished published = entry.published();
            assertThat(published.answers()).containsKeys("id", "su", "en");
        });
    }

    @Test
    void noQuestionBelongsToTwoAnswers() {
        assertThat(seed.stream()
                        .flatMap(entry -> entry.questions().values().stream())
                        .flatMap(List::stream))
                .doesNotHaveDuplicates();
    }

    @Test
    void noNumberIsInvented() {
        for (AnswerEntry entry : seed) {
            for (String answer : entry.answers().values()) {
                Matcher numbers = NUMBER.matcher(answer);
                while (numbers.find()) {
                    assertThat(numbers.group()).as(entry.id()).isIn(KNOWN_NUMBERS);
                }
            }
        }
    }
}
