package id.aduan.intake.web.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way without scripts, as a browser walks it. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = IssuerResource.class, initArgs = @ResourceArg(name = "client", value = "intake-web"))
@WithTestResource(CitizenViewStandIn.class)
class ReportPagesComponentTest {
    private static final String STORY = "Lampu jalan padam di depan SD sejak tiga hari yang lalu";

    @ParameterizedTest
    @CsvSource({
        "id,Sampaikan kepada Purwakarta",
        "su,Dugikeun ka Purwakarta",
        "en,Tell Purwakarta",
    })
    void startIsInEachLanguage(String language, String title) {
        given().get("/?lang=" + language)
                .then()
                .statusCode(200)
                .header("Content-Language", language)
                .cookie("lang", language)
                .body(containsString("<html lang=\"" + language + "\">"))
                .body(containsString(title))
                .body(containsString("tel:112"));
    }

    @Test
    void theChosenLanguageIsRemembered() {
        given().cookie("lang", "su")
                .get("/lapor")
                .then()
                .header("Content-Language", "su")
                .body(containsString("Mangga caritakeun"));
    }

    @Test
    void theWayThatWasChosenIsTicked() {
        given().get("/lapor?jenis=pertanyaan").then().body(containsString("value=\"INFORMATION_REQUEST\" checked"));
    }

    @Test
    void noPageHasAScriptOrAStyleInside() {
        for (String path : new String[] {"/", "/lapor", "/lacak", "/privasi", "/lapor/terima"}) {
            given().get(path)
                    .then()
                    .header("Content-Security-Policy", containsString("script-src 'self'"))
                    .body(not(containsString("<style")))
                    .body(not(containsString(" style=")))
                    .body(not(containsString("<script>")));
        }
    }

