package id.aduan.intake.whatsapp.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Language;
import id.aduan.contracts.TrackingNumber;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstandingTest {
    private static final Understanding UNDERSTANDING = Trial.UNDERSTANDING;
    private static final TrackingNumber NUMBER =
            TrackingNumber.of(ComplaintId.parse("5a1b6d4e-8f55-5e1a-9c7d-0123456789ab"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GREETING | halo, haloo, Assalamualaikum wr wb, selamat pagi pak, sampurasun, Hello, good morning, P",
                "THANKS | makasih, mksh, makasih byk ya, hatur nuhun, thank you, terimakasih banyak pak, 🙏",
                "MENU | menu, MENU, menuu, ke menu, main menu",
                "HELP | bantuan, bantu, help, kumaha carana, gmn caranya, bingung, how do i report",
                "CANCEL | batal, btl, batall, gak jadi, ga jadi deh, bolay, cancel, moal janten, batalkan",
                "BACK | kembali, back, wangsul, kmbali",
                "YES | ya, iya, iyaaa, y, oke, okee, ok, betul, bener, muhun, enya, yes, 👍, iya betul",
                "NO | tidak, gak, ga, nggak, bukan, henteu, sanes, no, tdk",
                "SUBMIT | kirim, krm, kirimm, kirim aja, kintun, send, send it, ya kirim, submitt",
                "CHANGE | ubah, ganti, robih, change, edit",
                "SKIP | lewati, skip, gak tau, ga tau, tdk tahu, teu terang, langkung, i don't know",
                "PERSON | petugas, operator, mau bicara dengan petugas, patugas, human, talk to a person, bicara sama orang",
                "STATUS | status, cek status, laporan saya, my reports, laporan abdi, sudah sampai mana, statuss",
                "LANGUAGES | bahasa, basa, language, ganti bahasa",
                "SUNDANESE | basa sunda, bahasa sunda, sunda",
                "ENGLISH | english, English please, bahasa inggris",
                "INDONESIAN | bahasa indonesia, indonesia",
                "REPORT | lapor, mau lapor, lapooor, halo min mau lapor, bade ngalapor, report, pengaduan, lpr",
                "ASK | tanya, mau tanya, bade naros, i have a question, nanya dong",
                "PROPOSE | usul, mau usul, saran, ngusulkeun",
                "FIXED | sudah beres, udah beres min makasih, tos beres, fixed, it's fixed, parantos beres",
                "NOT_FIXED | belum beres, blm beres, belom beres min, teu acan beres, not fixed, masih rusak, blum beress",
                "ANONYMOUS | anonim, anonymous, rahasiakan nama saya",
                "CONFIDENTIAL | rahasia, rusiah, confidential",
                "CONTINUE | lanjut, lanjutkan, lajengkeun, continue",
                "ANEW | buat baru, mulai dari awal, start again, damel anyar",
            })
    void aShortMessageIsACommand(String intent, String texts) {
        for (String text : texts.split(",")) {
            assertThat(UNDERSTANDING.intent(text.strip())).as(text).contains(Intent.valueOf(intent));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jalan rusak parah di desa Cibodas",
                "lapor jalan rusak di depan pasar",
                "Lampu jalan mati",
                "kirim petugas ke sini segera karena banyak sampah",
                "orang orang buang sampah di kali",
                "bahasa surat dari desa tidak dimengerti warga",
                "x",
                "",
                "🙂",
                "sampah menumpuk",
                "tolong perbaiki jembatan",
            })
    void whatTellsSomethingIsNoCommand(String text) {
        assertThat(UNDERSTANDING.intent(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "1️⃣,1",
        "satu,1",
        "hiji,1",
        "one,1",
        "nomor 2,2",
        "no 3,3",
        "pilih 2,2",
        "dua,2",
        "tilu,3",
        "yang kedua,2",
        "١,1",
        "⭐⭐⭐⭐,4",
        "bintang 5,5",
        "10,10",
        "sapuluh,10",
        "1 2,-1",
        "112,-1",
        "tiga lubang,-1",
        "the second,2"
    })
    void numbersAreReadAsDigitsWordsAndStars(String text, int number) {
        assertThat(UNDERSTANDING.number(text).orElse(-1)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada kebakaran di pasar",
                "KEBAKARN rumah warga!!",
                "kecelakan beruntun di jalan tol",
                "banjir bandang datang",
                "longsor menutup jalan",
                "aya kahuruan",
                "kacilakaan di payuneun sakola",
                "there is a fire",
                "a car accident happened here",
                "someone is drowning in the lake",
                "ada yang tenggelam di situ",
                "DARURAT",
                "tolooong butuh ambulan",
                "ada begal di jalan baru",
            })
    void emergenciesAreHeard(String text) {
        assertThat(UNDERSTANDING.speaksOfEmergency(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jalan rusak dan banjir tiap hujan",
                "bukan kebakaran, hanya asap pabrik",
                "jembatan darurat sudah lapuk, mohon diganti",
                "not an emergency",
                "lampu mati",
                "tanah urug berserakan",
            })
    void ordinaryTroublesAreNoEmergencies(String text) {
        assertThat(UNDERSTANDING.speaksOfEmergency(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jalan rusak sudah lama belum diperbaiki | id",
                "lampu mati udah seminggu gak ada yg benerin | id",
                "lampu jalan pareum tos saminggu punten | su",
                "sampurasun | su",
                "jalan butut pisan, iraha didangdosan | su",
                "The street light is broken | en",
                "hello | en",
                "how do I report a broken road? | en",
            })
    void theLanguageIsGuessedFromWords(String text, String tag) {
        assertThat(UNDERSTANDING.language(text)).contains(Language.of(tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cibodas", "lapor", "🙂", "12", "pin", "KTP"})
    void aTextWithoutALanguageChangesNone(String text) {
        assertThat(UNDERSTANDING.language(text)).isEmpty();
    }

    @Test
    void aTrackingNumberIsReadAsPeopleTypeIt() {
        String number = NUMBER.value();
        for (String text : Arrays.asList(
                number,
                number.toLowerCase(Locale.ROOT),
                "status " + number,
                "bagaimana laporan " + number + " ya pak",
                number.replace("-", " "),
                number.replace("-", ""),
                number.substring(4),
                "pwk: " + number.substring(4))) {
            assertThat(UNDERSTANDING.trackingNumber(text)).as(text).contains(NUMBER);
        }
        assertThat(UNDERSTANDING.trackingNumber("jalan pwk ke bandung macet")).isEmpty();
    }

    @Test
    void aNumberThatIsNotRightIsNoticed() {
        assertThat(UNDERSTANDING.speaksOfNumber("status pwk-12a45")).isTrue();
        assertThat(UNDERSTANDING.speaksOfNumber("jalan raya pwk rusak 3 hari")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KK hilang gimana ya?",
                "jam berapa kantor buka",
                "iraha KTP tiasa dicandak",
                "How much is the fee",
                "min mau tanya syarat nikah",
            })
    void questionsAreRecognised(String text) {
        assertThat(UNDERSTANDING.asksSomething(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kapan jalan rusak ini diperbaiki?", "Jalan desa amblas", "lampu mati kenapa dibiarkan?"})
    void aTroubleThatIsAskedAboutIsATrouble(String text) {
        assertThat(UNDERSTANDING.asksSomething(text)).isFalse();
    }
}
