package id.aduan.intake.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Language;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.BodyReader;
import id.aduan.intake.ReportParser;
import id.aduan.intake.SealingKeyOfTests;
import id.aduan.intake.Sender;
import id.aduan.intake.TopicRecords;
import id.aduan.intake.TrialPhotos;
import id.aduan.intake.web.pages.CitizenViewStandIn;
import id.aduan.kit.photos.Photos;
import id.aduan.kit.sealing.Contact;
import id.aduan.kit.sealing.SealingKeyPair;
import id.aduan.kit.sealing.SealingKeys;
import id.aduan.kit.secrets.ReporterRefs;
import id.aduan.kit.secrets.TrackingPin;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = IssuerResource.class, initArgs = @ResourceArg(name = "client", value = "intake-web"))
@WithTestResource(CitizenViewStandIn.class)
class ComplaintApiComponentTest {
    private static final String TOPIC = "complaint-received.v1";
    private static final Path STORE = Path.of("target/attachments");
    private static final String LAMP = "{\"kind\":\"COMPLAINT\",\"narrative\":\"Lampu jalan mati sejak seminggu\"}";

    @Inject
    SealingKeys sealingKeys;

    @Inject
    TrackingPin pins;

    @Inject
    ReporterRefs references;

    @Inject
    ReportParser parser;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Test
    void whatIsAcceptedIsCountedByDoorAndKind() {
        json(key(), LAMP).then().statusCode(201);
        json(key(), "{\"kind\":\"NONE\"}").then().statusCode(400);

        String told = given().get(metrics).then().statusCode(200).extract().asString();
        assertThat(told)
                .containsPattern("aduan_complaints_accepted_total\\{door=\"web\",kind=\"complaint\"} [1-9]")
                .contains("aduan_problems_total{problem=")
                .doesNotContain("PWK-");
    }

    @Test
    void aReportIsAnsweredOnceItsRecordIsThere() throws Exception {
        SealingKeyPair caseService = SealingKeyOfTests.publish(sealingKeys);
        String body = "{\"kind\":\"ASPIRATION\",\"title\":\"Taman\",\"narrative\":\"Taman kota butuh lampu\","
                + "\"place\":{\"latitude\":-6.5567,\"longitude\":107.4431,\"accuracyMeters\":20,"
                + "\"areaCode\":\"32.14.01.1003\",\"text\":\"Alun-alun\"},\"occurredAt\":\"2026-01-02T08:00\","
                + "\"language\":\"su\",\"anonymous\":true,\"confidential\":true,"
                + "\"reporter\":{\"name\":\"Euis Contoh\",\"phone\":\"0800 0000 004\",\"email\":\"euis@contoh.example\"}}";

        Response answer = json(key(), body);

        answer.then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/complaints/PWK-"))
                .body("pin", matchesPattern("\\d{6}"))
                .body("links.page", equalTo("/lacak"))
                .body("warnings", nullValue());
        ConsumerRecord<String, byte[]> event = only(answer.path("complaintId"));
        assertThat(header(event, "ce_type")).isEqualTo(TOPIC);
        assertThat(header(event, "ce_source")).isEqualTo("/intake-web");
        assertThat(header(event, "traceparent")).matches("00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(new String(event.value(), UTF_8)).doesNotContain("Euis", "800000", "euis@");
        ComplaintReceived complaint =
                TopicRecords.bodies(TOPIC, event.key(), ComplaintReceived.class).get(0);
        TrackingNumber number = new TrackingNumber(answer.path("trackingNumber"));
        assertThat(header(event, "ce_id")).isEqualTo(complaint.eventId().toString());
        assertThat(complaint.trackingNumber()).isEqualTo(number);
        assertThat(pins.of(number)).isEqualTo(answer.path("pin"));
        assertThat(complaint.channel()).isEqualTo(Channel.WEB);
        assertThat(complaint.language()).isEqualTo(Language.SUNDANESE);
        assertThat(complaint.place().areaCode().value()).isEqualTo("32.14.01.1003");
        assertThat(complaint.place().coordinates().accuracyMeters()).isEqualTo(20);
        assertThat(complaint.occurredAt()).isEqualTo("2026-01-02T01:00:00Z");
        assertThat(complaint.holdReason()).isNull();
        assertThat(complaint.reporter().anonymous()).isTrue();
        assertThat(complaint.reporter().confidential()).isTrue();
        assertThat(complaint.reporter().ref()).isEqualTo(references.ofPhone("+628000000004"));
        assertThat(caseService.open(complaint.reporter().contact(), complaint.complaintId()))
                .isEqualTo(new Contact("Euis Contoh", "+628000000004", "euis@contoh.example", null));
    }

    @Test
    void aRetryIsTheSameReportHoweverItsBytesAreWritten() {
        String key = key();
        Response first = json(key, LAMP);
        Response again = json(
                key,
                "{ \"narrative\" : \" Lampu jalan\\u0020mati sejak seminggu\\r\\n\", \"title\":null,"
                        + " \"kind\":\"COMPLAINT\", \"anonymous\":false }");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        Set<String> events = new HashSet<>();
        TopicRecords.now(TOPIC, event -> event.key().equals(first.path("complaintId")))
                .forEach(event -> events.add(header(event, "ce_id")));
        assertThat(events).hasSize(1);
    }

    @Test
    void theSameReportAtOnceFromManyConnectionsIsOne() throws Exception {
        String key = key();
        Set<String> answers = new HashSet<>();
        ExecutorService tabs = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> sends = IntStream.range(0, 24)
                    .<Callable<String>>mapToObj(i -> () ->
                            json(key, LAMP).then().statusCode(201).extract().asString())
                    .toList();
            for (Future<String> sent : tabs.invokeAll(sends)) {
                answers.add(sent.get());
            }
        } finally {
            tabs.shutdown();
        }

        assertThat(answers).hasSize(1);
    }

