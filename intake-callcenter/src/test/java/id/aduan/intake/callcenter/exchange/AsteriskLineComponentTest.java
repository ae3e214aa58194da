package id.aduan.intake.callcenter.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.aduan.durable.Transactions;
import id.aduan.intake.callcenter.calls.Call;
import id.aduan.intake.callcenter.calls.CallState;
import id.aduan.intake.callcenter.calls.Calls;
import id.aduan.intake.callcenter.calls.ExchangeCalls;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asterisk by its manager interface, against a stand-in that speaks the protocol. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "callcenter"))
@WithTestResource(IssuerResource.class)
class AsteriskLineComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicLong CALLS = new AtomicLong(System.currentTimeMillis());

    @Inject
    TakeExchangeEvent taking;

    @Inject
    Transactions transactions;

    @Inject
    Calls calls;

    private AsteriskStandIn asterisk;
    private AsteriskLine line;

    @BeforeEach
    void connect() {
        asterisk = new AsteriskStandIn();
        line = line(AsteriskStandIn.SECRET, true);
        line.start(new StartupEvent());
        await().atMost(PATIENCE).until(() -> line.downSince().isEmpty() && asterisk.hasListener());
    }

    @AfterEach
    void disconnect() {
        line.stop(new ShutdownEvent());
        asterisk.close();
    }

    @Test
    void aCallRingsIsTakenTransferredRecordedAndEnds() {
        String call = "176431680." + CALLS.incrementAndGet();

        ring(call, "080000000112");
        await().atMost(PATIENCE).until(() -> find(call).isPresent());
        assertThat(find(call).orElseThrow().state()).isEqualTo(CallState.RINGING);
        assertThat(find(call).orElseThrow().numberEndsWith()).isEqualTo("112");

        asterisk.tell(
                "AgentConnect",
                "Privilege",
                "agent,all",
                "Channel",
                "PJSIP/trunk-0000002a",
                "CallerIDNum",
                "080000000112",
                "Uniqueid",
                call,
                "Linkedid",
                call,
                "DestChannel",
                "PJSIP/201-0000002b",
                "DestUniqueid",
                call + "1",
                "DestLinkedid",
                call,
                "Queue",
                "112",
                "Interface",
                "PJSIP/201",
                "MemberName",
                "Operator Rekaan",
                "RingTime",
                "4",
                "HoldTime",
                "6");
        await().atMost(PATIENCE).until(() -> find(call).orElseThrow().answeredAt() != null);
        assertThat(find(call).orElseThrow().extension()).isEqualTo("201");

        asterisk.tell(
                "VarSet",
                "Channel",
                "PJSIP/trunk-0000002a",
                "Uniqueid",
                call,
                "Linkedid",
                call,
                "Variable",
                "MIXMONITOR_FILENAME",
                "Value",
                "/var/spool/asterisk/monitor/112.wav");
        asterisk.tell(
                "BlindTransfer",
                "Result",
                "Success",
                "TransfererChannel",
                "PJSIP/201-0000002b",
                "TransfereeChannel",
                "PJSIP/trunk-0000002a",
                "TransfereeUniqueid",
                call,
                "TransfereeLinkedid",
                call,
                "Extension",
                "204",
                "Context",
                "inside",
                "IsExternal",
                "No");
        await().atMost(PATIENCE)
                .until(() -> "204".equals(find(call).orElseThrow().extension()));

        hangUp(call + "1", call);
        hangUp(call, call);
        await().atMost(PATIENCE).until(() -> find(call).orElseThrow().endedAt() != null);
        assertThat(find(call).orElseThrow().recorded()).isTrue();
        assertThat(find(call).orElseThrow().state()).isEqualTo(CallState.OPEN);
    }

    @Test
    void otherCallsOfTheHouseLeaveNoTrace() {
        String other = "176431681." + CALLS.incrementAndGet();
        asterisk.tell(
                "Newchannel",
                "Channel",
                "PJSIP/205-0000002a",
                "CallerIDNum",
                "205",
                "Exten",
                "206",
                "Uniqueid",
                other,
                "Linkedid",
                other);
        asterisk.tell(
                "DialEnd",
                "Channel",
                "PJSIP/205-0000002a",
                "Uniqueid",
                other,
                "Linkedid",
                other,
                "DestChannel",
                "PJSIP/206-0000002b",
                "DestUniqueid",
                other + "1",
                "DestLinkedid",
                other,
                "DialStatus",
                "ANSWER");
        hangUp(other, other);
        String ours = "176431681." + CALLS.incrementAndGet();
        ring(ours, null);

        await().atMost(PATIENCE).until(() -> find(ours).isPresent());

        assertThat(find(other)).isEmpty();
        assertThat(find(ours).orElseThrow().numberWithheld()).isTrue();
    }

    @Test
    void twoInstancesThatListenMakeOneCall() {
        AsteriskLine second = line(AsteriskStandIn.SECRET, false);
        second.start(new StartupEvent());
        await().atMost(PATIENCE).until(() -> second.downSince().isEmpty());
        String call = "176431682." + CALLS.incrementAndGet();

        ring(call, "080000000113");
        hangUp(call, call);
        await().atMost(PATIENCE)
                .until(() -> find(call).isPresent() && find(call).orElseThrow().endedAt() != null);

        Long events = transactions
                .run(session -> session.createNativeQuery(
                                "select count(*) from exchange_event where call = ?1", Long.class)
                        .setParameter(1, ExchangeCalls.idOf(call))
                        .getSingleResult())
                .await()
                .atMost(PATIENCE);
        assertThat(events).isEqualTo(3);
        second.stop(new ShutdownEvent());
    }

    @Test
    void itComesBackWhenAsteriskDoes() throws Exception {
        asterisk.restart();
        await().atMost(PATIENCE)
                .until(() -> asterisk.hasListener() && line.downSince().isEmpty());
        String call = "176431683." + CALLS.incrementAndGet();

        ring(call, "080000000114");

        await().atMost(PATIENCE).until(() -> find(call).isPresent());
    }

    @Test
    void aConnectionThatIsSilentIsBroken() throws Exception {
        asterisk.fallSilent();
        await().atMost(PATIENCE).until(() -> line.downSince().isPresent());
        assertThat(new AsteriskHealth(line).call().getStatus().name()).isEqualTo("DOWN");

        asterisk.restart();
        await().atMost(PATIENCE).until(() -> line.downSince().isEmpty());
        assertThat(new AsteriskHealth(line).call().getStatus().name()).isEqualTo("UP");
    }

    @Test
    void aWrongSecretIsToldAndTriedAgain() {
        AsteriskLine stranger = line("another-secret", false);
        stranger.start(new StartupEvent());

        await().atMost(PATIENCE).until(() -> stranger.trouble().contains("does not accept"));
        assertThat(stranger.downSince()).isPresent();
        assertThat(new AsteriskHealth(stranger).call().getData().orElseThrow().toString())
                .doesNotContain("another-secret");
        stranger.stop(new ShutdownEvent());
        assertThatThrownBy(() -> new AsteriskLine(settings(false), Optional.empty(), taking).start(new StartupEvent()))
                .hasMessageContaining("aduan.secrets.asterisk");
    }

    @Test
    void noSecretGoesOverTheLineAndOnlyWhatIsNeededIsAskedFor() {
        assertThat(asterisk.actions().toString())
                .contains("call,agent,dialplan")
                .doesNotContain(AsteriskStandIn.SECRET);
    }

    private void ring(String call, String from) {
        asterisk.tell(
                "Newchannel",
                "Privilege",
                "call,all",
                "Channel",
                "PJSIP/trunk-0000002a",
                "ChannelState",
                "4",
                "ChannelStateDesc",
                "Ring",
                "CallerIDNum",
                from == null ? "<unknown>" : from,
                "CallerIDName",
                "<unknown>",
                "Context",
                "from-trunk",
                "Exten",
                "112",
                "Priority",
                "1",
                "Uniqueid",
                call,
                "Linkedid",
                call);
        asterisk.tell(
                "QueueCallerJoin",
                "Privilege",
                "agent,all",
                "Channel",
                "PJSIP/trunk-0000002a",
                "CallerIDNum",
                from == null ? "<unknown>" : from,
                "Exten",
                "112",
                "Uniqueid",
                call,
                "Linkedid",
                call,
                "Queue",
                "112",
                "Position",
                "1",
                "Count",
                "1");
    }

    private void hangUp(String channel, String call) {
        asterisk.tell(
                "Hangup",
                "Channel",
                "PJSIP/x-0000002a",
                "Uniqueid",
                channel,
                "Linkedid",
                call,
                "Cause",
                "16",
                "Cause-txt",
                "Normal Clearing");
    }

    private AsteriskLine line(String secret, boolean recordings) {
        return new AsteriskLine(settings(recordings), Optional.of(secret), taking);
    }

    private AsteriskSettings settings(boolean recordings) {
        int port = asterisk.port();
        return new AsteriskSettings() {
            @Override
            public Optional<String> host() {
                return Optional.of("127.0.0.1");
            }

            @Override
            public int port() {
                return port;
            }

            @Override
            public boolean tls() {
                return false;
            }

            @Override
            public String user() {
                return AsteriskStandIn.USER;
            }

            @Override
            public List<String> queues() {
                return List.of("112");
            }

            @Override
            public List<String> numbers() {
                return List.of("112");
            }

            @Override
            public boolean recordings() {
                return recordings;
            }

            @Override
            public Duration silence() {
                return Duration.ofSeconds(3);
            }
        };
    }

    private Optional<Call> find(String call) {
        return transactions
                .run(session -> calls.find(session, ExchangeCalls.idOf(call)))
                .await()
                .atMost(PATIENCE);
    }
}
