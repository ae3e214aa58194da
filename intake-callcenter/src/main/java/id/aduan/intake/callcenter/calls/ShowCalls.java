package id.aduan.intake.callcenter.calls;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.durable.InTurn;
import id.aduan.durable.Transactions;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.text.CleanText;
import id.aduan.knowledge.Plain;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Calls as an operator may see them. */
@ApplicationScoped
class ShowCalls {
    private static final int MOST = 300;
    private static final int FEW_WORDS = 60;

    private final Transactions transactions;
    private final Calls calls;
    private final BlockedNumbers blocked;
    private final CallsSettings settings;
    private final Clock clock = Clock.systemUTC();

    ShowCalls(Transactions transactions, Calls calls, BlockedNumbers blocked, CallsSettings settings) {
        this.transactions = transactions;
        this.calls = calls;
        this.blocked = blocked;
        this.settings = settings;
    }

    /** Those of these states that nobody has logged, the longest first. */
    Uni<List<CallView>> unlogged(Operator operator, List<CallState> states) {
        return transactions.run(session -> blocked.byReference(session).chain(numbers -> InTurn.each(
                        states,
                        state -> calls.unlogged(session, state, clock.instant().minus(settings.listed()), MOST))
                .chain(found -> {
                    List<Call> all = new ArrayList<>();
                    found.forEach(all::addAll);
                    return InTurn.each(all, call -> inList(session, operator, call, numbers));
                })));
    }

    private Uni<CallView> inList(
            Mutiny.Session session, Operator operator, Call call, Map<String, BlockedNumbers.Blocked> numbers) {
        BlockedNumbers.Blocked block = call.numberRef() == null ? null : numbers.get(call.numberRef());
        if (call.draftVersion() == 0 || !mayRead(operator, call)) {
            return Uni.createFrom().item(CallView.of(call, block, null, null, null));
        }
        return calls.draft(session, call.id())
                .map(draft -> CallView.of(
                        call,
                        block,
                        null,
                        draft.map(fields -> fewWords(EventJson.read(fields, JsonNode.class)))
                                .orElse(null),
                        null));
    }

    private static String fewWords(JsonNode fields) {
        String words = Stream.of("place", "narrative")
                .map(fields::path)
                .filter(JsonNode::isTextual)
                .map(field -> CleanText.line(field.asText()))
                .filter(text -> text != null)
                .collect(Collectors.joining(" · "));
        return words.isEmpty() ? null : Plain.cut(words, FEW_WORDS);
    }

    /** A call with its number and what is typed, for who has it; fails with {@link CallRefused} when there is none. */
    Uni<CallView> one(Operator operator, UUID id) {
        return transactions.run(session -> calls.find(session, id)
                .map(found -> found.orElseThrow(() -> new CallRefused(CallRefused.Reason.NOT_FOUND)))
                .chain(call -> blocked.byReference(session).chain(numbers -> {
                    BlockedNumbers.Blocked block = call.numberRef() == null ? null : numbers.get(call.numberRef());
                    if (!mayRead(operator, call)) {
                        return Uni.createFrom().item(CallView.of(call, block, null, null, null));
                    }
                    return calls.caller(session, id).chain(caller -> calls.draft(session, id)
                            .map(draft -> CallView.of(
                                    call,
                                    block,
                                    caller.map(Caller::number).orElse(null),
                                    null,
                                    draft.map(fields -> new CallView.DraftView(
                                                    call.draftVersion(),
                                                    call.draftAt(),
                                                    EventJson.read(fields, JsonNode.class)))
                                            .orElse(null))));
                })));
    }

    private static boolean mayRead(Operator operator, Call call) {
        return call.isHeldBy(operator.name()) || operator.supervisor();
    }
}
