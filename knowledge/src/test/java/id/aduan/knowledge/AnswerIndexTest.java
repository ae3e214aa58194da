package id.aduan.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.AnswerPublished;
import id.aduan.contracts.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerIndexTest {
    private static final AnswerIndex ANSWERS = new AnswerIndex(Trial.WORDS, Trial.library());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KK hilang gimana ya | kk-hilang",
                "Assalamualaikum min, mau nanya kalo kartu keluarga ilang ngurusnya gmn ya? makasih | kk-hilang",
                "kartu keluarga saya hilang bagaimana cara mengurusnya | kk-hilang",
                "KTP hilang gimana ngurusnya | ktp-hilang",
                "ktp ical kumaha | ktp-hilang",
                "e-KTP saya hilang, bagaimana ya pak? | ktp-hilang",
                "syarat bikin ktp baru apa aja | ktp-baru",
                "persyaratan pembuatan KTP baru | ktp-baru",
                "syarat bikin akta kelahiran anak | akta-lahir",
                "sarat akta lahir naon wae | akta-lahir",
                "how to get a birth certificate | akta-lahir",
                "jam buka disdukcapil | jam-disdukcapil",
                "disdukcapil buka jam brp ya | jam-disdukcapil",
                "disdukcapill buka jam berapa | jam-disdukcapil",
                "bayar pbb dimana ya | pbb-bayar",
            })
    void aQuestionThatIsClearIsAnswered(String question, String answerId) {
        assertThat(ANSWERS.clearly(question, Language.INDONESIAN))
                .as(question)
                .map(Answers.Answer::answerId)
                .contains(answerId);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "???",
                "KTP",
                "hilang",
                "SIM hilang bagaimana",
                "KK dan KTP hilang",
                "motor saya hilang di pasar",
                "anak saya hilang sejak kemarin",
                "kapan jalan diperbaiki",
                "syarat menikah apa saja",
                "jam buka puskesmas",
                "berapa biaya parkir di pasar",
                "KTP saya belum jadi sudah tiga bulan padahal sudah rekam di kecamatan",
                "bagaimana cara melaporkan pungli pembuatan KTP baru di kantor desa oleh oknum petugas",
            })
    void whatIsNotClearGetsNoAnswer(String question) {
        assertThat(ANSWERS.clearly(question, Language.INDONESIAN)).as(question).isEmpty();
    }

    @Test
    void theAnswerIsInTheLanguageOfTheCitizenOrElseInIndonesian() {
        assertThat(ANSWERS.clearly("KK hilang gimana", Language.SUNDANESE)
                        .orElseThrow()
                        .text())
                .startsWith("KK ical");
        AnswerIndex onlyIndonesian = new AnswerIndex(
                Trial.WORDS,
                List.of(new AnswerPublished(
                        "kk-hilang",
                        1,
                        Map.of("id", List.of("KK hilang bagaimana?")),
                        Map.of("id", "Bawa surat kehilangan."),
                        null,
                        false,
                        Trial.START)));
        assertThat(onlyIndonesian
                        .clearly("KK hilang gimana", Language.ENGLISH)
                        .orElseThrow()
                        .text())
                .isEqualTo("Bawa surat kehilangan.");
    }

    @Test
    void aWithdrawnAnswerIsNotGivenAndAnOlderVersionDoesNotReturn() {
        List<AnswerPublished> library = new ArrayList<>(Trial.library());
        AnswerPublished first = library.get(0);
        library.add(
                0,
                new AnswerPublished(first.answerId(), 2, first.questions(), first.answers(), null, true, Trial.START));

        assertThat(new AnswerIndex(Trial.WORDS, library).clearly("KK hilang gimana", Language.INDONESIAN))
                .isEmpty();
    }

    @Test
    void aPersonSeesTheLikestEntriesFirstAlsoOfABegunWord() {
        assertThat(ANSWERS.search("ktp hil", 3))
                .extracting(AnswerPublished::answerId)
                .startsWith("ktp-hilang")
                .contains("ktp-baru");
        assertThat(ANSWERS.search("ktp", 1)).hasSize(1);
        assertThat(ANSWERS.search("gempa tsunami", 5)).isEmpty();
        assertThat(ANSWERS.search("", 5)).isEmpty();
    }

    @Test
    void anEmptyLibraryKnowsNothing() {
        assertThat(new AnswerIndex(Trial.WORDS, List.of()).clearly("KK hilang", Language.INDONESIAN))
                .isEmpty();
    }
}
