package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import id.aduan.acceptance.Project;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Project.ROOT.resolve("acceptance-tests/target/screenshots");
    private static final int PHONE_WIDTH = 360;
    private static final int PHONE_HEIGHT = 740;

    private static Playwright playwright;
    private static Browser browser;
    private static WholeSystem system;
    private static Desk desk;

    @BeforeAll
    static void openBrowser() {
        boolean there = Files.isExecutable(CHROMIUM);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(CHROMIUM + " is missing: install Debian's chromium");
        }
        assumeTrue(there, "NO BROWSER TESTS: " + CHROMIUM + " is missing; install Debian's chromium");
        system = WholeSystem.get();
        desk = new Desk(system);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
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
        try (BrowserContext context = context(true, 1280, 900)) {
            Page page = context.newPage();
            for (String path :
                    List.of("/", "/lapor", "/lapor?jenis=pertanyaan&lang=en", "/lacak", "/privasi", "/tidak-ada")) {
                page.navigate(system.front() + path);
                look(page, "desktop" + path.replaceAll("[^a-z]+", "-"));
            }
        }
    }

    @Test
    void staffSignInOnceForTriageAndCasesAndOutOfBoth() {
        try (BrowserContext context = context(true, 1280, 900)) {
            Page page = context.newPage();
            signIn(page, "supervisor");
            look(page, "cases");
            page.navigate(system.front() + "/triage");
            assertThat(page.url()).startsWith(system.front() + "/triage");
            look(page, "triage");
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
        try (BrowserContext context = context(true, 1280, 900)) {
            Page page = context.newPage();
            signIn(page, "triage", "/triage");
            page.navigate(system.front() + "/triage/" + unclear.complaintId());
            look(page, "triage-report");
            String first = page.locator("[data-key='1']").first().innerText();
            assertThat(first).isNotBlank();
            page.keyboard().press("1");
            desk.awaitStatus(unclear.complaintId(), "DISPATCHED");
            page.waitForURL(address -> !address.endsWith(unclear.complaintId()));
            look(page, "triage-after");
        }
        try (BrowserContext context = context(true, PHONE_WIDTH, PHONE_HEIGHT)) {
            Page page = context.newPage();
            signIn(page, "triage", "/triage");
            look(page, "phone-triage");
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
            try (BrowserContext context = phone ? context(true, PHONE_WIDTH, PHONE_HEIGHT) : context(true, 1280, 900)) {
                Page page = context.newPage();
                String name = phone ? "phone-officer" : "officer";
                signIn(page, "officer.dlh");
                look(page, name + "-cases");
                page.navigate(system.front() + "/cases/" + filed.complaintId());
                look(page, name + "-case");
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
                look(page, name + "-acted");
            }
        }
    }

    private static void signIn(Page page, String account) {
        signIn(page, account, "/cases");
    }

    private static void signIn(Page page, String account, String landing) {
        page.navigate(system.front() + landing);
        look(page, "sign-in");
        if (account.startsWith("officer.")) {
            page.locator("#agency").fill(account.substring("officer.".length()));
            page.locator("#agency ~ button").click();
        } else {
            page.locator("button[name=account][value='" + account + "']").click();
        }
        page.waitForURL(system.front() + landing + "**");
    }

    private interface Look {
        void at(Page page, String name);
    }

    private void reportIsAnswered(String language, boolean script, String name) throws IOException {
        try (BrowserContext context = context(script, PHONE_WIDTH, PHONE_HEIGHT)) {
            Page page = context.newPage();
            Look look = script ? BrowserIT::look : BrowserIT::lookWithoutScript;
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

    private static BrowserContext context(boolean script, int width, int height) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("id-ID")
                .setJavaScriptEnabled(script));
    }

    /** Takes a picture, and fails when the page is wider than the screen or axe finds a serious fault. */
    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        examine(page, name);
    }

    /** The same of a page that runs no script: axe is one, so it examines a copy in which only axe runs. */
    private static void lookWithoutScript(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        String shown = page.content().replace("<noscript>", "<div>").replace("</noscript>", "</div>");
        try (BrowserContext context = context(true, PHONE_WIDTH, PHONE_HEIGHT)) {
            context.addCookies(page.context().cookies());
            Page copy = context.newPage();
            copy.route(
                    page.url(),
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html; charset=utf-8")
                            .setHeaders(Map.of("Content-Security-Policy", "script-src 'none'"))
                            .setBody(shown)));
            copy.navigate(page.url());
            examine(copy, name);
        }
    }

    private static void examine(Page page, String name) {
        Number overflow =
                (Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow.intValue())
                .as(name + " is no wider than the screen")
                .isLessThanOrEqualTo(0);
        assertThat((List<?>) page.evaluate("""
                        () => Promise.all([...document.images].map(image => {
                            image.loading = 'eager';
                            return image.decode().then(() => null, () => image.src);
                        })).then(all => all.filter(broken => broken))"""))
                .as("pictures of " + name + " that are not shown")
                .isEmpty();
        var serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> String.valueOf(node.getTarget()))
                                        .toList())
                        .toList();
        assertThat(serious).as("accessibility of " + name).isEmpty();
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
