package id.aduan.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.RoutingOutcome;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.routing.directory.Directory;
import id.aduan.routing.directory.SeedFiles;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How well the word list and the rules route sentences written for this test. */
class SentencesTest {
    private static final Directory DIRECTORY = new Directory(1, SeedFiles.read());
    private static final Route ROUTE = new Route(Gazetteer.load(), RoutingSettings.DEFAULTS);
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

    private record Sentence(String expected, String text) {}

    @ParameterizedTest
    @CsvSource({"/sentences.csv, 150, 85, 3", "/sentences-held-out.csv, 60, 70, 6"})
    void mostSentencesAreRoutedRightAndHardlyAnyWrong(String resource, int least, int percentRight, int percentWrong)
            throws Exception {
        List<String> wrong = new ArrayList<>();
        List<String> triaged = new ArrayList<>();
        int automatic = 0;
        int suggested = 0;
        List<Sentence> sentences = sentences(resource);
        for (Sentence sentence : sentences) {
            RoutingDecision decision = decide(sentence.text());
            String got = outcome(decision);
            if (got.equals(sentence.expected())) {
                automatic++;
            } else if (decision.outcome() == RoutingOutcome.TRIAGE) {
                boolean listed = decision.alternatives().stream()
                        .anyMatch(one -> one.agency().value().equals(sentence.expected()));
                suggested += listed ? 1 : 0;
                triaged.add(sentence + " → " + decision.alternatives() + " " + decision.confidence());
            } else {
                wrong.add(sentence + " → " + got + " " + decision.confidence() + " " + decision.reasons());
            }
        }
        System.Logger log = System.getLogger(SentencesTest.class.getName());
        log.log(System.Logger.Level.INFO, "wrong:\n" + String.join("\n", wrong));
        log.log(System.Logger.Level.INFO, "to triage:\n" + String.join("\n", triaged));
        log.log(
                System.Logger.Level.INFO,
                String.format(
                        "%s, %d sentences: %d right at once, %d to triage (%d with the right suggestion), %d wrong",
                        resource, sentences.size(), automatic, triaged.size(), suggested, wrong.size()));
        assertThat(sentences.size()).isGreaterThan(least);
        assertThat(automatic).isGreaterThanOrEqualTo(sentences.size() * percentRight / 100);
        assertThat(wrong.size()).isLessThanOrEqualTo(sentences.size() * percentWrong / 100);
    }

    private static RoutingDecision decide(String text) {
        return ROUTE.decide(Complaints.saying(text).build(), DIRECTORY, Declined.NONE, 1, NOW);
    }

    private static String outcome(RoutingDecision decision) {
        return switch (decision.outcome()) {
            case ASSIGNED -> decision.agency().value();
            case NOT_OURS ->
                ">"
                        + DIRECTORY.referrals().stream()
                                .filter(body ->
                                        body.body().equals(decision.referral().body()))
                                .findFirst()
                                .orElseThrow()
                                .code();
            case TRIAGE -> "triage";
        };
    }

    private static List<Sentence> sentences(String resource) throws Exception {
        try (InputStream stream = SentencesTest.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";", 2))
                    .map(parts -> new Sentence(parts[0], parts[1]))
                    .toList();
        }
    }
}
