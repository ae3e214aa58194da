package id.aduan.intake.whatsapp.desk;

import static id.aduan.intake.whatsapp.desk.Officers.API;
import static id.aduan.intake.whatsapp.desk.Officers.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.TrackingNumber;
import id.aduan.durable.Moments;
import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.Sealed;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.secrets.TrackingPin;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an officer reads of a conversation. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
class TranscriptComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Transactions transactions;

    @Inject
    Sealed sealed;

    @Inject
    TrackingPin pins;

    private final UUID citizen = UUID.randomUUID();

    @BeforeEach
    void somebodyWrites() {
        sql(
                "insert into citizen (id, created_at, account, language, last_said_at) values (?1, now(), '100200300', 'id', now())",
                citizen);
    }

    private void sql(String statement, Object... parameters) {
        transactions
                .run(session -> {
                    var query = session.createNativeQuery(statement);
                    for (int i = 0; i < parameters.length; i++) {
                        query = query.setParameter(i + 1, parameters[i]);
                    }
                    return query.executeUpdate();
                })
                .await()
                .atMost(PATIENCE);
    }

    private UUID said(Instant at, String words) {
        return message(at, "IN", words.getBytes(UTF_8));
    }

    private UUID botSaid(Instant at, String words) {
        return message(at, "OUT", EventJson.write(new OutgoingMessage.Text(words)));
    }

    private UUID message(Instant at, String direction, byte[] body) {
        UUID id = UUID.randomUUID();
        sql(
                "insert into message (id, citizen, at, direction, kind, body) values (?1, ?2, ?3, ?4, 'TEXT', ?5)",
                id,
                citizen,
                Moments.at(at),
                direction,
                sealed.seal(body, "message"));
        return id;
    }

    @Test
    void itIsInTheOrderInWhichThingsWereSaidAlsoWithinOneSecond() {
        Instant second = Instant.parse("2026-11-20T03:00:05Z");
        said(second, "Lampu jalan mati");
        botSaid(second, "Di mana lokasinya?");
        said(second, "Nagri Kaler");
        botSaid(second, "Ini laporan Anda");
        said(second.minusSeconds(10), "Halo");
        botSaid(second.minusSeconds(10), "Selamat datang");
        UUID last = said(second.plusSeconds(7), "Dekat pasar");

        as("operator")
                .get(API + citizen)
                .then()
                .statusCode(200)
                .body(
                        "messages.text",
                        equalTo(List.of(
                                "Halo",
                                "Selamat datang",
                                "Lampu jalan mati",
                                "Di mana lokasinya?",
                                "Nagri Kaler",
                                "Ini laporan Anda",
                                "Dekat pasar")))
                .body(
                        "messages.speaker",
                        equalTo(List.of("CITIZEN", "BOT", "CITIZEN", "BOT", "CITIZEN", "BOT", "CITIZEN")))
                .body("earlier", equalTo(false));
        as("operator")
                .get(API + citizen + "?before=" + last)
                .then()
                .body(
                        "messages.text",
                        equalTo(List.of(
                                "Halo",
                                "Selamat datang",
                                "Lampu jalan mati",
                                "Di mana lokasinya?",
                                "Nagri Kaler",
                                "Ini laporan Anda")));
    }

    @Test
    void thePinOfAReportIsTheReportersAndNoOfficersWhoeverWroteIt() {
        TrackingNumber number = TrackingNumber.of(new ComplaintId(UUID.randomUUID()));
        String pin = pins.of(number);
        botSaid(Instant.now().minusSeconds(20), "Nomor: *" + number.value() + "*\nPIN: *" + pin + "*");
        said(Instant.now().minusSeconds(10), "nomor saya " + number.value() + " PIN " + pin + ", sudah 3 hari");

        as("operator")
                .get(API + citizen)
                .then()
                .statusCode(200)
                .body(
                        "messages.text",
                        equalTo(List.of(
                                "Nomor: *" + number.value() + "*\nPIN: *••••••*",
                                "nomor saya " + number.value() + " PIN ••••••, sudah 3 hari")));
    }
}