    @Test
    void otherWordsUnderTheSameKeyAreAnotherReportAndNothingIsLost() {
        String key = key();
        String first = json(key, LAMP).path("complaintId");
        String second = json(key, LAMP.replace("seminggu", "sebulan")).path("complaintId");
        String other = json(key(), LAMP).path("complaintId");

        assertThat(List.of(first, second, other)).doesNotHaveDuplicates();
        for (String id : List.of(first, second, other)) {
            assertThat(TopicRecords.bodies(TOPIC, id, ComplaintReceived.class)).hasSize(1);
        }
    }

    @Test
    void withoutAKeyEveryRequestIsAReport() {
        String first = given().contentType("application/json")
                .body(LAMP)
                .post("/api/v1/complaints")
                .path("complaintId");
        String second = given().contentType("application/json")
                .body(LAMP)
                .post("/api/v1/complaints")
                .path("complaintId");

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void photosAreCleanedAndStoredBeforeTheEventSpeaksOfThem() throws IOException {
        String key = key();
        byte[] jpeg = TrialPhotos.phoneJpeg(11);
        byte[] png = TrialPhotos.phonePng(11);

        Response answer = multipart(key, LAMP, jpeg, png);

        answer.then().statusCode(201);
        ComplaintReceived complaint = complaint(answer);
        assertThat(complaint.attachments()).extracting("mediaType").containsExactly("image/jpeg", "image/png");
        for (var attachment : complaint.attachments()) {
            byte[] stored = Files.readAllBytes(
                    STORE.resolve(attachment.reference().substring(0, 2)).resolve(attachment.reference()));
            assertThat(stored).hasSize((int) attachment.sizeBytes());
            assertThat(new String(stored, ISO_8859_1)).doesNotContain(TrialPhotos.SECRET);
        }
        assertThat(multipart(key, LAMP, jpeg, png).asString()).isEqualTo(answer.asString());
        assertThat(multipart(key, LAMP, jpeg).<String>path("complaintId")).isNotEqualTo(answer.path("complaintId"));
    }

    @Test
    void aReportWhosePhotoCannotBeStoredIsNotAnnounced() throws IOException {
        String key = key();
        byte[] png = TrialPhotos.picture("png", 12);
        ComplaintId id = parser.parse(
                        BodyReader.report(LAMP.getBytes(UTF_8), Language.INDONESIAN)
                                .raw(),
                        List.of(Photos.read(png)),
                        Sender.web(key),
                        Language.INDONESIAN)
                .report()
                .complaintId();
        Path folder = STORE.resolve(id.toString().substring(0, 2)).resolve(id.toString());
        Files.createDirectories(folder.getParent());
        Files.write(folder, new byte[] {1}); // a file stands where the folder should be: the store fails

        multipart(key, LAMP, png)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("\\d+"))
                .body("type", equalTo("/problems/not-stored"));
        assertThat(TopicRecords.bodies(TOPIC, id.toString(), ComplaintReceived.class))
                .isEmpty();

        Files.delete(folder);
        Response retried = multipart(key, LAMP, png);
        assertThat(retried.<String>path("complaintId")).isEqualTo(id.toString());
        assertThat(TopicRecords.bodies(TOPIC, id.toString(), ComplaintReceived.class))
                .hasSize(1);
    }

