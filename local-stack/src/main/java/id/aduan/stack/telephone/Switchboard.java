package id.aduan.stack.telephone;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The lines: who rings, who talks. Whatever happens is told to the call center. */
final class Switchboard {
    private static final int REMEMBERED = 1_000;
    private static final String RECORDINGS = "https://pbx.example.org/recordings/";

    private final ExchangeCalls exchange;
    private final LineFaults faults;
    private final Clock clock;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, PhoneCall> calls = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PhoneCall> eldest) {
            return size() > REMEMBERED;
        }
    };

    Switchboard(ExchangeCalls exchange, LineFaults faults, Clock clock) {
        this.exchange = requireNonNull(exchange, "exchange is null");
        this.faults = requireNonNull(faults, "faults is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** @param from the caller's number, or null for one that withholds it */
    synchronized PhoneCall ring(String from, String says) {
        Instant now = clock.instant();
        String id = "sim-" + now.getEpochSecond() + "." + numbers.incrementAndGet();
        PhoneCall call = new PhoneCall(
                id, faults.isOn(LineFault.WITHHELD) ? null : from, says, PhoneCall.State.RINGING, null, now, null);
        calls.put(id, call);
        tell(call, "OFFERED", event -> event.put("from", call.from() == null ? "anonymous" : call.from()));
        return call;
    }

    /** Somebody lifts the receiver. */
    synchronized PhoneCall answer(String id, String extension) {
        PhoneCall call = require(id, PhoneCall.State.RINGING).at(extension);
        calls.put(id, call);
        tell(call, "ANSWERED", event -> event.put("extension", extension));
        return call;
    }

    synchronized PhoneCall transfer(String id, String extension) {
        PhoneCall call = require(id, PhoneCall.State.TALKING).at(extension);
        calls.put(id, call);
        tell(call, "TRANSFERRED", event -> event.put("extension", extension));
        return call;
    }

    /** The caller hangs up; what was talked is recorded. */
    synchronized PhoneCall hangUp(String id) {
        PhoneCall before = find(id);
        if (before.state() == PhoneCall.State.ENDED) {
            throw new IllegalArgumentException("the call is over");
        }
        PhoneCall call = before.over(clock.instant());
        calls.put(id, call);
        tell(call, "ENDED", event -> event);
        if (before.state() == PhoneCall.State.TALKING) {
            tell(call, "RECORDED", event -> event.put("recording", RECORDINGS + id + ".wav"));
        }
        return call;
    }

    /** Those that are not over, the newest last, and after them the newest that are. */
    synchronized List<PhoneCall> all(int limit) {
        List<PhoneCall> live = new ArrayList<>();
        List<PhoneCall> over = new ArrayList<>();
        calls.values().forEach(call -> (call.state() == PhoneCall.State.ENDED ? over : live).add(call));
        Collections.reverse(over);
        live.addAll(over);
        return List.copyOf(live.subList(0, Math.min(limit, live.size())));
    }

    /** The one that has rung longest. */
    synchronized Optional<PhoneCall> longestRinging() {
        return calls.values().stream()
                .filter(call -> call.state() == PhoneCall.State.RINGING)
                .findFirst();
    }

    synchronized boolean is(String id, PhoneCall.State state) {
        PhoneCall call = calls.get(id);
        return call != null && call.state() == state;
    }

    synchronized void reset() {
        calls.values().stream()
                .filter(call -> call.state() != PhoneCall.State.ENDED)
                .map(PhoneCall::id)
                .toList()
                .forEach(this::hangUp);
        calls.clear();
    }

    synchronized PhoneCall find(String id) {
        PhoneCall call = calls.get(id);
        if (call == null) {
            throw new UnknownCall();
        }
        return call;
    }

    private PhoneCall require(String id, PhoneCall.State state) {
        PhoneCall call = find(id);
        if (call.state() != state) {
            throw new IllegalArgumentException("the call is " + call.state());
        }
        return call;
    }

    private void tell(PhoneCall call, String type, UnaryOperator<ObjectNode> more) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("eventId", call.id() + "-" + type + "-" + numbers.incrementAndGet())
                .put("callId", call.id())
                .put("type", type)
                .put("at", clock.instant().toString());
        exchange.tell(more.apply(event));
    }

    /** There is no such call. */
    static final class UnknownCall extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownCall() {
            super("there is no such call", null, false, false);
        }
    }
}
