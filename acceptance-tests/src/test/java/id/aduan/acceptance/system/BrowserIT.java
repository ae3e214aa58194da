package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A citizen with a phone, with and without script, in two languages; and no page with a serious accessibility fault. */
class BrowserIT {
    private static Chromium chromium;
    private static WholeSystem system;
    private static Desk desk;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
        system = WholeSystem.get();
        desk = new Desk(system);
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aReportWithAPhotoAndATypedVillageIsAnsweredOnTheTrackingPage() throws IOException {
        reportIsAnswered("id", true, "phone-script");
    }

    @Test
    void theSameWithoutJavaScript() throws IOException {
        reportIsAnswered("id", false, "phone-no-script");
    }

    @Test
    void theSameInSundanese() throws IOException {
        reportIsAnswered("su", true, "phone-sundanese");
    }

    @Test
    void onADesktopNoPageOfTheCitizenHasASeriousFault() {
        try (BrowserContext context = chromium.desktop()) {
            Page page = context.newPage();
            for (String path :
                    List.of("/", "/lapor", "/lapor?jenis=pertanyaan&lang=en", "/lacak", "/privasi", "/tidak-ada")) {
                page.navigate(system.front() + path);
                chromium.look(page, "desktop" + path.replaceAll("[^a-z]+", "-"));
            }
        }
    }

    @Test
    void theOperationsPageIsReadOnBothSizesOfScreen() {
        Desk.Filed filed = desk.file(
                UUID.randomUUID().toString(),
                Map.of("kind", "COMPLAINT", "narrative", "Lampu jalan di depan sekolah mati sejak kemarin."));
        desk.awaitStatus(complaint(filed), "DISPATCHED", "RECEIVED");
        for (boolean phone : List.of(false, true)) {
            try (BrowserContext context = phone ? chromium.phone(true) : chromium.desktop()) {
                Page page = context.newPage();
                String name = phone ? "phone-operations" : "operations";
                page.navigate(system.front() + "/operations");
                chromium.look(page, name);
                page.locator("#number").fill(filed.number());
                page.waitForCondition(
                        () -> page.locator("#live").innerText().matches("(?s).*complaint-routed\\s+\\d+\\.\\d.*"));
                page.locator("button").click();
                page.waitForURL(system.front() + "/operations?number=**");
                assertThat(page.locator("main").innerText()).contains("accepted by the door WEB");
                chromium.look(page, name + "-way");
            }
        }
    }

    @Test
    void staffSignInOnceForTriageAndCasesAndOutOfBoth() {
        try (BrowserContext context = chromium.desktop()) {
            Page page = context.newPage();
            chromium.signIn(page, "supervisor", "/cases");
            chromium.look(page, "cases");
            page.navigate(system.front() + "/triage");
            assertThat(page.url()).startsWith(system.front() + "/triage");
            chromium.look(page, "triage");
        }
    }

