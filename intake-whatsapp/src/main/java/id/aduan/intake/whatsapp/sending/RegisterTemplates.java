package id.aduan.intake.whatsapp.sending;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.contracts.Language;
import id.aduan.durable.InTurn;
import id.aduan.durable.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Registers our own templates at the provider where they are not there yet, and takes over what the provider says of those
 * that are. Again it changes nothing. Nothing that is there is changed or taken away.
 */
@ApplicationScoped
public class RegisterTemplates {
    private static final int MOST_PAGES = 50;
    private static final String NOT_TAKEN = "NOT_REGISTERED";

    private final Accounts accounts;
    private final GraphClient graph;
    private final Templates templates;
    private final Sends sends;
    private final Transactions transactions;
    private final Clock clock = Clock.systemUTC();

    RegisterTemplates(
            Accounts accounts, GraphClient graph, Templates templates, Sends sends, Transactions transactions) {
        this.accounts = accounts;
        this.graph = graph;
        this.templates = templates;
        this.sends = sends;
        this.transactions = transactions;
    }

    /** What became of a template. */
    public enum Outcome {
        /** It had been registered before. */
        THERE,
        REGISTERED,
        /** It would be registered if this were no trial. */
        MISSING,
        /** The provider does not take it. */
        REFUSED,
        /** The account was not asked, or did not answer. */
        UNKNOWN
    }

    /**
     * A template of an account.
     *
     * @param account the name of the number that was used for it
     * @param language by the provider's code
     * @param status as the provider tells it, or null
     * @param words why, where it is refused or unknown; else null
     */
    public record Line(String account, String name, String language, Outcome outcome, String status, String words) {}

    /** @param trial to see only what would be done */
    public Uni<List<Line>> handle(boolean trial) {
        Map<String, Account> byWaba = new LinkedHashMap<>();
        accounts.all().forEach(each -> byWaba.putIfAbsent(each.wabaId(), each));
        return InTurn.each(byWaba.values(), account -> handle(account, trial))
                .map(lines -> lines.stream().flatMap(List::stream).toList());
    }

    private Uni<List<Line>> handle(Account account, boolean trial) {
        if (account.wabaId().isEmpty()) {
            return Uni.createFrom().item(all(account, "no waba-id is configured"));
        }
        return known(account, null, new ArrayList<>(), 0).chain(known -> {
            if (known.trouble() != null) {
                return Uni.createFrom().item(all(account, known.trouble()));
            }
            return InTurn.each(wanted(), each -> handle(account, each, known.templates(), trial))
                    .call(lines -> keep(account, lines));
        });
    }

    private record Wanted(String name, Language language) {}

    /**
     * What an account has.
     *
     * @param trouble why that is not known, or null
     */
    private record Known(List<JsonNode> templates, String trouble) {}

    private static List<Wanted> wanted() {
        return OwnTemplates.NAMES.stream()
                .flatMap(name -> OwnTemplates.LANGUAGES.stream().map(language -> new Wanted(name, language)))
                .toList();
    }

    private Uni<Known> known(Account account, String after, List<JsonNode> found, int pages) {
        return graph.templates(account, after).chain(answer -> {
            if (!(answer instanceof GraphAnswer.Told told)) {
                return Uni.createFrom().item(new Known(List.of(), words(answer)));
            }
            told.body().path("data").forEach(found::add);
            JsonNode paging = told.body().path("paging");
            String next = paging.path("cursors").path("after").asText("");
            return paging.has("next") && !next.isEmpty() && pages < MOST_PAGES
                    ? known(account, next, found, pages + 1)
                    : Uni.createFrom().item(new Known(List.copyOf(found), null));
        });
    }

    private Uni<Line> handle(Account account, Wanted wanted, List<JsonNode> known, boolean trial) {
        Optional<JsonNode> there = known.stream()
                .filter(each -> each.path("name").asText().equals(wanted.name())
                        && isOf(each.path("language").asText(), wanted.language()))
                .findFirst();
        if (there.isPresent()) {
            String code = there.get().path("language").asText();
            return Uni.createFrom()
                    .item(new Line(account.name(), wanted.name(), code, Outcome.THERE, status(there.get()), null));
        }
        if (trial) {
            return Uni.createFrom().item(line(account, wanted, Outcome.MISSING, null, null));
        }
        return graph.register(account, OwnTemplates.read(wanted.name(), wanted.language()))
                .map(answer -> {
                    if (answer instanceof GraphAnswer.Told told) {
                        return line(account, wanted, Outcome.REGISTERED, status(told.body()), null);
                    }
                    Outcome outcome = answer instanceof GraphAnswer.Refused ? Outcome.REFUSED : Outcome.UNKNOWN;
                    return line(account, wanted, outcome, null, words(answer));
                });
    }

    /** What the provider has said is newer than what was known; what it does not take cannot be used. */
    private Uni<Void> keep(Account account, List<Line> lines) {
        return transactions.run(session -> InTurn.each(
                        lines.stream()
                                .filter(each -> each.status() != null || each.outcome() == Outcome.REFUSED)
                                .toList(),
                        each -> templates.told(
                                session,
                                account.wabaId(),
                                each.name(),
                                each.language(),
                                each.status() == null ? NOT_TAKEN : each.status(),
                                null,
                                each.words(),
                                clock.instant()))
                .chain(usable -> usable.contains(Boolean.TRUE)
                        ? sends.reconsider(session)
                        : Uni.createFrom().voidItem()));
    }

    private static boolean isOf(String code, Language language) {
        return code.equals(language.tag()) || code.startsWith(language.tag() + "_");
    }

    private static String status(JsonNode template) {
        String status = template.path("status").asText("");
        return status.isEmpty() ? null : status;
    }

    private static List<Line> all(Account account, String trouble) {
        return wanted().stream()
                .map(each -> line(account, each, Outcome.UNKNOWN, null, trouble))
                .toList();
    }

    private static Line line(Account account, Wanted wanted, Outcome outcome, String status, String words) {
        return new Line(account.name(), wanted.name(), wanted.language().tag(), outcome, status, words);
    }

    private static String words(GraphAnswer answer) {
        if (answer instanceof GraphAnswer.Refused refused) {
            GraphError error = refused.error();
            return "code " + error.code() + ": " + error.title()
                    + (error.details() == null ? "" : " (" + error.details() + ")");
        }
        return "the provider does not answer";
    }
}
