package id.aduan.stack.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.stack.http.Answer;
import id.aduan.stack.signin.Html;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** The pages of the mailbox. Of a mail they show its words and its source as text, never as markup. */
final class MailboxPage {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("id.aduan.stack.mailbox.mailbox");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>&\"']+(?:&amp;[^\\s<>&\"']+)*");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM HH:mm:ss", Locale.forLanguageTag("id"))
            .withZone(ZoneId.of("Asia/Jakarta"));

    private MailboxPage() {}

    static Answer of(List<Mail> mails) {
        var rows = new StringBuilder();
        for (Mail mail : mails) {
            rows.append("""
                    <tr><td><a href="%s/%d">%s</a></td><td>%s</td><td>%s</td><td>%s</td></tr>
                    """.formatted(
                            Mailbox.PATH,
                            mail.id(),
                            mail.subject().isBlank() ? text("no-subject") : Html.escape(mail.subject()),
                            Html.escape(String.join(", ", mail.recipients())),
                            Html.escape(mail.from()),
                            at(mail.at())));
        }
        String table = """
                <table id="mails"><thead><tr><th scope="col">%s</th><th scope="col">%s</th><th scope="col">%s</th>
                <th scope="col">%s</th></tr></thead><tbody>%s</tbody></table>
                """.formatted(text("subject"), text("to"), text("from"), text("at"), rows);
        return page(
                text("title"),
                "<p>%s</p>\n%s<p><a href=\"%s\">%s</a> · <a href=\"/simulator/whatsapp\">WhatsApp</a>"
                                .formatted(
                                        text("intro"),
                                        mails.isEmpty() ? "<p id=\"empty\">" + text("empty") + "</p>\n" : table,
                                        Mailbox.PATH,
                                        text("again"))
                        + " · <a href=\"/operations\">" + text("operations") + "</a></p>\n");
    }

    static Answer of(Mail mail) {
        String source = new String(mail.source(), UTF_8);
        return page(mail.subject().isBlank() ? text("no-subject") : mail.subject(), """
                <dl><dt>%s</dt><dd>%s</dd><dt>%s</dt><dd>%s</dd><dt>%s</dt><dd>%s</dd></dl>
                <pre id="words">%s</pre>
                <details><summary>%s</summary><pre>%s</pre></details>
                <p><a href="%s">%s</a></p>
                """.formatted(
                        text("from"),
                        Html.escape(mail.from()),
                        text("to"),
                        Html.escape(String.join(", ", mail.recipients())),
                        text("at"),
                        at(mail.at()),
                        linked(Html.escape(mail.message().text())),
                        text("source"),
                        Html.escape(source),
                        Mailbox.PATH,
                        text("back")));
    }

    private static Answer page(String title, String content) {
        return Answer.html("""
                        <!doctype html>
                        <html lang="id">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <title>%s</title>
                        <link rel="stylesheet" href="%s/mailbox.css">
                        </head>
                        <body>
                        <main>
                        <h1>%s</h1>
                        %s
                        </main>
                        </body>
                        </html>
                        """.formatted(Html.escape(title), Mailbox.PATH, Html.escape(title), content))
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'")
                .with("Referrer-Policy", "no-referrer");
    }

    /** What is escaped already, with its addresses to click. */
    private static String linked(String escaped) {
        return LINK.matcher(escaped)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        "<a href=\"" + found.group() + "\" rel=\"noreferrer\">" + found.group() + "</a>"));
    }

    private static String at(Instant at) {
        return TIME.format(at);
    }

    private static String text(String key) {
        return TEXTS.getString(key);
    }
}
