package id.aduan.intake.callcenter.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.AttendedTransferEvent;
import org.asteriskjava.manager.event.BlindTransferEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.QueueCallerAbandonEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.VarSetEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsteriskEventsTest {
    private static final String CALL = "1764316800.42";
    private static final Instant AT = Instant.parse("2026-11-28T09:42:07.250Z");

    private final AsteriskEvents events = new AsteriskEvents(List.of("112"), List.of("112"));

    @Test
    void aCallOnTheTrunkTo112Rings() {
        NewChannelEvent channel = new NewChannelEvent(this);
        channel.setChannel("PJSIP/trunk-0000002a");
        channel.setUniqueId(CALL);
        channel.setLinkedid(CALL);
        channel.setExten("112");
        channel.setCallerIdNum("080000000112");
        channel.setTimestamp(1_795_858_927.250);

        AsteriskEvents.Heard heard = events.of(channel).orElseThrow();

        assertThat(heard.begins()).isTrue();
        assertThat(heard.event())
                .isEqualTo(new ExchangeEvent(
                        "ami-" + CALL + "-offered-channel", CALL, "OFFERED", AT, "080000000112", null, null));
    }

    @Test
    void otherCallsOfTheHouseAreNotOurs() {
        NewChannelEvent inside = new NewChannelEvent(this);
        inside.setUniqueId(CALL);
        inside.setLinkedid(CALL);
        inside.setExten("205");
        NewChannelEvent leg = new NewChannelEvent(this);
        leg.setUniqueId("1764316800.43");
        leg.setLinkedid(CALL);
        leg.setExten("112");
        QueueCallerJoinEvent other = new QueueCallerJoinEvent(this);
        other.setQueue("sales");
        other.setUniqueId(CALL);
        DialEndEvent busy = new DialEndEvent(this);
        busy.setLinkedId(CALL);
        busy.setDialStatus("BUSY");
        VarSetEvent variable = new VarSetEvent(this);
        variable.setUniqueId(CALL);
        variable.setVariable("SIPCALLID");
        variable.setValue("x");

        assertThat(List.of(inside, leg, other, busy, variable, new QueueCallerAbandonEvent(this)))
                .allSatisfy(event -> assertThat(events.of(event)).isEmpty());
    }

    @Test
    void whoWaitsInTheQueueRings() {
        QueueCallerJoinEvent joined = new QueueCallerJoinEvent(this);
        joined.setQueue("112");
        joined.setUniqueId(CALL);
        joined.setLinkedId(CALL);
        joined.setCallerIdNum(null);
        joined.setDateReceived(Date.from(AT));

        AsteriskEvents.Heard heard = events.of(joined).orElseThrow();

        assertThat(heard.begins()).isTrue();
        assertThat(heard.event().type()).isEqualTo("OFFERED");
        assertThat(heard.event().from()).as("withheld").isNull();
        assertThat(heard.event().at())
                .as("when it arrived, where Asterisk tells no time")
                .isEqualTo(AT);
    }

    @Test
    void anOperatorWhoTakesItHasItsExtension() {
        AgentConnectEvent connected = new AgentConnectEvent(this);
        connected.setQueue("112");
        connected.setUniqueId(CALL);
        connected.setLinkedId(CALL);
        connected.setInterface("PJSIP/201");
        connected.setMemberName("Operator Rekaan");
        connected.setDestUniqueId("1764316801.44");

        ExchangeEvent event = events.of(connected).orElseThrow().event();

        assertThat(event.type()).isEqualTo("ANSWERED");
        assertThat(event.extension()).isEqualTo("201");
        assertThat(event.callId()).isEqualTo(CALL);
        assertThat(event.eventId()).isEqualTo("ami-" + CALL + "-answered-1764316801.44");
    }

    @Test
    void withoutAQueueAnAnsweredDialCountsForAKnownCall() {
        DialEndEvent dialled = new DialEndEvent(this);
        dialled.setLinkedId(CALL);
        dialled.setDestUniqueId("1764316801.44");
        dialled.setDestChannel("PJSIP/202-0000002b");
        dialled.setDialStatus("ANSWER");

        AsteriskEvents.Heard heard = events.of(dialled).orElseThrow();

        assertThat(heard.begins()).isFalse();
        assertThat(heard.event().extension()).isEqualTo("202");
    }

    @Test
    void transfersTellWhereTheCallIs() {
        BlindTransferEvent blind = new BlindTransferEvent(this);
        blind.setTransfereeLinkedId(CALL);
        blind.setExtension("204");
        AttendedTransferEvent attended = new AttendedTransferEvent(this);
        attended.setTransfereeLinkedId(CALL);
        attended.setTransferTargetChannel("PJSIP/205-0000002c");

        assertThat(List.of(events.of(blind).orElseThrow(), events.of(attended).orElseThrow()))
                .extracting(heard -> heard.event().type() + " " + heard.event().extension())
                .containsExactly("TRANSFERRED 204", "TRANSFERRED 205");
        assertThat(events.of(new BlindTransferEvent(this))).isEmpty();
    }

    @Test
    void theCallEndsWithTheCallersLineAndNotWithATelephoneInTheHouse() {
        HangupEvent caller = new HangupEvent(this);
        caller.setUniqueId(CALL);
        caller.setLinkedId(CALL);
        HangupEvent telephone = new HangupEvent(this);
        telephone.setUniqueId("1764316801.44");
        telephone.setLinkedId(CALL);

        assertThat(events.of(caller).orElseThrow().event().type()).isEqualTo("ENDED");
        assertThat(events.of(telephone)).isEmpty();
    }

    @Test
    void aRecordingTellsWhereItIs() {
        VarSetEvent set = new VarSetEvent(this);
        set.setUniqueId(CALL);
        set.setVariable("MIXMONITOR_FILENAME");
        set.setValue("/var/spool/asterisk/monitor/112-42.wav");

        ExchangeEvent event = events.of(set).orElseThrow().event();

        assertThat(event.type()).isEqualTo("RECORDED");
        assertThat(event.recording()).isEqualTo("/var/spool/asterisk/monitor/112-42.wav");
        assertThat(event.fact()).isPresent();
    }

    @Test
    void theSameEventHasTheSameIdForWhoeverListens() {
        HangupEvent ended = new HangupEvent(this);
        ended.setUniqueId(CALL);
        ended.setLinkedId(CALL);
        HangupEvent again = new HangupEvent("another instance");
        again.setUniqueId(CALL);
        again.setLinkedId(CALL);

        assertThat(events.of(ended).orElseThrow().event().eventId())
                .isEqualTo(new AsteriskEvents(List.of("112"), List.of("112"))
                        .of(again)
                        .orElseThrow()
                        .event()
                        .eventId());
    }

    @ParameterizedTest
    @CsvSource({
        "PJSIP/201-0000002a, 201",
        "SIP/201, 201",
        "Local/201@operators-0000000a;2, 201",
        "Local/201@from-queue/n, 201",
        "Agent/1001, 1001",
        "PJSIP/meja-1-0000002a, meja-1",
        "nothing,",
        "PJSIP/,"
    })
    void theExtensionIsReadFromTheNameOfTheChannel(String channel, String extension) {
        assertThat(Optional.ofNullable(AsteriskEvents.telephone(channel))).isEqualTo(Optional.ofNullable(extension));
    }

    @Test
    void nothingOfACallerIsInWhatIsLogged() {
        ExchangeEvent event =
                new ExchangeEvent("e", CALL, "OFFERED", AT, "080000000112", "201", "https://example.org/r.wav");

        assertThat(event.toString() + event.fact().orElseThrow()).doesNotContain("112", "201", "example.org", CALL);
    }
}
