package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A newcomer tries the WhatsApp door on the simulator's page, by nothing but what he sees there. */
class SimulatorIT {
    private static final Pattern NUMBER = Pattern.compile("PWK-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]");
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
    void aReportWithPhotoAndPinIsFiledByTheButtonsOfThePageInUnderAMinute() {
        try (BrowserContext context = chromium.desktop()) {
            // Given
            Page page = context.newPage();
            page.navigate(system.front() + "/simulator/whatsapp");
            page.locator("#new-citizen").click();
            page.waitForCondition(() -> page.locator("#chat li").count() == 0);
            chromium.look(page, "simulator");

            // When
            Instant begun = Instant.now();
            says(page, "halo");
            hears(page, "Apa yang bisa kami bantu?");
            says(page, "Sampah di TPS pinggir jalan sudah seminggu tidak diangkut");
            hears(page, "Di mana");
            page.locator("#attach").click();
            page.locator("#attach-sample").click();
            page.locator("#pictures button[data-picture=pothole]").click();
            hears(page, "1 berkas");
            page.locator("#attach").click();
            page.locator("#attach-place").click();
            page.locator("#latitude").fill("-6.5567");
            page.locator("#longitude").fill("107.4431");
            page.locator("#place-send").click();
            Locator send = page.locator("#chat li.business .options button")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^Kirim$")));
            send.last().click();
            page.waitForCondition(() -> NUMBER.matcher(chat(page)).find());

            // Then
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMinutes(1));
            assertThat(page.locator("#chat li.citizen[data-status=read]").count())
                    .as("messages with blue ticks")
                    .isPositive();
            chromium.look(page, "simulator-filed");
            assertThat(status(page)).isIn("DISPATCHED", "RECEIVED", "VERIFIED");
        }
    }

    @Test
    void onAPhoneThePageFitsAndAnswersInSundanese() {
        try (BrowserContext context = chromium.phone(true)) {
            Page page = context.newPage();
            page.navigate(system.front() + "/simulator/whatsapp?lang=su");
            page.locator("#new-citizen").click();
            page.waitForCondition(() -> page.locator("#chat li").count() == 0);
            says(page, "sampurasun");
            page.waitForCondition(() -> page.locator("#chat li.business").count() > 0);
            chromium.look(page, "phone-simulator");
        }
    }

    @Test
    void thePageOfOurNumbersIsReadOnBothSizesOfScreen() {
        for (boolean phone : List.of(false, true)) {
            try (BrowserContext context = phone ? chromium.phone(true) : chromium.desktop()) {
                Page page = context.newPage();
                chromium.signIn(page, "admin", "/whatsapp/accounts");
                assertThat(page.locator("main").innerText()).contains("Mengirim", "report_answered");
                chromium.look(page, phone ? "phone-accounts" : "accounts");
                page.locator("button[name=trial]").click();
                page.waitForLoadState();
                assertThat(page.locator("main").innerText()).contains("sudah ada");
                chromium.look(page, phone ? "phone-accounts-checked" : "accounts-checked");
            }
        }
    }

    private static void says(Page page, String words) {
        page.locator("#text").fill(words);
        page.locator("#send").click();
    }

    private static void hears(Page page, String words) {
        page.waitForCondition(() -> chat(page).contains(words));
    }

    private static String chat(Page page) {
        return page.locator("#chat").innerText();
    }

    private static String status(Page page) {
        Matcher number = NUMBER.matcher(chat(page));
        assertThat(number.find()).isTrue();
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> desk.web()
                                .get("/api/v1/cases?q=" + number.group(), desk.as("supervisor"))
                                .expect(200)
                                .json()
                                .path("cases")
                                .path(0)
                                .path("status")
                                .asText(""),
                        status -> !status.isEmpty());
    }
}
