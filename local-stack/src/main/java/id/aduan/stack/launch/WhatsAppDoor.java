package id.aduan.stack.launch;

import static java.util.Objects.requireNonNull;

import id.aduan.stack.whatsapp.BusinessNumber;
import id.aduan.stack.whatsapp.SimulatorOptions;
import id.aduan.stack.whatsapp.WhatsAppSimulator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The door of WhatsApp and the simulator, each told of the other. */
final class WhatsAppDoor {
    /** The name of the access token among the secrets of the stack. */
    static final String TOKEN = "whatsapp.token";

    private static final String SERVICE = "intake-whatsapp";
    private static final String APP_SECRET = "aduan.secrets.whatsapp-app";
    private static final String VERIFY_TOKEN = "aduan.secrets.whatsapp-verify-token";
    private static final String WEBHOOK = "/webhooks/whatsapp";
    private static final String TEMPLATES = "src/main/resources/whatsapp-templates";
    private static final String PHONE_NUMBER_ID = "106540352242900";
    private static final String WABA_ID = "102290129340300";
    private static final String DISPLAY_NUMBER = "6280000000000";
    private static final String NAME = "Aduan Purwakarta";

    private final Settings settings;
    private final Secrets secrets;
    private final ServiceEntry service;

    WhatsAppDoor(Settings settings, Secrets secrets) {
        this.settings = requireNonNull(settings, "settings is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.service = settings.services().stream()
                .filter(WhatsAppDoor::isOf)
                .findFirst()
                .orElseThrow(() -> new StackFailure("There is no service " + SERVICE + "."));
    }

    static boolean isOf(ServiceEntry service) {
        return service.name().equals(SERVICE);
    }

    /** What the door is configured with. */
    Map<String, String> properties() {
        var values = new LinkedHashMap<String, String>();
        values.put("aduan.intake.whatsapp.graph.url", simulatorAddress());
        values.put(
                "aduan.intake.whatsapp.media.hosts",
                "127.0.0.1:" + settings.ports().simulator());
        String account = "aduan.intake.whatsapp.accounts.main.";
        values.put(account + "phone-number-id", PHONE_NUMBER_ID);
        values.put(account + "waba-id", WABA_ID);
        values.put(account + "display-number", DISPLAY_NUMBER);
        values.put(account + "token", secrets.get(TOKEN));
        return values;
    }

    SimulatorOptions simulator() {
        Path templates = settings.project().resolve(service.module()).resolve(TEMPLATES);
        return new SimulatorOptions(
                settings.ports().simulator(),
                Optional.of(URI.create(settings.ports().addressOf(service) + WEBHOOK)),
                secrets.get(APP_SECRET),
                secrets.get(VERIFY_TOKEN),
                List.of(new BusinessNumber(PHONE_NUMBER_ID, WABA_ID, DISPLAY_NUMBER, NAME, secrets.get(TOKEN))),
                settings.home().simulatorMedia(),
                Optional.of(templates).filter(Files::isDirectory),
                Clock.systemUTC());
    }

    /** For programs that act as Meta or as a client of its API. */
    Map<String, String> status() {
        String front = settings.ports().frontAddress().toString();
        var status = new LinkedHashMap<String, String>();
        status.put("webhook", front + WEBHOOK);
        status.put("appSecret", secrets.get(APP_SECRET));
        status.put("verifyToken", secrets.get(VERIFY_TOKEN));
        status.put("simulator", front + WhatsAppSimulator.PAGE);
        status.put("graph", simulatorAddress());
        status.put("phoneNumberId", PHONE_NUMBER_ID);
        status.put("wabaId", WABA_ID);
        status.put("token", secrets.get(TOKEN));
        return status;
    }

    private String simulatorAddress() {
        return "http://127.0.0.1:" + settings.ports().simulator();
    }
}
