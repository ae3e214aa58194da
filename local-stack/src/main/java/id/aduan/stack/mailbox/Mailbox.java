package id.aduan.stack.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import id.aduan.stack.http.Answer;
import id.aduan.stack.http.LoopbackServer;
import id.aduan.stack.http.Query;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mail server that keeps what it gets, and the pages and the JSON on which it is read. */
public final class Mailbox implements AutoCloseable {
    /** Where the pages are, also at the front. */
    public static final String PATH = "/simulator/mailbox";

    /** Whom the stack's mails are from. */
    public static final String SENDER = "aduan@example.org";

    private static final String API = "/api/mails";
    private static final String REFUSAL = "/api/faults";
    private static final int LARGEST_JSON = 4_096;
    private static final JsonMapper JSON = new JsonMapper();

    private final Kept kept;
    private final SmtpServer smtp;
    private final LoopbackServer pages;

    private Mailbox(Kept kept, int port) {
        this.kept = kept;
        this.smtp = SmtpServer.start(port, kept);
        this.pages = LoopbackServer.start("mailbox", 0, 2, this::answer);
    }

    /** Takes mail at this port, or at a free one for 0; its pages are at another. */
    public static Mailbox start(int port) {
        return new Mailbox(new Kept(Clock.systemUTC()), port);
    }

    /** Where mail is taken. */
    public int port() {
        return smtp.port();
    }

    /** Where the pages are. */
    public int pagesPort() {
        return pages.port();
    }

    @Override
    public void close() {
        smtp.close();
        pages.close();
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!path.startsWith(PATH)) {
            return Answer.text(404, "There is no such page.");
        }
        if ("cross-site".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Site"))
                && !exchange.getRequestMethod().equals("GET")) {
            return Answer.text(403, "another site may not do this");
        }
        String rest = path.substring(PATH.length());
        if (rest.equals(REFUSAL)) {
            return refusal(exchange);
        }
        if (rest.equals(API) || rest.startsWith(API + "/")) {
            return json(exchange, rest.substring(API.length()));
        }
        return page(rest);
    }

    private Answer page(String rest) {
        if (rest.equals("/mailbox.css")) {
            return Answer.resource("text/css; charset=utf-8", Mailbox.class, "mailbox.css");
        }
        if (rest.isEmpty() || rest.equals("/")) {
            return MailboxPage.of(kept.all());
        }
        return number(rest)
                .flatMap(kept::find)
                .map(MailboxPage::of)
                .orElseGet(() -> Answer.text(404, "There is no such mail."));
    }

    private Answer json(HttpExchange exchange, String rest) {
        if (exchange.getRequestMethod().equals("DELETE")) {
            kept.clear();
            return Answer.json(200, List.of());
        }
        if (!rest.isEmpty()) {
            return number(rest)
                    .flatMap(kept::find)
                    .map(mail -> Answer.json(200, mail.json()))
                    .orElseGet(() -> Answer.json(404, Map.of("detail", "there is no such mail")));
        }
        Optional<String> to = Query.of(exchange.getRequestURI()).find("to");
        return Answer.json(
                200,
                kept.all().stream()
                        .filter(mail -> to.isEmpty() || mail.recipients().contains(to.get()))
                        .map(Mail::json)
                        .toList());
    }

    private Answer refusal(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            JsonNode wanted = JSON.readTree(exchange.getRequestBody().readNBytes(LARGEST_JSON));
            try {
                kept.refuse(wanted.path("refuse").asInt(0));
            } catch (IllegalArgumentException e) {
                return Answer.json(400, Map.of("detail", e.getMessage()));
            }
        }
        return Answer.json(200, Map.of("refuse", kept.refusal()));
    }

    private static Optional<Long> number(String rest) {
        try {
            return Optional.of(Long.parseLong(rest.substring(1)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
