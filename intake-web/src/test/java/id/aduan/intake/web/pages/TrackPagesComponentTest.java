package id.aduan.intake.web.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Topic;
import id.aduan.contracts.TrackingNumber;
import id.aduan.kit.secrets.TrackingPin;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = IssuerResource.class, initArgs = @ResourceArg(name = "client", value = "intake-web"))
@WithTestResource(CitizenViewStandIn.class)
class TrackPagesComponentTest {
    private static final String COOKIE = "aduan-tracking";
    private static final String PHOTO = "b".repeat(64);

    @Inject
    TrackingPin pins;

    private ComplaintId complaint;
    private TrackingNumber number;

    @BeforeEach
    void freshReport() {
        complaint = new ComplaintId(UUID.randomUUID());
        number = TrackingNumber.of(complaint);
    }

    @AfterEach
    void recover() {
        CitizenViewStandIn.recover();
    }

    @Test
    void numberAndPinOpenTheReportAndStandInNoAddress() {
        CitizenViewStandIn.tell(number.value(), Told.answered(complaint, number, PHOTO));

        Response opened = open(number.value().toLowerCase(Locale.ROOT), pins.of(number));

        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(opened.header("Location")).endsWith("/lacak/laporan");
        assertThat(opened.header("Set-Cookie"))
                .containsIgnoringCase("; HttpOnly")
                .contains("SameSite=Strict", "Path=/lacak")
                .doesNotContain(number.value(), pins.of(number));
        opened(opened)
                .get("/lacak/laporan")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(allOf(
                        containsString(number.value()),
                        containsString("Sudah dijawab"),
                        containsString("Dinas Lingkungan Hidup"),
                        containsString("Sampah di Pasar Rebo sudah kami angkut."),
                        containsString("/lacak/laporan/foto/" + PHOTO),
                        containsString("10 hari kerja")));
    }

    @ParameterizedTest
    @CsvSource({"su,Parantos diwaler,Teu acan réngsé", "en,Answered,It is not done"})
    void theReportIsToldInEachLanguage(String language, String status, String act) {
        CitizenViewStandIn.tell(number.value(), Told.answered(complaint, number, PHOTO));

        opened().get("/lacak/laporan?lang=" + language)
                .then()
                .header("Content-Language", language)
                .body(containsString(status))
                .body(containsString(act));
    }

    @Test
    void aWrongPinAndAnUnknownNumberCannotBeToldApart() {
        Response wrongPin = open(number.value(), wrong(pins.of(number)));
        Response unknown =
                open(TrackingNumber.of(new ComplaintId(UUID.randomUUID())).value(), "123456");
        Response none = open("<script>", "");

        assertThat(wrongPin.statusCode()).isEqualTo(404);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(withoutValue(unknown)).isEqualTo(withoutValue(wrongPin)).isEqualTo(withoutValue(none));
        assertThat(wrongPin.asString()).doesNotContain(wrong(pins.of(number)));
    }

    @Test
    void afterFiveWrongPinsTheRightOneMustWait() {
        for (int i = 0; i < 5; i++) {
            assertThat(open(number.value(), wrong(pins.of(number))).statusCode())
                    .isEqualTo(404);
        }

        open(number.value(), pins.of(number)).then().statusCode(429).body(containsString("satu jam"));
    }

    @Test
    void aReportThatIsNoCaseYetIsBeingRegistered() {
        opened().get("/lacak/laporan").then().statusCode(200).body(containsString("sedang dicatat"));
    }

    @Test
    void whileCasesAreAwayThePageSaysThatTheReportIsSafe() {
        CitizenViewStandIn.breakDown();

        opened().get("/lacak/laporan").then().statusCode(503).body(containsString("Laporan Anda aman"));
    }

    @Test
    void withoutACookieNothingIsShown() {
        for (String path : List.of("/lacak/laporan", "/lacak/laporan/data", "/lacak/laporan/foto/" + PHOTO)) {
            given().redirects()
                    .follow(false)
                    .cookie(COOKIE, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                    .get(path)
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("/lacak?berakhir"));
        }
    }