    @Test
    void theWholeWayWithoutScriptEndsInAReceipt() throws IOException {
        // Given
        String id = formId(given().get("/lapor").asString());

        // When
        Response review = form(id).multiPart("narrative", STORY)
                .multiPart("village", "Ciseureuh")
                .multiPart("placeText", "Depan SD 1")
                .multiPart("date", "2026-11-01")
                .multiPart("anonymous", "yes")
                .multiPart("photo", "foto.png", png(), "image/png")
                .post("/lapor/periksa");

        // Then
        assertThat(review.statusCode()).isEqualTo(200);
        String page = review.asString();
        assertThat(page).contains(STORY, "Ciseureuh, Kec. Purwakarta", "1 November 2026", "Anonim");
        String photo = field(page, "kept");
        given().get("/lapor/foto/" + id + "/" + photo)
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'; sandbox"));

        // When
        Response sent = send(page);

        // Then
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.header("Location")).endsWith("/lapor/terima");
        Response receipt =
                given().cookie("aduan-receipt", sent.cookie("aduan-receipt")).get("/lapor/terima");
        assertThat(receipt.asString())
                .containsPattern("PWK-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]")
                .containsPattern("id=\"pin\">\\d{6}<");
        assertThat(sent.getHeaders().getValues("Set-Cookie"))
                .allSatisfy(cookie ->
                        assertThat(cookie).containsIgnoringCase("; HttpOnly").contains("SameSite=Strict"));
    }

    @Test
    void sentTwiceIsOneReportAndChangedIsAnother() {
        String id = formId(given().get("/lapor").asString());
        String page =
                form(id).multiPart("narrative", STORY).post("/lapor/periksa").asString();
        String changed = form(id).multiPart("narrative", STORY + ", juga di gang sebelah")
                .post("/lapor/periksa")
                .asString();

        String first = number(send(page));

        assertThat(number(send(page))).isEqualTo(first);
        assertThat(number(send(changed))).isNotEqualTo(first);
    }

    @Test
    void receiptOfNobodyTellsNothing() {
        given().get("/lapor/terima")
                .then()
                .statusCode(200)
                .body(not(containsString("PWK-")))
                .body(containsString("/lacak"));
        given().cookie("aduan-receipt", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                .get("/lapor/terima")
                .then()
                .body(not(containsString("PWK-")));
    }

    @ParameterizedTest
    @CsvSource({
        "narrative,'',narrative,id,Wajib diisi",
        "narrative,'   ',narrative,su,#narrative",
        "date,2031-01-01,date,id,masa depan",
        "date,bukan tanggal,date,en,#date",
        "time,08:30,date,id,Tanggal",
        "phone,12,phone,id,Nomor telepon ini tidak benar",
        "email,bukan surel,email,id,surel ini tidak benar",
        "village,Citalang,village,id,Kec. Tegalwaru",
        "village,Wakanda,village,su,Wakanda",
        "latitude,NaN,place,id,angka",
    })
    void aWrongFieldIsNamedOnTopAndBesideAndNothingIsLost(
            String field, String value, String anchor, String language, String words) {
        Map<String, String> typed = new HashMap<>(Map.of(
                "narrative",
                STORY,
                "placeText",
                "Dekat <b>jembatan</b>",
                "name",
                "Budi \"Contoh\"",
                "longitude",
                "107.4"));
        if (!field.equals("latitude")) {
            typed.remove("longitude");
        }
        typed.put(field, value);
        RequestSpecification form = form(OneTimeId.next());
        typed.forEach((name, text) -> form.multiPart(name, text));

        form.post("/lapor/periksa?lang=" + language)
                .then()
                .statusCode(422)
                .header("Content-Language", language)
                .body(allOf(
                        containsString("id=\"errors\""),
                        containsString("href=\"#" + anchor + "\""),
                        containsString(words),
                        containsString("Dekat &lt;b&gt;jembatan&lt;/b&gt;"),
                        containsString("Budi &quot;Contoh&quot;")));
    }

    @Test
    void textsOfAnyKindAreShownToTheLetter() {
        String odd = "<script>alert(1)</script> '; drop table cases; -- \uD83D\uDEA7 पानी 'x'";

        form(OneTimeId.next())
                .multiPart(new MultiPartSpecBuilder(odd)
                        .controlName("narrative")
                        .charset(StandardCharsets.UTF_8)
                        .build())
                .multiPart("phone", "12")
                .post("/lapor/periksa")
                .then()
                .statusCode(422)
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;"))
                .body(containsString("\uD83D\uDEA7 पानी"))
                .body(not(containsString("<script>alert")));
    }

    @Test
    void aTextThatIsTooLongIsKept() {
        String tooLong = "a".repeat(20_001);

        form(OneTimeId.next())
                .multiPart("narrative", tooLong)
                .post("/lapor/periksa")
                .then()
                .statusCode(422)
                .body(containsString("20000"))
                .body(containsString(tooLong));
    }

    @Test
    void aFileThatIsNoPhotoIsRefusedAndTheRestStays() throws IOException {
        String page = form(OneTimeId.next())
                .multiPart("narrative", STORY)
                .multiPart("photo", "baik.png", png(), "image/png")
                .multiPart("photo", "buruk.png", "#!/bin/sh".getBytes(StandardCharsets.UTF_8), "image/png")
                .post("/lapor/periksa")
                .then()
                .statusCode(422)
                .body(containsString("Foto 2"))
                .extract()
                .asString();

        assertThat(field(page, "kept")).matches("[0-9a-f]{64}");
        assertThat(page).contains(STORY);
    }

    @Test
    void aVillageIsChosenFromTheCandidatesWithoutScript() {
        String id = OneTimeId.next();
        String asked = form(id).multiPart("narrative", STORY)
                .multiPart("village", "Citalang")
                .post("/lapor/periksa")
                .asString();
        String code = first(asked, "name=\"areaCode\" value=\"(32[0-9.]+)\"");

        form(id).multiPart("narrative", STORY)
                .multiPart("village", "Citalang")
                .multiPart("areaFor", "Citalang")
                .multiPart("areaCode", code)
                .post("/lapor/periksa")
                .then()
                .statusCode(200)
                .body(containsString("Citalang, Kec. "));
    }

    @Test
    void aChangeOfLanguageKeepsWhatWasTyped() {
        form(OneTimeId.next())
                .multiPart("narrative", STORY)
                .multiPart("step", "form")
                .post("/lapor/periksa?lang=su")
                .then()
                .statusCode(200)
                .header("Content-Language", "su")
                .cookie("lang", "su")
                .body(containsString(STORY))
                .body(containsString("Mangga caritakeun"));
    }

    @Test
    void aFormFromAnotherSiteIsRefused() {
        form(OneTimeId.next())
                .header("Sec-Fetch-Site", "cross-site")
                .multiPart("narrative", STORY)
                .post("/lapor/periksa")
                .then()
                .statusCode(403);
    }

    @Test
    void whatIsNotThereHasAKindPage() {
        given().cookie("lang", "su")
                .get("/teu-aya")
                .then()
                .statusCode(404)
                .contentType(containsString("text/html"))
                .body(containsString("teu kapendak"));
    }

    @Test
    void thePrivacyNoticeIsWhole() {
        given().get("/privasi")
                .then()
                .statusCode(200)
                .body(allOf(containsString("pasal 21"), containsString("5 tahun"), containsString("Hak Anda")));
    }

    @Test
    void theFirstLoadOfTheFormIsUnderOneHundredKilobytes() {
        String page = given().get("/lapor").asString();
        long bytes = transferred("/lapor");
        Matcher links = Pattern.compile("(?:href|src)=\"(/web/assets/[^\"]+)\"").matcher(page);
        while (links.find()) {
            bytes += transferred(links.group(1));
        }
        for (String module : new String[] {"kept.js", "photos.js", "exif.js", "village.js"}) {
            bytes += transferred("/web/assets/" + module);
        }

        assertThat(bytes).isLessThan(100_000);
    }

    @Test
    void theMapIsServedFromHere() {
        for (String file : new String[] {"leaflet.js", "leaflet.css", "images/marker-icon.png"}) {
            given().get("/web/assets/lib/leaflet/1.9.4/dist/" + file).then().statusCode(equalTo(200));
        }
    }

    private static long transferred(String path) {
        Response response = given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "gzip")
                .get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.asByteArray().length + response.getHeaders().toString().length();
    }

    private static RequestSpecification form(String id) {
        return given().redirects().follow(false).multiPart("id", id).multiPart("kind", "COMPLAINT");
    }

    /** Sends the review as a browser does: all its hidden fields. */
    private static Response send(String review) {
        RequestSpecification form = given().redirects().follow(false);
        Matcher hidden = Pattern.compile("<input type=\"hidden\"[^>]*name=\"(\\w+)\" value=\"([^\"]*)\"")
                .matcher(review);
        while (hidden.find()) {
            form.multiPart(hidden.group(1), hidden.group(2));
        }
        return form.multiPart("step", "send").post("/lapor");
    }

    private static String number(Response sent) {
        String receipt = given().cookie("aduan-receipt", sent.cookie("aduan-receipt"))
                .get("/lapor/terima")
                .asString();
        return first(receipt, "id=\"number\">(PWK-[0-9A-Z-]+)<");
    }

    private static String formId(String page) {
        return field(page, "id");
    }

    private static String field(String page, String name) {
        return first(page, "name=\"" + name + "\" value=\"([^\"]+)\"");
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
