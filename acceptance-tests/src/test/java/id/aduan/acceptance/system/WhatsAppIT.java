package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.contracts.Topic;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Citizens report by WhatsApp, over everything that is real but Meta, and are answered there until it is done. */
class WhatsAppIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SERVICE = "intake-whatsapp";

    private static Desk desk;

    @BeforeAll
    static void start() {
        desk = new Desk(WholeSystem.get());
    }

    @AfterEach
    void mend() {
        desk.web().delete(Chat.API + "/faults", Map.of()).expect(200);
    }

    @Test
    void aReportInIndonesianGoesFromTheFirstWordToTheRating() {
        Chat chat = Chat.ofSomebodyNew(desk.web())
                .says("Sampah di TPS pinggir jalan sudah seminggu tidak diangkut, baunya ke mana-mana")
                .seesThatHeWasHeard()
                .hears("Di mana")
                .sendsPhoto()
                .locates(-6.5567, 107.4431)
                .hears("Kirim")
                .taps("Kirim")
                .hears("PWK-");
        String complaint = complaint(chat.filed().number());
        JsonNode opened = desk.awaitStatus(complaint, "DISPATCHED");
        assertThat(opened.path("channel").asText()).isEqualTo("WHATSAPP");
        String officer = "officer." + opened.path("agency").path("code").asText();

        desk.officerActs(officer, complaint, "acceptance", Map.of()).expect(200);
        desk.officerActs(officer, complaint, "answers", Map.of("text", "Sudah diangkut pagi ini."))
                .expect(200);
        chat.hears("Sudah diangkut pagi ini.").taps("Belum beres").hears("belum beres");
        desk.awaitStatus(complaint, "DISPUTED");

        desk.officerActs(officer, complaint, "answers", Map.of("text", "Sisanya kini juga bersih."))
                .expect(200);
        chat.hears("Sisanya kini juga bersih.").taps("Sudah beres").hears("beres");
        desk.awaitStatus(complaint, "CLOSED");
        chat.taps("5 ⭐⭐⭐⭐⭐").hears("Terima kasih");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(desk.seeCase("supervisor", complaint)
                        .json()
                        .path("stars")
                        .asInt())
                .isEqualTo(5));
    }

    @Test
    void aReportInSundaneseByVoiceWithATypedVillage() {
        Chat chat = Chat.ofSomebodyNew(desk.web())
                .says("Sampurasun, abdi badé ngalapor")
                .hears("anjeun")
                .sendsVoice()
                .hears("mana")
                .says("Ciseureuh")
                .hears("Kintun")
                .taps("Kintun")
                .hears("PWK-");

        String complaint = complaint(chat.filed().number());
        JsonNode opened = desk.awaitStatus(complaint, "DISPATCHED", "RECEIVED");
        assertThat(opened.path("language").asText()).isEqualTo("su");
    }

    @Test
    void updatesThatComeTwiceAndInAnyOrderMakeOneCase() {
        Chat.faults(desk.web(), Map.of("duplicate", true));
        Chat chat = Chat.ofSomebodyNew(desk.web())
                .says("Lampu jalan di depan SD mati sudah tiga hari, gelap sekali")
                .hears("Di mana")
                .says("Nagri Kaler")
                .hears("Kirim")
                .taps("Kirim")
                .hears("PWK-");

        assertThat(chat.numbers().stream().distinct()).hasSize(1);
        desk.awaitStatus(complaint(chat.filed().number()), "DISPATCHED", "RECEIVED");
    }

    @Test
    void whoAsksForAPersonIsAnsweredByOneAtATime() {
        Chat chat =
                Chat.ofSomebodyNew(desk.web()).says("mau bicara dengan petugas").hears("petugas");
        String conversation = await().atMost(PATIENCE)
                .until(
                        () -> desk.web()
                                .get("/api/v1/whatsapp/conversations?show=WAITING", desk.as("operator"))
                                .expect(200)
                                .json()
                                .path("items")
                                .path(0)
                                .path("id")
                                .asText(""),
                        id -> !id.isEmpty());
        String path = "/api/v1/whatsapp/conversations/" + conversation;

        desk.web().post(path + "/take", desk.as("operator"), Map.of()).expect(200);
        desk.web().post(path + "/take", desk.as("triage"), Map.of()).expect(409);
        desk.web()
                .post(path + "/messages", desk.as("operator"), Map.of("text", "Selamat siang, ada yang bisa dibantu?"))
                .expect(200);
        chat.hears("Selamat siang, ada yang bisa dibantu?");
    }

    @Test
    void whoIsAskedBackAnswersInTheChatAndTheWorkGoesOn() {
        // Given
        Chat chat = Chat.ofSomebodyNew(desk.web())
                .says("Sampah di TPS belakang pasar tidak diangkut sejak Senin, baunya menyengat")
                .hears("Di mana")
                .locates(-6.5567, 107.4431)
                .hears("Kirim")
                .taps("Kirim")
                .hears("PWK-");
        String complaint = complaint(chat.filed().number());
        JsonNode opened = desk.awaitStatus(complaint, "DISPATCHED");
        String officer = "officer." + opened.path("agency").path("code").asText();
        chat.hears("sudah kami teruskan ke", "Lihat laporan");
        desk.officerActs(officer, complaint, "acceptance", Map.of()).expect(200);

        // When
        String until = LocalDate.now(ZoneId.of("Asia/Jakarta")).plusDays(3).toString();
        desk.officerActs(officer, complaint, "postponement", Map.of("until", until, "text", "TPS yang sebelah mana?"))
                .expect(200);
        desk.awaitStatus(complaint, "POSTPONED");

        // Then
        chat.hears("menunggu jawaban Anda", "TPS yang sebelah mana?");
        chat.taps("Jawab")
                .hears("laporan")
                .says("Yang di pojok utara, dekat musala")
                .hears("Diteruskan ke laporan");
        desk.awaitStatus(complaint, "IN_PROGRESS");
        chat.taps("Lihat laporan").hears("Sedang dikerjakan");
    }

    @Test
    void whoHasNoNumberIsKnownByTheProvidersIdFilesAndIsToldOfIt() {
        // Given
        Chat.faults(desk.web(), Map.of("userIdOnly", true));

        // When
        Chat chat = Chat.ofSomebodyNew(desk.web())
                .says("Pohon tumbang menutup separuh jalan desa sejak semalam")
                .hears("Di mana")
                .sendsPhoto()
                .says("Ciseureuh")
                .hears("Kirim")
                .taps("Kirim")
                .hears("PWK-");

        // Then
        String complaint = complaint(chat.filed().number());
        JsonNode opened = desk.awaitStatus(complaint, "DISPATCHED", "RECEIVED");
        assertThat(opened.path("channel").asText()).isEqualTo("WHATSAPP");
        chat.says("status").hears(chat.filed().number());
    }

    @Test
    void oneCommandRegistersTheTemplatesThatAreMissing() {
        // Given
        WholeSystem system = WholeSystem.get();
        JsonNode door = system.status().path("whatsapp");
        String templates = door.path("graph").asText() + "/v24.0/"
                + door.path("wabaId").asText() + "/message_templates?name=officer_reply";
        assertThat(system.aduan(60, "whatsapp", "templates", "register", "--dry-run"))
                .contains("report_answered", "there")
                .doesNotContainPattern("(id|su|en) +missing");
        desk.web()
                .delete(
                        templates,
                        Map.of("Authorization", "Bearer " + door.path("token").asText()))
                .expect(200);

        // When, then
        assertThat(system.aduan(60, "whatsapp", "templates", "register", "--dry-run"))
                .containsPattern("officer_reply +id +missing");
        assertThat(system.aduan(60, "whatsapp", "templates", "register"))
                .containsPattern("officer_reply +id +registered +APPROVED");
        assertThat(system.aduan(60, "whatsapp", "templates", "register", "--dry-run"))
                .containsPattern("officer_reply +id +there");
    }

    @Test
    void whileTheDatabaseIsAwayUpdatesAreTakenAndTurnsGoOnAfterwards() throws Exception {
        WholeSystem system = WholeSystem.get();
        Pipeline pipeline = new Pipeline(system, desk);
        Provider provider = Provider.of(system);
        Chat chat = Chat.ofSomebodyNew(desk.web()).says("menu").hears("Pilih di bawah");

        Faults.Broken away =
                new Faults(system, pipeline, Map.of()).stop("postgres").breakIt();
        try {
            chat.says("Lampu jalan di depan SD mati sudah tiga hari, gelap sekali");
            for (int i = 0; i < 20; i++) {
                assertThat(provider.deliver(provider.statuses(1, 10))).isEqualTo(200);
            }
            await().atMost(PATIENCE)
                    .until(() -> desk.web()
                                    .get(Chat.API + "/webhook", Map.of())
                                    .json()
                                    .path("waiting")
                                    .asLong()
                            == 0);
        } finally {
            away.mend();
        }

        chat.hears("Di mana");
        pipeline.awaitReady();
        pipeline.awaitQuiet();
    }

    @Test
    void manyOfTheLargestBodiesAtOnceAreAllTakenInTheEndAndTheServiceLives() throws Exception {
        WholeSystem system = WholeSystem.get();
        Pipeline pipeline = new Pipeline(system, desk);
        Provider provider = Provider.of(system);
        int deaths = system.component(SERVICE).path("deaths").asInt();
        long parked = pipeline.parked();
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            // some are one update, which becomes one record, and some are many
            bodies.add(i % 4 == 0 ? provider.statuses(1_000, 3_900) : provider.unknown(Provider.LARGEST_BODY));
        }
        long before = pipeline.written(Topic.WHATSAPP_UPDATE.wireName());

        // the consumer stands still meanwhile, so that what is taken heaps up before it
        Faults.Broken away =
                new Faults(system, pipeline, Map.of()).stop("postgres").breakIt();
        try {
            List<CompletableFuture<Integer>> first =
                    bodies.stream().map(provider::delivery).toList();
            assertThat(first.stream().map(CompletableFuture::join)).isSubsetOf(200, 503, Provider.TORN);
            for (byte[] body : bodies) {
                await().atMost(PATIENCE).until(() -> provider.deliver(body) == 200);
            }
        } finally {
            away.mend();
        }

        assertThat(pipeline.written(Topic.WHATSAPP_UPDATE.wireName()) - before).isGreaterThanOrEqualTo(4 * 1_000 + 12);
        pipeline.awaitReady();
        pipeline.awaitQuiet();
        assertThat(pipeline.parked()).isEqualTo(parked);
        assertThat(system.component(SERVICE).path("deaths").asInt()).isEqualTo(deaths);
        Chat.ofSomebodyNew(desk.web()).says("menu").hears("Pilih di bawah");
    }

    private static String complaint(String number) {
        return await().atMost(PATIENCE)
                .until(
                        () -> desk.web()
                                .get("/api/v1/cases?q=" + number, desk.as("supervisor"))
                                .expect(200)
                                .json()
                                .path("cases")
                                .path(0)
                                .path("complaintId")
                                .asText(""),
                        id -> !id.isEmpty());
    }
}
