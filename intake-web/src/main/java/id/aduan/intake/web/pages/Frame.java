package id.aduan.intake.web.pages;

import id.aduan.contracts.Language;
import id.aduan.kit.pages.RequestLanguage;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands around every page: where it is and in which language.
 *
 * @param language the BCP 47 tag of the page
 * @param path the path that was asked
 * @param languages the ways to the same page in each language
 */
public record Frame(String language, String path, List<Choice> languages) {
    public Frame {
        languages = List.copyOf(languages);
    }

    /** Where a form goes that changes the language and keeps what was typed. */
    public String formHref(Choice choice) {
        return "/lapor/periksa?" + RequestLanguage.NAME + "=" + choice.tag();
    }

    /** A language by its own name, and the address of this page in it. */
    public record Choice(String tag, String name, String href, boolean current) {}

    static Frame of(RoutingContext request) {
        return of(request, request.normalizedPath());
    }

    /** @param path where the switch of languages leads, for a page that is the answer to a form */
    static Frame of(RoutingContext request, String path) {
        Language spoken = RequestLanguage.of(request);
        List<Choice> choices = new ArrayList<>();
        for (Language language : Language.values()) {
            choices.add(
                    new Choice(language.tag(), nameOf(language), path + query(request, language), language == spoken));
        }
        return new Frame(spoken.tag(), path, choices);
    }

    public boolean isAt(String section) {
        return path.equals(section) || path.startsWith(section + "/");
    }

    private static String query(RoutingContext request, Language language) {
        String kind = request.request().method().name().equals("GET")
                ? request.request().getParam(KindChoice.PARAMETER)
                : null;
        return "?" + RequestLanguage.NAME + "=" + language.tag()
                + KindChoice.named(kind)
                        .map(choice -> "&" + KindChoice.PARAMETER + "=" + choice.inAddress())
                        .orElse("");
    }

    private static String nameOf(Language language) {
        return switch (language) {
            case INDONESIAN -> "Indonesia";
            case SUNDANESE -> "Sunda";
            case ENGLISH -> "English";
        };
    }
}
