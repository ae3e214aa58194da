package id.aduan.intake.callcenter.exchange;

import id.aduan.intake.callcenter.calls.ExchangeFact;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.AttendedTransferEvent;
import org.asteriskjava.manager.event.BlindTransferEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.VarSetEvent;

/**
 * What Asterisk's events mean for a call of ours. It remembers nothing: the id of the event follows from what it tells, so
 * that two instances that listen tell the same.
 */
final class AsteriskEvents {
    /** The events that are listened to. */
    static final List<Class<? extends ManagerEvent>> HEARD = List.of(
            NewChannelEvent.class,
            QueueCallerJoinEvent.class,
            AgentConnectEvent.class,
            DialEndEvent.class,
            BlindTransferEvent.class,
            AttendedTransferEvent.class,
            HangupEvent.class,
            VarSetEvent.class);

    private static final String RECORDED_TO = "MIXMONITOR_FILENAME";
    private static final double THOUSAND = 1_000;

    /** {@code PJSIP/201-0000002a}, {@code Local/201@operators/n}, {@code SIP/201}. */
    private static final Pattern TELEPHONE =
            Pattern.compile("[^/]+/(?<extension>[^@/]+?)(?:-[0-9a-f]{8})?(?:@[^;]*)?(?:;\\d)?(?:/n)?");

    private final Set<String> queues;
    private final Set<String> numbers;

    AsteriskEvents(List<String> queues, List<String> numbers) {
        this.queues = Set.copyOf(queues);
        this.numbers = Set.copyOf(numbers);
    }

    /**
     * An event of ours.
     *
     * @param begins true when it says by itself that the call is one of 112; else it counts only for a call that is known,
     *     since an exchange has other calls too
     */
    record Heard(ExchangeEvent event, boolean begins) {}

    /** Empty for what is no matter of ours. */
    Optional<Heard> of(ManagerEvent event) {
        if (event instanceof NewChannelEvent channel) {
            return of(channel);
        } else if (event instanceof QueueCallerJoinEvent joined) {
            return queues.contains(joined.getQueue())
                    ? heard(
                            event,
                            first(joined.getLinkedId(), joined.getUniqueId()),
                            ExchangeFact.Kind.OFFERED,
                            "queue-" + joined.getQueue(),
                            joined.getCallerIdNum(),
                            null,
                            true)
                    : Optional.empty();
        } else if (event instanceof AgentConnectEvent connected) {
            return queues.contains(connected.getQueue())
                    ? heard(
                            event,
                            first(connected.getLinkedId(), connected.getUniqueId()),
                            ExchangeFact.Kind.ANSWERED,
                            first(connected.getDestUniqueId(), connected.getInterface()),
                            connected.getCallerIdNum(),
                            telephone(first(connected.getInterface(), connected.getDestChannel())),
                            true)
                    : Optional.empty();
        } else if (event instanceof DialEndEvent dialled) {
            return "ANSWER".equalsIgnoreCase(dialled.getDialStatus())
                    ? heard(
                            event,
                            first(dialled.getLinkedId(), dialled.getDestLinkedId()),
                            ExchangeFact.Kind.ANSWERED,
                            dialled.getDestUniqueId(),
                            null,
                            telephone(dialled.getDestChannel()),
                            false)
                    : Optional.empty();
        } else if (event instanceof BlindTransferEvent moved) {
            return transferred(event, moved.getTransfereeLinkedId(), moved.getExtension());
        } else if (event instanceof AttendedTransferEvent moved) {
            return transferred(event, moved.getTransfereeLinkedId(), telephone(moved.getTransferTargetChannel()));
        } else if (event instanceof HangupEvent ended) {
            return isOfTheCaller(ended.getLinkedId(), ended.getUniqueId())
                    ? heard(event, ended.getUniqueId(), ExchangeFact.Kind.ENDED, ended.getUniqueId(), null, null, false)
                    : Optional.empty();
        } else if (event instanceof VarSetEvent set) {
            return RECORDED_TO.equals(set.getVariable()) && set.getValue() != null ? recorded(set) : Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<Heard> of(NewChannelEvent channel) {
        return numbers.contains(channel.getExten()) && isOfTheCaller(channel.getLinkedid(), channel.getUniqueId())
                ? heard(
                        channel,
                        channel.getUniqueId(),
                        ExchangeFact.Kind.OFFERED,
                        "channel",
                        channel.getCallerIdNum(),
                        null,
                        true)
                : Optional.empty();
    }

    private static Optional<Heard> transferred(ManagerEvent event, String call, String extension) {
        return extension == null || extension.isBlank()
                ? Optional.empty()
                : heard(
                        event,
                        call,
                        ExchangeFact.Kind.TRANSFERRED,
                        extension + "-" + at(event).toEpochMilli(),
                        null,
                        extension,
                        false);
    }

    private static Optional<Heard> recorded(VarSetEvent set) {
        String call = first(set.getLinkedId(), set.getUniqueId());
        return call == null
                ? Optional.empty()
                : Optional.of(new Heard(
                        new ExchangeEvent(
                                id(
                                        call,
                                        ExchangeFact.Kind.RECORDED,
                                        Integer.toHexString(set.getValue().hashCode())),
                                call,
                                ExchangeFact.Kind.RECORDED.name(),
                                at(set),
                                null,
                                null,
                                set.getValue()),
                        false));
    }

    private static Optional<Heard> heard(
            ManagerEvent event,
            String call,
            ExchangeFact.Kind kind,
            String source,
            String from,
            String extension,
            boolean begins) {
        return call == null
                ? Optional.empty()
                : Optional.of(new Heard(
                        new ExchangeEvent(id(call, kind, source), call, kind.name(), at(event), from, extension, null),
                        begins));
    }

    private static String id(String call, ExchangeFact.Kind kind, String source) {
        return "ami-" + call + "-" + kind.name().toLowerCase(Locale.ROOT) + "-" + source;
    }

    /** The channel of the caller gives the call its name; every other one is that of a telephone in the house. */
    private static boolean isOfTheCaller(String linkedId, String uniqueId) {
        return uniqueId != null && (linkedId == null || linkedId.equals(uniqueId));
    }

    /** By Asterisk's clock where it tells the time ({@code timestampevents=yes}), else when it arrived. */
    private static Instant at(ManagerEvent event) {
        if (event.getTimestamp() != null) {
            return Instant.ofEpochMilli(Math.round(event.getTimestamp() * THOUSAND));
        }
        return event.getDateReceived() == null
                ? Instant.now()
                : event.getDateReceived().toInstant();
    }

    /** The extension in the name of a channel or of an interface, or null. */
    static String telephone(String channel) {
        if (channel == null) {
            return null;
        }
        Matcher matcher = TELEPHONE.matcher(channel);
        return matcher.matches() ? matcher.group("extension") : null;
    }

    private static String first(String one, String other) {
        return one == null || one.isBlank() ? other : one;
    }
}