    @Test
    void textsOfEveryKindArriveAsTheyWereWritten() {
        for (String text : List.of(
                "<script>alert('x')</script> <b>tebal</b>",
                "'; DROP TABLE cases; -- \\\" ",
                "🚧👷🏽‍♀️ jalan rusak",
                "ᮏᮜᮔ᮪ ᮛᮥᮊ᮪ᮞᮊ᮪ 道路坏了 طريق",
                "x".repeat(20_000))) {
            Response answer = json(
                    key(), body("\"narrative\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));

            assertThat(complaint(answer).narrative()).isEqualTo(text.strip());
        }
    }

    @Test
    void whatNoDatabaseCanStoreIsTakenOut() {
        Response answer = json(key(), body("\"narrative\":\"Jalan\\u0000 rusak\\uD800 \\u0007parah\""));

        assertThat(complaint(answer).narrative()).isEqualTo("Jalan rusak\uFFFD parah");
    }

    @Test
    void swappedCoordinatesArePutRightAndThoseInTheSeaAreTakenWithAWarning() {
        json(key(), body("\"narrative\":\"x1\",\"place\":{\"latitude\":107.4431,\"longitude\":-6.5567}"))
                .then()
                .statusCode(201)
                .body("warnings.code", equalTo(List.of("COORDINATES_SWAPPED")))
                .body("warnings[0].message", containsString("tertukar"));
        json(key(), body("\"narrative\":\"x1\",\"place\":{\"latitude\":-5.5,\"longitude\":107.5}"))
                .then()
                .statusCode(201)
                .body("warnings.code", equalTo(List.of("OUTSIDE_REGENCY")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind":"COMPLAINT"}                                                           | narrative       | REQUIRED
            {"kind":"COMPLAINT","narrative":""}                                            | narrative       | REQUIRED
            {"kind":"COMPLAINT","narrative":" \\u0000\\u0007 "}                            | narrative       | REQUIRED
            {"kind":"COMPLAINT","narrative":"\\u200b"}                                     | narrative       | NO_TEXT
            {"kind":"RANT","narrative":"x1"}                                               | kind            | UNKNOWN_VALUE
            {"narrative":"x1"}                                                             | kind            | REQUIRED
            {"kind":"COMPLAINT","narrative":5}                                             | narrative       | WRONG_TYPE
            {"kind":"COMPLAINT","narrative":"x1","anonymous":"yes"}                        | anonymous       | WRONG_TYPE
            {"kind":"COMPLAINT","narrative":"x1","place":[]}                               | place           | WRONG_TYPE
            {"kind":"COMPLAINT","narrative":"x1","colour":"red"}                           | colour          | UNKNOWN_FIELD
            {"kind":"COMPLAINT","narrative":"x1","place":{"city":"x"}}                     | place.city      | UNKNOWN_FIELD
            {"kind":"COMPLAINT","narrative":"x1","place":{"latitude":"NaN","longitude":1}} | place.latitude  | NOT_A_NUMBER
            {"kind":"COMPLAINT","narrative":"x1","place":{"latitude":1e999,"longitude":1}} | place.latitude  | NOT_A_NUMBER
            {"kind":"COMPLAINT","narrative":"x1","place":{"latitude":200,"longitude":1}}   | place.latitude  | OUT_OF_RANGE
            {"kind":"COMPLAINT","narrative":"x1","place":{"latitude":-6.5}}                | place.longitude | REQUIRED
            {"kind":"COMPLAINT","narrative":"x1","place":{"areaCode":"32.14.99.2001"}}     | place.areaCode  | UNKNOWN_AREA
            {"kind":"COMPLAINT","narrative":"x1","place":{"areaCode":"atlantis"}}          | place.areaCode  | UNKNOWN_AREA
            {"kind":"COMPLAINT","narrative":"x1","occurredAt":"2031-01-01"}                | occurredAt      | DATE_IN_FUTURE
            {"kind":"COMPLAINT","narrative":"x1","occurredAt":"kemarin"}                   | occurredAt      | UNREADABLE_DATE
            {"kind":"COMPLAINT","narrative":"x1","language":"de"}                          | language        | UNKNOWN_VALUE
            {"kind":"COMPLAINT","narrative":"x1","reporter":{"phone":"none"}}              | reporter.phone  | INVALID_PHONE
            {"kind":"COMPLAINT","narrative":"x1","reporter":{"email":"x@y"}}               | reporter.email  | INVALID_EMAIL
            """)
    void aFieldThatIsWrongIsToldByNameWithWhatToDo(String body, String field, String code) {
        json(key(), body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-request"))
                .body("detail", containsString("Perbaiki"))
                .body("errors.field", equalTo(List.of(field)))
                .body("errors.code", equalTo(List.of(code)))
                .body("errors[0].message", not(equalTo("")));
    }

    @Test
    void aTextThatIsTooLongSaysHowLongItMayBeInTheCitizensLanguage() {
        String body = body("\"narrative\":\"" + "x".repeat(20_001) + "\"");

        request(key())
                .header("Accept-Language", "su")
                .body(body)
                .post("/api/v1/complaints")
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString("20000 aksara"));
        request(key())
                .header("Accept-Language", "en")
                .body(body)
                .post("/api/v1/complaints")
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString("At most 20000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no json", "[]", "\"text\"", "{\"kind\":", "{} {}", "{\"kind\":\"A\",\"kind\":\"B\"}", "null"
            })
    void aBodyThatIsNoJsonObjectIsRefused(String body) {
        json(key(), body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unreadable-body"))
                .body("detail", containsString("JSON"));
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        given().contentType("text/plain")
                .body(LAMP)
                .post("/api/v1/complaints")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        given().multiPart("something", "else")
                .post("/api/v1/complaints")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unsupported-media-type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "tab\there"})
    void aKeyThatIsNoneIsRefused(String key) {
        json(key, LAMP).then().statusCode(400).body("errors[0].code", equalTo("INVALID_KEY"));
    }

    @Test
    void filesThatAreNoPhotosAreToldOneByOne() {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".getBytes(UTF_8);
        byte[] heic = "\0\0\0\30ftypheic\0\0\0\0mif1heic".getBytes(ISO_8859_1);
        byte[] bomb = TrialPhotos.pngOfSize(60_000, 60_000);
        byte[] cut = java.util.Arrays.copyOf(TrialPhotos.picture("jpg", 1), 300);

        multipart(key(), LAMP, svg, heic, bomb, cut)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("photo[0]", "photo[1]", "photo[2]", "photo[3]")))
                .body(
                        "errors.code",
                        equalTo(List.of("UNSUPPORTED_PHOTO", "HEIC_PHOTO", "PHOTO_TOO_MANY_PIXELS", "DAMAGED_PHOTO")))
                .body("errors.message", hasItem(containsString("Paling Kompatibel")));
    }

    @Test
    void tenPhotosAreTooManyAndOneOfNineMegabytesTooLarge() {
        byte[][] ten = IntStream.range(0, 10)
                .mapToObj(seed -> TrialPhotos.picture("png", seed))
                .toArray(byte[][]::new);

        multipart(key(), LAMP, ten).then().statusCode(400).body("errors.code", equalTo(List.of("TOO_MANY_PHOTOS")));
        multipart(key(), LAMP, new byte[9 * 1024 * 1024])
                .then()
                .statusCode(400)
                .body("errors.code", equalTo(List.of("PHOTO_TOO_LARGE")));
    }

    @Test
    void theSamePhotoTwiceIsKeptOnce() {
        byte[] png = TrialPhotos.picture("png", 21);

        ValidatableResponse answer = multipart(key(), LAMP, png, png).then();

        answer.statusCode(201).body("warnings.code", equalTo(List.of("PHOTO_REPEATED")));
    }

    @Test
    void spamIsHeldAndNotRefused() {
        Response answer = json(
                key(), body("\"narrative\":\"Slot gacor maxwin deposit pulsa https://a.example https://b.example\""));

        answer.then().statusCode(201);
        assertThat(complaint(answer).holdReason().name()).isEqualTo("LOOKS_LIKE_SPAM");
    }

    @Test
    void anotherSitesFormIsRefused() {
        request(key())
                .header("Sec-Fetch-Site", "cross-site")
                .body(LAMP)
                .post("/api/v1/complaints")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/cross-origin"));
    }

    @Test
    void nothingOfAPersonIsLogged() {
        List<String> lines = new ArrayList<>();
        var log = java.util.logging.Logger.getLogger("");
        var listener = new java.util.logging.Handler() {
            @Override
            public void publish(java.util.logging.LogRecord line) {
                lines.add(line.getMessage() + " " + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(listener);
        try {
            String person = "\"reporter\":{\"name\":\"Rahasia Sekali\",\"phone\":\"0800 0000 005\"}";
            json(key(), body("\"narrative\":\"rahasia sekali\"," + person));
            json(key(), body("\"narrative\":\"rahasia sekali\",\"kind2\":1," + person));
            json(key(), "{\"narrative\":\"rahasia sekali\", broken");
        } finally {
            log.removeHandler(listener);
        }
        assertThat(String.join("\n", lines).toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("rahasia", "0800", "8000000005");
    }

    @Test
    void aPuzzleCanBeHad() {
        given().get("/api/v1/proof-of-work")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("algorithm", equalTo("SHA-256"))
                .body("maxnumber", equalTo(1000))
                .body("salt", containsString("expires="));
    }

    private static String body(String fields) {
        return "{\"kind\":\"COMPLAINT\"," + fields + "}";
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static RequestSpecification request(String key) {
        return given().contentType("application/json").header("Idempotency-Key", key);
    }

    private static Response json(String key, String body) {
        return request(key).body(body.getBytes(UTF_8)).post("/api/v1/complaints");
    }

    private static Response multipart(String key, String complaint, byte[]... photos) {
        RequestSpecification request =
                given().header("Idempotency-Key", key).multiPart("complaint", complaint, "application/json");
        for (byte[] photo : photos) {
            request = request.multiPart("photo", "foto", photo, "application/octet-stream");
        }
        return request.post("/api/v1/complaints");
    }

    private static ComplaintReceived complaint(Response answer) {
        answer.then().statusCode(201);
        return TopicRecords.bodies(TOPIC, answer.path("complaintId"), ComplaintReceived.class)
                .get(0);
    }

    private static ConsumerRecord<String, byte[]> only(String id) {
        List<ConsumerRecord<String, byte[]>> events =
                TopicRecords.now(TOPIC, event -> event.key().equals(id));
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }
}
