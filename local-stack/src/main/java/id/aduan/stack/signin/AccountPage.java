package id.aduan.stack.signin;

import static id.aduan.stack.signin.Html.escape;

import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The page on which one chooses who to be. It works without script. */
final class AccountPage {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("id.aduan.stack.signin.pages");
    private static final int SHOWN = 60;

    private AccountPage() {}

    /**
     * @param request what the service asked for, carried through the forms
     * @param agencies all agencies; empty when they are not known just now
     * @param words what was searched for
     */
    static String choose(Parameters request, List<Agency> agencies, String words) {
        String carried = hidden(request);
        String staff = Account.staff().stream()
                .map(account -> button(account.name(), text("role." + account.role()), account.name()))
                .collect(Collectors.joining());
        List<Agency> found = agencies.stream()
                .filter(agency -> words.isBlank() || agency.matches(words))
                .limit(SHOWN)
                .toList();
        String officers = found.stream()
                .map(agency ->
                        button(Account.officerOf(agency.code()).name(), agency.name(), "officer." + agency.code()))
                .collect(Collectors.joining());
        String result = agencies.isEmpty()
                ? text("agencies.unknown")
                : found.isEmpty()
                        ? text("agencies.none")
                        : text("agencies.found").formatted(found.size(), agencies.size());
        return frame(text("title"), """
                <p class="note">%s</p>
                <section aria-labelledby="roles">
                <h2 id="roles">%s</h2>
                <form method="post" action="authorize">%s<ul class="accounts">%s</ul></form>
                </section>
                <section aria-labelledby="officers">
                <h2 id="officers">%s</h2>
                <form method="get" action="authorize" role="search">%s
                <label for="q">%s</label>
                <div class="line"><input id="q" name="q" type="search" value="%s" autocomplete="off">
                <button type="submit">%s</button></div></form>
                <p role="status">%s</p>
                <form method="post" action="authorize">%s<ul class="accounts">%s</ul></form>
                <form method="post" action="authorize">%s
                <label for="agency">%s</label>
                <div class="line"><input id="agency" name="agency" required maxlength="63" pattern="[a-z0-9][a-z0-9\\-]*"
                 autocapitalize="none" spellcheck="false" placeholder="dlh">
                <button type="submit">%s</button></div></form>
                </section>
                """.formatted(
                        text("note"),
                        text("roles"),
                        carried,
                        staff,
                        text("officers"),
                        carried,
                        text("search.label"),
                        escape(words),
                        text("search.button"),
                        result,
                        carried,
                        officers,
                        carried,
                        text("agency.label"),
                        text("agency.button")));
    }

    static String signedOut() {
        return frame(
                text("signed-out.title"),
                "<p>%s</p><p><a href=\"/\">%s</a></p>".formatted(text("signed-out"), text("home")));
    }

    static String refused(String why) {
        return frame(text("refused.title"), "<p>%s</p><p><code>%s</code></p>".formatted(text("refused"), escape(why)));
    }

    private static String frame(String title, String content) {
        return """
                <!doctype html>
                <html lang="id">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="/signin/pages.css">
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(title, title, content);
    }

    private static String button(String account, String title, String name) {
        return "<li><button name=\"account\" value=\"%s\"><strong>%s</strong> <span>%s</span></button></li>"
                .formatted(escape(account), escape(title), escape(name));
    }

    private static String hidden(Parameters request) {
        return AuthorizationRequest.NAMES.stream()
                .filter(name -> !request.get(name).isEmpty())
                .map(name ->
                        "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, escape(request.get(name))))
                .collect(Collectors.joining());
    }

    private static String text(String key) {
        return TEXTS.getString(key);
    }
}
