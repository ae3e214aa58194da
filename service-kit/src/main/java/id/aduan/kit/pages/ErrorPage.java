package id.aduan.kit.pages;

import id.aduan.contracts.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page for a failure: says what is wrong and what to do. */
public final class ErrorPage {
    private ErrorPage() {}

    @CheckedTemplate(basePath = "aduan", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance error(String language, String title, String detail);
    }

    public static String of(String title, String detail, Language language) {
        return Templates.error(language.tag(), title, detail)
                .setLocale(language.locale())
                .render();
    }
}
