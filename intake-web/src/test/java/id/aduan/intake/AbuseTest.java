package id.aduan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.aduan.contracts.HoldReason;
import id.aduan.contracts.Language;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.altcha.altcha.Altcha;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbuseTest {
    private static final Gazetteer GAZETTEER = Gazetteer.load();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TrialClock clock = new TrialClock();
    private final DoorSettings settings = TrialSettings.of(Map.of(
            "aduan.intake.web.limits.per-address", "8",
            "aduan.intake.web.limits.whole", "20",
            "aduan.intake.web.limits.unproven", "4",
            "aduan.intake.web.limits.unproven-free", "2",
            "aduan.intake.web.spam.repetitions", "2",
            "aduan.intake.web.proof-of-work.difficulty", "300"));
    private final ProofOfWork proofs = new ProofOfWork("a secret", settings, JSON);
    private final Abuse abuse = new Abuse(settings, proofs, clock);

    @Test
    void withAProofReportsAreTakenUpToTheLimitOfTheAddress() {
        for (int i = 0; i < 8; i++) {
            assertThat(abuse.admit(report("Laporan " + i), "here", solution()).holdReason())
                    .isNull();
        }

        assertThatThrownBy(() -> abuse.admit(report("Laporan 9"), "here", solution()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(429);
                    assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(3601));
                });
        assertThat(abuse.admit(report("Laporan 9"), "elsewhere", solution()).holdReason())
                .isNull();
        clock.pass(Duration.ofHours(1));
        assertThat(abuse.admit(report("Laporan 9"), "here", solution()).holdReason())
                .isNull();
    }

    @Test
    void withoutAProofAFewAreTakenThenTheyAreHeldThenRefused() {
        assertThat(abuse.admit(report("Laporan 1"), "here", null).holdReason()).isNull();
        assertThat(abuse.admit(report("Laporan 2"), "here", "").holdReason()).isNull();
        assertThat(abuse.admit(report("Laporan 3"), "here", "%%%").holdReason()).isEqualTo(HoldReason.UNPROVEN_SENDER);
        assertThat(abuse.admit(report("Laporan 4"), "here", null).holdReason()).isEqualTo(HoldReason.UNPROVEN_SENDER);
        assertThatThrownBy(() -> abuse.admit(report("Laporan 5"), "here", null)).isInstanceOf(Refusal.class);
        assertThat(abuse.admit(report("Laporan 5"), "here", solution()).holdReason())
                .isNull();
    }

    @Test
    void aProofServesOneReportAndItsRetries() {
        String solution = solution();
        Report first = report("Laporan 1");

        assertThat(proofs.proves(solution, first.complaintId())).isTrue();
        assertThat(proofs.proves(solution, first.complaintId())).isTrue();
        assertThat(proofs.proves(solution, report("Laporan 2").complaintId())).isFalse();
    }

    @Test
    void aProofOfAnotherDoorOrAChangedOneProvesNothing() throws JsonProcessingException {
        ProofOfWork stranger = new ProofOfWork("another secret", settings, JSON);
        Map<String, Object> fields = fields(proofs.challenge());
        Map<String, Object> later = new HashMap<>(fields);
        later.put("salt", fields.get("salt").toString().replaceAll("expires=\\d+", "expires=99999999999"));
        Map<String, Object> wrong = new HashMap<>(fields);
        wrong.put("number", ((Long) fields.get("number")) + 1);

        for (String forged :
                List.of(encoded(fields(stranger.challenge())), encoded(later), encoded(wrong), "bnVsbA==")) {
            assertThat(proofs.proves(forged, report("Laporan").complaintId())).isFalse();
        }
        assertThat(proofs.proves(encoded(fields), report("Laporan").complaintId()))
                .isTrue();
    }

    @Test
    void theSameTextAgainAndAgainIsHeldAndARetryIsNotARepetition() {
        assertThat(held("Jalan rusak parah", "key-1")).isNull();
        assertThat(held("Jalan rusak parah", "key-1")).isNull();
        assertThat(held("Jalan rusak parah", "key-1")).isNull();
        assertThat(held("jalan rusak, parah!", "key-2")).isNull();
        assertThat(held("Jalan rusak parah", "key-3")).isEqualTo(HoldReason.REPEATED_TEXT);
        assertThat(held("道路坏了", "key-4")).isNull();
        assertThat(held("路灯坏了", "key-5")).isNull();
        assertThat(held("没有水", "key-6")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Situs slot gacor maxwin deposit pulsa https://a.example https://b.example",
                "lihat https://a.example/x www.b.example http://c.example",
                "!!!!!!!! ??????",
                "murah murah murah murah murah murah murah murah murah murah murah murah murah murah murah murah murah "
                        + "murah murah murah murah murah murah murah murah murah murah murah murah murah murah murah"
            })
    void whatLooksLikeSpamIsHeldAndNeverThrownAway(String text) {
        assertThat(held(text, "key")).isEqualTo(HoldReason.LOOKS_LIKE_SPAM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lampu mati",
                "Fotonya di https://contoh.example/foto, tolong diperbaiki",
                "TOLONG!!! BANJIR DI DEPAN RUMAH",
                "Air PDAM henteu ngocor ti kamari, tulung atuh",
                "KTP anak saya belum jadi sejak 3 bulan, NIK 0000000000000000 sudah diserahkan"
            })
    void whatPeopleWriteIsNot(String text) {
        assertThat(held(text, "key")).isNull();
    }

    @Test
    void anAppsUserIsCountedForHimself() {
        for (int i = 0; i < 8; i++) {
            abuse.admitSignedIn(report("Laporan " + i), "app|user-1");
        }

        assertThatThrownBy(() -> abuse.admitSignedIn(report("Laporan"), "app|user-1"))
                .isInstanceOf(Refusal.class);
        assertThat(abuse.admitSignedIn(report("Laporan"), "app|user-2").holdReason())
                .isNull();
    }

    private HoldReason held(String text, String key) {
        return abuse.admit(report(text, key), "anywhere", solution()).holdReason();
    }

    private static Report report(String text) {
        return report(text, "key");
    }

    private static Report report(String text, String key) {
        return new ReportParser(GAZETTEER)
                .parse(ReportParserTest.narrative(text), List.of(), Sender.web(key), Language.INDONESIAN)
                .report();
    }

    private String solution() {
        try {
            return encoded(fields(proofs.challenge()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> fields(ProofOfWork.Challenge challenge) {
        try {
            long number = Altcha.solveChallenge(
                            challenge.challenge(), challenge.salt(), Altcha.Algorithm.SHA256, challenge.maxnumber(), 0)
                    .number;
            return new HashMap<>(Map.of(
                    "algorithm", challenge.algorithm(),
                    "challenge", challenge.challenge(),
                    "number", number,
                    "salt", challenge.salt(),
                    "signature", challenge.signature()));
        } catch (Exception e) { // what the library declares
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, Object> fields) throws JsonProcessingException {
        return Base64.getEncoder()
                .encodeToString(JSON.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8));
    }
}