    @Test
    void triageIsDecidedByOneKey() {
        Desk.Filed unclear = desk.file(
                UUID.randomUUID().toString(),
                Map.of("kind", "COMPLAINT", "narrative", "Sampah dan lampu jalan di pasar tidak beres."));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(desk.web()
                        .get("/api/v1/routing/triage?q=" + unclear.number(), desk.as("triage"))
                        .expect(200)
                        .text())
                .contains(unclear.complaintId()));
        try (BrowserContext context = chromium.desktop()) {
            Page page = context.newPage();
            chromium.signIn(page, "triage", "/triage");
            page.navigate(system.front() + "/triage/" + unclear.complaintId());
            chromium.look(page, "triage-report");
            String first = page.locator("[data-key='1']").first().innerText();
            assertThat(first).isNotBlank();
            page.keyboard().press("1");
            desk.awaitStatus(unclear.complaintId(), "DISPATCHED");
            page.waitForURL(address -> !address.endsWith(unclear.complaintId()));
            chromium.look(page, "triage-after");
        }
        try (BrowserContext context = chromium.phone(true)) {
            Page page = context.newPage();
            chromium.signIn(page, "triage", "/triage");
            chromium.look(page, "phone-triage");
        }
    }

    @Test
    void anOfficerAcceptsAndAnswersOnHisPages() {
        Desk.Filed filed = desk.file(
                UUID.randomUUID().toString(),
                Map.of(
                        "kind",
                        "COMPLAINT",
                        "narrative",
                        "Sampah di TPS pasar menumpuk sudah seminggu tidak diangkut, baunya menyengat.",
                        "place",
                        Map.of("text", "Desa Citeko, Plered")));
        desk.awaitStatus(filed.complaintId(), "DISPATCHED");
        for (boolean phone : List.of(false, true)) {
            try (BrowserContext context = phone ? chromium.phone(true) : chromium.desktop()) {
                Page page = context.newPage();
                String name = phone ? "phone-officer" : "officer";
                chromium.signIn(page, "officer.dlh", "/cases");
                chromium.look(page, name + "-cases");
                page.navigate(system.front() + "/cases/" + filed.complaintId());
                chromium.look(page, name + "-case");
                if (phone) {
                    page.locator("details:has(form[action$='/answers']) summary")
                            .click();
                    page.locator("form[action$='/answers'] [name=text]").fill("Sudah diangkut tadi pagi.");
                    page.locator("form[action$='/answers'] button[type=submit]").click();
                    desk.awaitStatus(filed.complaintId(), "ANSWERED");
                } else {
                    page.locator("form[action$='/acceptance'] button[type=submit]")
                            .click();
                    desk.awaitStatus(filed.complaintId(), "IN_PROGRESS");
                }
                page.waitForLoadState();
                chromium.look(page, name + "-acted");
            }
        }
    }

    private interface Look {
        void at(Page page, String name);
    }

    private void reportIsAnswered(String language, boolean script, String name) throws IOException {
        try (BrowserContext context = chromium.phone(script)) {
            Page page = context.newPage();
            Look look = script ? chromium::look : chromium::lookWithoutScript;
            page.navigate(system.front() + "/?lang=" + language);
            look.at(page, name + "-1-start");
            page.navigate(system.front() + "/lapor");
            page.locator("[name=narrative]")
                    .fill("Sampah di TPS pinggir jalan menumpuk sudah seminggu, baunya menyengat.");
            page.locator("[name=village]").fill("Desa Citeko, Plered");
            page.locator("input[type=file]").first().setInputFiles(new FilePayload("foto.jpg", "image/jpeg", photo()));
            look.at(page, name + "-2-form");
            page.locator("main button[name=step][value=review]").click();
            assertThat(page.content()).contains("Citeko");
            look.at(page, name + "-3-review");
            page.locator("#send").click();
            page.waitForURL(system.front() + "/lapor/terima");
            look.at(page, name + "-4-receipt");
            Desk.Filed filed = receipt(page);

            String complaintId = complaint(filed);
            desk.awaitStatus(complaintId, "DISPATCHED");
            String officer = "officer."
                    + desk.seeCase("supervisor", complaintId)
                            .json()
                            .path("agency")
                            .path("code")
                            .asText();
            assertThat(officer).isEqualTo("officer.dlh");
            desk.officerActs(officer, complaintId, "acceptance", Map.of()).expect(200);
            desk.officerActs(officer, complaintId, "answers", Map.of("text", "Sudah kami angkut pagi ini."))
                    .expect(200);
            desk.trackedStatusBecomes(filed, "ANSWERED");

            page.navigate(system.front() + "/lacak");
            page.locator("[name=number]").fill(filed.number());
            page.locator("[name=pin]").fill(filed.pin());
            look.at(page, name + "-5-track");
            page.locator("main form button[type=submit]").first().click();
            page.waitForURL(system.front() + "/lacak/laporan**");
            assertThat(page.content()).contains("Sudah kami angkut pagi ini.");
            assertThat(page.url()).doesNotContain(filed.pin()).doesNotContain(filed.number());
            look.at(page, name + "-6-answer");
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
        }
    }

    private static Desk.Filed receipt(Page page) {
        String text = page.locator("main").innerText();
        var number = java.util.regex.Pattern.compile("PWK-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]")
                .matcher(text);
        assertThat(number.find()).as("the receipt shows a number").isTrue();
        var pin = java.util.regex.Pattern.compile("(?<![0-9A-Z-])(\\d{3} ?\\d{3})(?![0-9A-Z-])")
                .matcher(text);
        assertThat(pin.find()).as("the receipt shows a PIN").isTrue();
        return new Desk.Filed("", number.group(), pin.group(1).replace(" ", ""));
    }

    private static String complaint(Desk.Filed filed) {
        var found = new String[1];
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> {
                    var cases = desk.web()
                            .get("/api/v1/cases?q=" + filed.number(), desk.as("supervisor"))
                            .expect(200)
                            .json()
                            .path("cases");
                    if (cases.size() == 1) {
                        found[0] = cases.get(0).path("complaintId").asText();
                    }
                    return found[0] != null;
                });
        return found[0];
    }

    private static byte[] photo() throws IOException {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = image.createGraphics();
        paper.setColor(new Color(0x7a8f5a));
        paper.fillRect(0, 240, 640, 240);
        paper.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
