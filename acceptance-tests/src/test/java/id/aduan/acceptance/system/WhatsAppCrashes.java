package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The WhatsApp door dies in the middle of what it does, alone and as one of two instances; takes some minutes, so it is run by name:
 *
 * <pre>mvn -pl acceptance-tests -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=WhatsAppCrashes</pre>
 */
class WhatsAppCrashes {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE_WITH_A_CRASH = Duration.ofMinutes(3);
    private static final Duration PATIENCE_OF_A_CITIZEN = Duration.ofSeconds(12);
    private static final String SERVICE = "intake-whatsapp";

    @AfterEach
    void mend() {
        new Desk(WholeSystem.get()).web().delete(Chat.API + "/faults", Map.of()).expect(200);
    }

    @Test
    void twoInstancesShareTheChatsAndOneOfThemMayDie() throws Exception {
        WholeSystem system = WholeSystem.get();
        Desk desk = new Desk(system);
        Pipeline pipeline = new Pipeline(system, desk);
        Faults faults = new Faults(system, pipeline, Map.of());
        long before = pipeline.cases();
        Chat.faults(desk.web(), Map.of("duplicate", true, "reordered", true));

        Crowd.Outcome outcome;
        try (Twin second = Twin.of(system, SERVICE);
                Crowd crowd = Crowd.begin(system, "W", 16, Duration.ofSeconds(20), PATIENCE_OF_A_CITIZEN, 16)) {
            TimeUnit.SECONDS.sleep(10);
            faults.kill(SERVICE).breakIt(); // the one that led, and that the provider calls
            crowd.awaitEnd(PATIENCE_WITH_A_CRASH); // who did not get to the end is told below
            await().atMost(PATIENCE).until(() -> crowd.undelivered() == 0);
            pipeline.awaitReady();
            pipeline.awaitQuiet();
            outcome = crowd.outcome(desk);
            assertThat(second.metrics()).contains("aduan_whatsapp_sends_total"); // it has led since, and sent
        }

        assertThat(outcome.remarks()).isEmpty();
        assertThat(outcome.holds()).as(outcome.toString()).isTrue();
        assertThat(pipeline.cases() - before).isEqualTo(outcome.confirmed());
    }

    @Test
    void aServiceThatDiesBeforeTheAnswerIsKeptSaysNothingTwice() throws Exception {
        WholeSystem system = WholeSystem.get();
        Desk desk = new Desk(system);
        Pipeline pipeline = new Pipeline(system, desk);
        pipeline.awaitReady();
        Chat chat = Chat.ofSomebodyNew(desk.web());
        whatsapp("""
                create function refuse_answer() returns trigger language plpgsql as $$
                begin
                    raise exception 'refused by the test' using errcode = '53100';
                end
                $$;
                create trigger refuse_answer before update on send for each row
                    when (old.state = 'SENDING') execute function refuse_answer()
                """);
        try {
            chat.says("menu").hears("Pilih di bawah"); // it went out, and nothing of it can be written down
            assertThat(state(callbackData(chat).get(0))).isEqualTo("SENDING");
            new Faults(system, pipeline, Map.of()).kill(SERVICE).breakIt();
        } finally {
            whatsapp("drop trigger refuse_answer on send; drop function refuse_answer()");
        }
        pipeline.awaitReady();

        // nobody knows any more that it was answered; what the provider tells of it settles that
        await().atMost(PATIENCE_WITH_A_CRASH)
                .untilAsserted(
                        () -> assertThat(state(callbackData(chat).get(0))).isIn("DELIVERED", "READ"));
        chat.says("menu").hears("Pilih di bawah");
        assertThat(callbackData(chat)).hasSize(2).doesNotHaveDuplicates();
    }

    private static void whatsapp(String statements) throws SQLException {
        try (Connection connection = WholeSystem.get().database("whatsapp");
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static String state(String send) throws SQLException {
        try (Connection connection = WholeSystem.get().database("whatsapp");
                PreparedStatement statement =
                        connection.prepareStatement("select state from send where id = cast(? as uuid)")) {
            statement.setString(1, send);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    /** The ids that the door gave to what the bot has said. */
    private static List<String> callbackData(Chat chat) {
        return chat.ofBot().stream()
                .map(message -> message.path("callbackData").asText())
                .toList();
    }
}
