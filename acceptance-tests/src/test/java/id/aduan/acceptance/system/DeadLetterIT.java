package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a service could not apply waits at its desk, is seen there, and becomes a case or is given up there. */
class DeadLetterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WholeSystem system = WholeSystem.get();
    private final Desk desk = new Desk(system);

    @Test
    void whatTheDatabaseRefusedBecomesACaseOnceThePersonAtTheDeskSaysAgain() throws SQLException {
        try (Chromium chromium = Chromium.open();
                BrowserContext context = chromium.desktop()) {
            String complaintId = refusedReport();
            Page page = context.newPage();
            chromium.signIn(page, "admin", "/cases/dead-letters");
            page.navigate(system.front() + "/cases/dead-letters");
            chromium.look(page, "dead-letters");
            page.locator("a", new Page.LocatorOptions().setHasText("complaint-routed.v1"))
                    .first()
                    .click();
            assertThat(page.content()).contains(complaintId).doesNotContain("sekolah");
            chromium.look(page, "dead-letter");
            page.locator("form[action$='/replay'] button").click();
            page.waitForURL(system.front() + "/cases/dead-letters?**");
            chromium.look(page, "dead-letter-replayed");

            assertThat(desk.awaitStatus(complaintId, "DISPATCHED").isEmpty()).isFalse();
            assertThat(parkedRecord(complaintId)).isNull();
        }
    }

    @Test
    void onAPhoneARecordIsGivenUpWithAReasonThatStays() throws SQLException {
        try (Chromium chromium = Chromium.open();
                BrowserContext context = chromium.phone(true)) {
            String complaintId = refusedReport();
            String reason = "Catatan percobaan " + complaintId;
            Page page = context.newPage();
            chromium.signIn(page, "admin", "/cases/dead-letters");
            page.navigate(system.front() + "/cases/dead-letters/"
                    + parkedRecord(complaintId).path("id").asText());
            chromium.look(page, "phone-dead-letter");
            page.locator("[name=reason]").fill(reason);
            page.locator("form[action$='/drop'] button").click();
            page.waitForURL(system.front() + "/cases/dead-letters?**");
            chromium.look(page, "phone-dead-letters");

            assertThat(page.content()).contains(reason);
            assertThat(parkedRecord(complaintId)).isNull();
            assertThat(desk.seeCase("supervisor", complaintId).status()).isEqualTo(404);
        }
    }

    /** A report whose first case row was refused by the database, which now takes it. */
    private String refusedReport() throws SQLException {
        try (Connection cases = system.database("cases");
                Statement sql = cases.createStatement()) {
            sql.execute("""
                    create function refuse_insert() returns trigger language plpgsql as $$
                    begin
                        raise exception 'refused by the test' using errcode = '23514';
                    end
                    $$;
                    create trigger refuse_insert before insert on cases for each row execute function refuse_insert()
                    """);
            try {
                String complaintId = desk.file(
                                UUID.randomUUID().toString(),
                                Map.of(
                                        "kind",
                                        "COMPLAINT",
                                        "narrative",
                                        "Lampu jalan di depan sekolah mati sejak kemarin."))
                        .complaintId();
                await().atMost(PATIENCE)
                        .pollInterval(300, TimeUnit.MILLISECONDS)
                        .until(() -> parkedRecord(complaintId) != null);
                return complaintId;
            } finally {
                sql.execute("drop trigger refuse_insert on cases; drop function refuse_insert()");
            }
        }
    }

    private JsonNode parkedRecord(String complaintId) {
        JsonNode causes = desk.web()
                .get("/api/v1/cases/dead-letters", desk.as("admin"))
                .expect(200)
                .json()
                .path("causes");
        for (JsonNode cause : causes) {
            for (JsonNode each : cause.path("records")) {
                if (each.path("key").asText().equals(complaintId)) {
                    return each;
                }
            }
        }
        return null;
    }
}
