package id.aduan.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Measures the index with the library that a new regency begins with: never a wrong answer, and seldom none. */
class SeededAnswersTest {
    private static final Path SEED = Path.of("../case-service/src/main/resources/answers/seed.json");

    @Test
    void noQuestionGetsAnotherOnesAnswerAndNineOfTenGetTheirOwn() throws IOException {
        Assumptions.assumeTrue(Files.exists(SEED), "the seeded library of case-service is not beside this module");
        AnswerIndex index = new AnswerIndex(Trial.WORDS, Trial.library(SEED));
        List<String> wrong = new ArrayList<>();
        int known = 0;
        int answered = 0;
        for (String line : questions()) {
            String[] pair = line.split("\\|");
            String expected = pair[1].strip();
            String given = index.clearly(pair[0].strip(), Language.INDONESIAN)
                    .map(Answers.Answer::answerId)
                    .orElse("-");
            if (!given.equals("-") && !given.equals(expected)) {
                wrong.add(pair[0].strip() + " got " + given);
            }
            known += expected.equals("-") ? 0 : 1;
            answered += !expected.equals("-") && given.equals(expected) ? 1 : 0;
        }

        assertThat(wrong).isEmpty();
        assertThat(answered * 10).as(answered + " of " + known).isGreaterThanOrEqualTo(known * 9);
    }

    private static List<String> questions() throws IOException {
        try (InputStream stream = SeededAnswersTest.class.getResourceAsStream("questions.txt")) {
            return new String(stream.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.contains("|") && !line.startsWith("#"))
                    .toList();
        }
    }
}