    @Test
    void aReplyIsOneActHoweverOftenItIsSent() {
        CitizenViewStandIn.tell(number.value(), Told.answered(complaint, number, PHOTO));
        String page = opened().get("/lacak/laporan").asString();
        String act = page.replaceAll("(?s).*action=\"/lacak/laporan/balas\".*?name=\"act\" value=\"([^\"]+)\".*", "$1");

        for (int i = 0; i < 2; i++) {
            opened().multiPart("act", act)
                    .multiPart("text", "Masih ada sisa sampah")
                    .post("/lacak/laporan/balas")
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/lacak/laporan?hasil=reply"));
        }

        List<String> events = actions(2);
        assertThat(events).hasSize(2).allSatisfy(event -> assertThat(event).contains("Masih ada sisa sampah"));
        assertThat(events.stream()
                        .map(event -> event.replaceAll(".*\"eventId\":\"([^\"]+)\".*", "$1"))
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "belum,dispute,DISPUTE,text,Masih bau",
        "nilai,rating,RATING,stars,4",
        "selesai,confirm,CONFIRMATION,text,''",
        "hapus,erase,ERASURE,sure,yes",
    })
    void everyActIsPublished(String path, String done, String type, String field, String value) {
        CitizenViewStandIn.tell(number.value(), Told.answered(complaint, number, PHOTO));

        opened().multiPart("act", OneTimeId.next())
                .multiPart(field, value)
                .post("/lacak/laporan/" + path)
                .then()
                .statusCode(303)
                .header("Location", endsWith("?hasil=" + done));

        assertThat(actions(1)).singleElement().asString().contains("\"" + type + "\"", complaint.toString());
        opened().get("/lacak/laporan?hasil=" + done).then().body(containsString("class=\"notice good\""));
    }

    @Test
    void anActThatSaysNothingIsRefusedAndOneThatFailsIsKept() {
        CitizenViewStandIn.tell(number.value(), Told.answered(complaint, number, PHOTO));
        opened().multiPart("act", OneTimeId.next())
                .multiPart("text", " ")
                .post("/lacak/laporan/balas")
                .then()
                .statusCode(422)
                .body(containsString("Tulis sesuatu"));
        opened().multiPart("act", OneTimeId.next())
                .post("/lacak/laporan/hapus")
                .then()
                .statusCode(422)
                .body(containsString("Belum ada yang dihapus"));

        CitizenViewStandIn.breakDown();

        opened().multiPart("act", OneTimeId.next())
                .multiPart("text", "Kata-kata yang tidak boleh hilang")
                .post("/lacak/laporan/balas")
                .then()
                .statusCode(503)
                .body(containsString("Kata-kata yang tidak boleh hilang"));
    }

    @Test
    void photosAndTheCopyOfDataComeFromTheCase() {
        CitizenViewStandIn.tell(number.value() + "/attachments/" + PHOTO, "png".getBytes(StandardCharsets.UTF_8));
        CitizenViewStandIn.tell(number.value() + "/personal-data", "{\"name\":\"Contoh\"}");

        opened().get("/lacak/laporan/foto/" + PHOTO)
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'; sandbox"));
        opened().get("/lacak/laporan/data")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .body("name", equalTo("Contoh"));
    }

    @Test
    void leavingClosesTheReport() {
        Response left = opened().post("/lacak/keluar");

        assertThat(left.statusCode()).isEqualTo(303);
        assertThat(left.header("Set-Cookie")).contains(COOKIE + "=;");
        given().get("/lacak").then().body(not(containsString("PWK-0")));
    }

    private RequestSpecification opened() {
        return opened(open(number.value(), pins.of(number)));
    }

    private static RequestSpecification opened(Response opened) {
        return given().redirects().follow(false).cookie(COOKIE, opened.cookie(COOKIE));
    }

    private static Response open(String number, String pin) {
        return given().redirects()
                .follow(false)
                .formParam("number", number)
                .formParam("pin", pin)
                .post("/lacak");
    }

    private static String wrong(String pin) {
        return pin.equals("000000") ? "111111" : "000000";
    }

    private static String withoutValue(Response page) {
        return page.asString().replaceAll("name=\"number\" value=\"[^\"]*\"", "");
    }

    /** The acts on this report, once so many are there. */
    private List<String> actions(int count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", KafkaResource.bootstrapServers());
        List<String> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.CITIZEN_ACTION.wireName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int tries = 0; tries < 50 && found.size() < count; tries++) {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> {
                    if (event.key().equals(complaint.toString())) {
                        found.add(event.value());
                    }
                });
            }
        }
        return found;
    }
}
