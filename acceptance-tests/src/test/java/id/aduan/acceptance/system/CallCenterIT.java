package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Operators take calls and visits with the keyboard alone, over everything that is real but the telephone exchange. */
class CallCenterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern NUMBER = Pattern.compile("PWK-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]");
    private static final String SIMULATOR = "/simulator/telephone/api";

    /** As fast as who types for a living. */
    private static final double MILLISECONDS_A_KEY = 90;

    private static final double QUICK = 15;

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

    @AfterEach
    void hangUp() {
        desk.web().post(SIMULATOR + "/reset", Map.of(), Map.of());
    }

    @Test
    void aFireWithAStreetAndNoVillageIsOnTheDispatchersBoardInTwentySeconds() {
        try (BrowserContext context = chromium.desktop()) {
            Page board = context.newPage();
            chromium.signIn(board, "operator", "/cases/emergencies");
            Page console = console(context, "/callcenter");
            chromium.look(console, "callcenter-ready");
            String street = "Jl. Veteran gang " + somebody();

            Instant begun = Instant.now();
            press(console, "F2", "Alt+1");
            typesByHand(console, street);
            press(console, "Tab");
            typesByHand(console, "0800 0000 0101");
            press(console, "Tab");
            typesByHand(console, "Rumah terbakar, api besar");
            press(console, "Control+Enter");
            board.locator("#board article", new Page.LocatorOptions().setHasText("Rumah terbakar"))
                    .first()
                    .waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
            Duration taken = Duration.between(begun, Instant.now());

            assertThat(taken).as("from the first key to the board").isLessThan(Duration.ofSeconds(20));
            Desk.Filed filed = logged(console);
            chromium.look(console, "callcenter-fire-logged");
            chromium.look(board, "board-fire");
            assertThat(board.locator("#board").innerText()).contains(filed.number());
            JsonNode opened = desk.awaitStatus(complaint(filed), "DISPATCHED", "RECEIVED");
            assertThat(opened.path("channel").asText()).isEqualTo("CALL_CENTER");
            assertThat(opened.path("place").path("areaCode").isMissingNode()
                            || opened.path("place").path("areaCode").isNull())
                    .as("no village was guessed")
                    .isTrue();
        }
    }

    @Test
    void aPrankTakesTwoKeysAndIsNoComplaint() {
        try (BrowserContext context = chromium.desktop()) {
            Page console = console(context, "/callcenter");

            press(console, "Alt+P");
            console.waitForTimeout(300);
            press(console, "Alt+P");

            Locator card = console.locator("#logged article").first();
            card.waitFor();
            chromium.look(console, "callcenter-prank");
            assertThat(card.getAttribute("class")).contains("counted");
            assertThat(NUMBER.matcher(card.innerText()).find())
                    .as("a prank has no number")
                    .isFalse();
            assertThat(console.locator("#new-call").evaluate("button => button === document.activeElement"))
                    .as("the next call may come")
                    .isEqualTo(true);
        }
    }

    @Test
    void aRingingCallIsTakenByEnterAndASecondCallerOfTheSameFloodIsJoined() {
        String place = "Pasar " + somebody();
        try (BrowserContext context = chromium.desktop()) {
            Page console = console(context, "/callcenter");
            ring("080000000102");
            console.locator("#ringing button").first().waitFor();
            chromium.look(console, "callcenter-ringing");
            press(console, "Enter", "Alt+4");
            console.waitForCondition(
                    () -> console.locator("#number").inputValue().endsWith("102"));
            types(console, "Citeko, Kec. Plered");
            choosesTheFirstPlace(console);
            press(console, "Tab", "Tab");
            types(console, "Banjir setinggi lutut di " + place + ", warga naik ke atap");
            press(console, "Control+Enter");
            Desk.Filed first = logged(console);

            press(console, "F2", "Alt+4");
            types(console, "Citeko, Kec. Plered");
            choosesTheFirstPlace(console);
            press(console, "Tab");
            types(console, "080000000103");
            press(console, "Tab");
            types(console, "banjir di " + place + " makin tinggi, ada bayi di atap");
            console.locator("#hint-list button", new Page.LocatorOptions().setHasText(first.number()))
                    .waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
            console.waitForTimeout(600);
            chromium.look(console, "callcenter-hints");
            int hint = console.locator("#hint-list button").allInnerTexts().stream()
                    .map(text -> text.contains(first.number()))
                    .toList()
                    .indexOf(true);
            press(console, hint == 0 ? "Alt+J" : "Alt+Shift+" + hint, "Control+Enter");

            Locator card = console.locator("#logged article.joined").first();
            card.waitFor();
            assertThat(card.innerText()).contains(first.number());
            assertThat(card.locator(".pin").count())
                    .as("the PIN is the first caller's")
                    .isZero();
        }
    }

    @Test
    void aFloodOfCallsLeavesTheFormOnTheScreen() {
        try (BrowserContext context = chromium.desktop()) {
            Page console = console(context, "/callcenter");
            for (int i = 0; i < 30; i++) {
                ring("0800000001" + (10 + i));
            }
            Locator more = console.locator("#ringing .more button");
            more.waitFor();
            console.waitForCondition(() -> more.innerText().contains("22"));
            assertThat(console.locator("#ringing .call-row").count()).isEqualTo(8);
            chromium.look(console, "callcenter-flood");

            more.click();

            assertThat(console.locator("#ringing .call-row").count()).isEqualTo(30);
            press(console, "F2");
            types(console, "Pasar Rebo");
            assertThat(console.locator("#place").inputValue()).isEqualTo("Pasar Rebo");
            press(console, "Alt+G");
            console.waitForTimeout(300);
            press(console, "Alt+G");
        }
    }

    @Test
    void whatWasTypedIsThereAfterTheServiceWasKilledAndThePageLoadedAnew() throws Exception {
        try (BrowserContext context = chromium.desktop()) {
            Page console = console(context, "/callcenter");
            press(console, "F2");
            types(console, "Kampung Sukamaju RT 02");
            press(console, "Tab", "Tab");
            types(console, "Tanah longsor menutup jalan");
            console.locator("#saved", new Page.LocatorOptions().setHasText(Pattern.compile("\\d\\d\\.\\d\\d")))
                    .waitFor();

            new Faults(system, null, Map.of()).kill("intake-callcenter").breakIt();
            types(console, ", dua motor tertimbun");
            console.locator("#away").waitFor();
            press(console, "Tab");
            types(console, "15");
            chromium.look(console, "callcenter-away");
            comesBack();
            console.reload();

            console.waitForCondition(() -> console.locator("#when").inputValue().equals("15"));
            assertThat(console.locator("#narrative").inputValue())
                    .isEqualTo("Tanah longsor menutup jalan, dua motor tertimbun");
            assertThat(console.locator("#place").inputValue()).isEqualTo("Kampung Sukamaju RT 02");
            chromium.look(console, "callcenter-restored");
            press(console, "Control+Enter");
            assertThat(logged(console).number()).isNotBlank();
        }
    }

    @Test
    void whoSignsOutLeavesInTheBrowserNothingThatTheServiceHas() {
        try (BrowserContext context = chromium.desktop()) {
            Page console = console(context, "/callcenter");
            press(console, "F2");
            types(console, "Kampung Sukamaju RT 05");
            assertThat(drafts(console)).isEqualTo(1);

            console.locator("#sign-out").click();
            console.waitForURL(address -> !address.contains("/callcenter"));

            console.navigate(system.front() + "/");
            assertThat(drafts(console)).isZero();
        }
    }

    private static int drafts(Page page) {
        return (int) page.evaluate(
                "() => Object.keys(localStorage).filter((key) => key.startsWith('aduan-112/draft/')).length");
    }

    @Test
    void aCallThatIsLoggedWhileTheServiceIsAwayIsLoggedOnceWhenItIsBack() throws Exception {
        String street = "Gang " + somebody();
        try (BrowserContext context = chromium.desktop()) {
            Page console = console(context, "/callcenter");
            press(console, "F2", "Alt+3");
            types(console, street);
            new Faults(system, null, Map.of()).kill("intake-callcenter").breakIt();
            press(console, "Control+Enter");
            console.locator("#unsent").waitFor();
            assertThat(console.locator("#new-call").isVisible()).isTrue();
            comesBack();

            Desk.Filed filed = logged(console);
            desk.awaitStatus(complaint(filed), "DISPATCHED", "RECEIVED");
            assertThat(console.locator("#unsent").isVisible()).isFalse();
        }
    }

    @Test
    void aVisitorGetsAPrintedReceipt() {
        try (BrowserContext context = chromium.desktop()) {
            Page console = console(context, "/callcenter/desk");
            chromium.look(console, "desk-ready");
            press(console, "F2");
            types(console, "Citeko, Kec. Plered");
            choosesTheFirstPlace(console);
            press(console, "Tab");
            types(console, "0800 0000 0104");
            press(console, "Tab");
            types(console, "Lampu jalan di depan sekolah mati sejak Senin");
            press(console, "Tab", "Tab", "Tab");
            types(console, "Asep");
            press(console, "Control+Enter");
            assertThat(console.locator("#consent-error").isVisible())
                    .as("no name without consent")
                    .isTrue();
            press(console, "Space", "Control+Enter");

            Desk.Filed filed = logged(console);
            chromium.look(console, "desk-logged");
            Locator receipt = console.locator("#logged a.button");
            assertThat(receipt.evaluate("link => link === document.activeElement"))
                    .isEqualTo(true);
            APIResponse pdf = context.request().get(system.front() + receipt.getAttribute("href"));
            assertThat(pdf.status()).isEqualTo(200);
            assertThat(pdf.headers().get("content-type")).isEqualTo("application/pdf");
            assertThat(new String(pdf.body(), 0, 5, StandardCharsets.ISO_8859_1))
                    .isEqualTo("%PDF-");
            JsonNode opened = desk.awaitStatus(complaint(filed), "DISPATCHED", "RECEIVED");
            assertThat(opened.path("channel").asText()).isEqualTo("WALK_IN");
            desk.track(filed).expect(200);
        }
    }

    @Test
    void aQuestionIsAnsweredOnTheLineFromTheLibrary() {
        try (BrowserContext context = chromium.desktop()) {
            Page console = console(context, "/callcenter");
            press(console, "Alt+I", "Alt+A");
            types(console, "KTP hilang");
            console.locator("#answer-search-list li").first().waitFor();
            press(console, "ArrowDown", "Enter");
            assertThat(console.locator("#answer").inputValue()).isNotBlank();
            chromium.look(console, "callcenter-answer");
            press(console, "Control+Enter");
            assertThat(logged(console).number()).isNotBlank();
            assertThat(console.locator("#logged article").first().getAttribute("class"))
                    .contains("answered");
        }
    }

    @Test
    void noPageOfTheDeskHasASeriousFaultOnAnyScreen() {
        for (boolean phone : new boolean[] {false, true}) {
            try (BrowserContext context = phone ? chromium.phone(true) : chromium.desktop()) {
                String name = phone ? "phone-" : "";
                Page page = console(context, "/callcenter");
                press(page, "F2", "Alt+5");
                chromium.look(page, name + "callcenter-call");
                press(page, "F1");
                chromium.look(page, name + "callcenter-help");
                press(page, "Escape", "Alt+G");
                page.waitForTimeout(300);
                press(page, "Alt+G");
                page.locator("#logged article").first().waitFor();
                for (String path : new String[] {"/callcenter/desk?lang=su", "/callcenter/blocked?lang=en"}) {
                    page.navigate(system.front() + path);
                    chromium.look(page, name + path.replaceAll("[^a-z]+", "-").substring(1));
                }
            }
        }
    }

    private static Page console(BrowserContext context, String path) {
        Page page = context.newPage();
        page.navigate(system.front() + path);
        if (!page.url().startsWith(system.front() + path)) { // who is signed in is not asked again
            page.locator("button[name=account][value='operator']").click();
            page.waitForURL(system.front() + path + "**");
        }
        page.locator("#new-call").waitFor();
        return page;
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    private static void types(Page page, String text) {
        page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(QUICK));
    }

    private static void typesByHand(Page page, String text) {
        page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(MILLISECONDS_A_KEY));
    }

    private static void choosesTheFirstPlace(Page page) {
        page.locator("#place-list li").first().waitFor();
        press(page, "ArrowDown", "Enter");
        page.locator("#place-chosen").waitFor();
    }

    /** What is to be read out of the call that was logged last. */
    private static Desk.Filed logged(Page page) {
        Locator card = page.locator("#logged article:has(.pin)").first();
        card.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
        Matcher number = NUMBER.matcher(card.innerText());
        assertThat(number.find()).as("a number to read out").isTrue();
        return new Desk.Filed(
                "", number.group(), card.locator(".pin").innerText().replace(" ", ""));
    }

    private static void ring(String from) {
        desk.web()
                .post(SIMULATOR + "/calls", Map.of(), Map.of("from", from, "says", "flood"))
                .expect(201);
    }

    private static void comesBack() {
        await().atMost(PATIENCE)
                .until(() -> desk.web()
                                .get("/api/v1/calls?state=OPEN", desk.as("operator"))
                                .status()
                        == 200);
    }

    private static String complaint(Desk.Filed filed) {
        return await().atMost(PATIENCE)
                .until(
                        () -> desk.web()
                                .get("/api/v1/cases?q=" + filed.number(), desk.as("supervisor"))
                                .expect(200)
                                .json()
                                .path("cases"),
                        cases -> cases.size() == 1)
                .get(0)
                .path("complaintId")
                .asText();
    }

    private static String somebody() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
