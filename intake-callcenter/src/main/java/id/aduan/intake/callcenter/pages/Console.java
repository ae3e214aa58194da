package id.aduan.intake.callcenter.pages;

import id.aduan.contracts.EmergencyKind;
import id.aduan.intake.callcenter.calls.CallType;
import id.aduan.intake.callcenter.calls.Desk;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.security.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** The page on which calls and visits are taken, for who asks for it and in his language. */
@RequestScoped
public class Console {
    private final SecurityIdentity identity;
    private final RoutingContext request;

    Console(SecurityIdentity identity, RoutingContext request) {
        this.identity = identity;
        this.request = request;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance console(ConsolePage page);

        static native TemplateInstance blocked(String language, boolean supervisor);
    }

    /** Something to choose, or a key, with its words. */
    record Choice(String value, String label, String key) {
        /** As a part of a style's name. */
        public String css() {
            return value.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the page shows before its script has asked for anything.
     *
     * @param operator as the sign-in names him
     * @param telephone false at the desk, where nothing rings
     * @param leaflet the version of the library that is on the class path
     */
    record ConsolePage(
            String language,
            String operator,
            boolean supervisor,
            boolean telephone,
            String desk,
            List<Choice> types,
            List<Choice> emergencies,
            List<Choice> keys,
            String leaflet) {}

    /** The console of the telephone. */
    Response telephone() {
        return page(Templates.console(page(Desk.CALL_CENTER)));
    }

    /** The same page for visitors: nothing rings, and there is a receipt. */
    public Response desk() {
        return page(Templates.console(page(Desk.WALK_IN)));
    }

    Response blocked() {
        return page(Templates.blocked(locale().getLanguage(), identity.hasRole(Roles.SUPERVISOR)));
    }

    private ConsolePage page(Desk desk) {
        boolean telephone = desk == Desk.CALL_CENTER;
        ConsoleMessages words = words();
        return new ConsolePage(
                locale().getLanguage(),
                identity.getPrincipal().getName(),
                identity.hasRole(Roles.SUPERVISOR),
                telephone,
                desk.name(),
                types(telephone, words),
                emergencies(words),
                keys(telephone, words),
                Leaflet.VERSION);
    }

    private static List<Choice> types(boolean telephone, ConsoleMessages words) {
        List<Choice> types = new ArrayList<>();
        types.add(new Choice(CallType.NORMAL.name(), words.typeNormal(), "N"));
        if (telephone) {
            types.add(new Choice(CallType.GHOST.name(), words.typeGhost(), "G"));
            types.add(new Choice(CallType.PRANK.name(), words.typePrank(), "P"));
        }
        types.add(new Choice(CallType.INFORMASI.name(), words.typeInformasi(), "I"));
        return types;
    }

    /** In the order of the rule; the keys are their places. */
    private static List<Choice> emergencies(ConsoleMessages words) {
        List<Choice> kinds = new ArrayList<>();
        for (EmergencyKind kind : EmergencyKind.values()) {
            kinds.add(new Choice(kind.name(), word(kind, words), Integer.toString(kinds.size() + 1)));
        }
        return kinds;
    }

    private static String word(EmergencyKind kind, ConsoleMessages words) {
        return switch (kind) {
            case FIRE -> words.kindFire();
            case RIOT -> words.kindRiot();
            case ACCIDENT -> words.kindAccident();
            case NATURAL_DISASTER -> words.kindNaturalDisaster();
            case MEDICAL -> words.kindMedical();
            case PUBLIC_SECURITY -> words.kindPublicSecurity();
            case OTHER -> words.kindOther();
        };
    }

    private static List<Choice> keys(boolean telephone, ConsoleMessages words) {
        List<Choice> keys = new ArrayList<>();
        keys.add(key("F2", telephone ? words.keyNew() : words.newVisit()));
        if (telephone) {
            keys.add(key("Enter", words.keyTake()));
            keys.add(key("Alt N G P I", words.keyType()));
        }
        keys.add(key("Alt 1–7, 0", words.keyEmergency()));
        keys.add(key("Ctrl Enter", words.keyLog()));
        keys.add(key("Enter, Tab", words.keyNext()));
        keys.add(key("Alt J", words.keyJoin()));
        keys.add(key("Alt Shift 1–3", words.keyJoinOther()));
        keys.add(key("Alt L", words.keyLandmark()));
        keys.add(key("Alt X", words.keyClear()));
        keys.add(key("Alt M", words.keyMap()));
        keys.add(key("Alt A", words.keyAnswers()));
        keys.add(key("Alt S", words.keyProposal()));
        keys.add(telephone ? key("Alt B", words.keyBlock()) : key("Alt R", words.keyReceipt()));
        keys.add(key("F4", words.keyOther()));
        keys.add(key("15, 08.30", words.keyWhen()));
        keys.add(key("Esc", words.keyEscape()));
        return keys;
    }

    private static Choice key(String keys, String does) {
        return new Choice(keys, does, keys);
    }

    private ConsoleMessages words() {
        return RequestLanguage.words(ConsoleMessages.class, request);
    }

    private Locale locale() {
        return RequestLanguage.of(request).locale();
    }

    private Response page(TemplateInstance template) {
        return Response.ok(template.setLocale(locale()))
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Content-Language", locale().getLanguage())
                .build();
    }

    private static final class Leaflet {
        static final String VERSION = read();

        private Leaflet() {}

        private static String read() {
            try (InputStream in =
                    Console.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/leaflet/pom.properties")) {
                Properties properties = new Properties();
                properties.load(in);
                return properties.getProperty("version");
            } catch (IOException e) {
                throw new UncheckedIOException("leaflet is not on the class path", e);
            }
        }
    }
}
