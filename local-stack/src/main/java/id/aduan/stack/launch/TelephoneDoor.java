package id.aduan.stack.launch;

import static java.util.Objects.requireNonNull;

import id.aduan.stack.telephone.TelephoneOptions;
import id.aduan.stack.telephone.TelephoneSimulator;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** The call center and the stand-in of its telephone exchange. */
final class TelephoneDoor {
    private static final String SERVICE = "intake-callcenter";
    private static final String SECRET = "aduan.secrets.exchange";
    private static final String EVENTS = "/api/v1/exchange/events";

    private final Settings settings;
    private final Secrets secrets;
    private final ServiceEntry service;

    TelephoneDoor(Settings settings, Secrets secrets) {
        this.settings = requireNonNull(settings, "settings is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.service = settings.services().stream()
                .filter(TelephoneDoor::isOf)
                .findFirst()
                .orElseThrow(() -> new StackFailure("There is no service " + SERVICE + "."));
    }

    static boolean isOf(ServiceEntry service) {
        return service.name().equals(SERVICE);
    }

    TelephoneOptions simulator() {
        return new TelephoneOptions(
                0, URI.create(settings.ports().addressOf(service) + EVENTS), secrets.get(SECRET), Clock.systemUTC());
    }

    /** For programs that act as an exchange. */
    Map<String, String> status() {
        String front = settings.ports().frontAddress().toString();
        var status = new LinkedHashMap<String, String>();
        status.put("events", front + EVENTS);
        status.put("secret", secrets.get(SECRET));
        status.put("simulator", front + TelephoneSimulator.PAGE);
        return status;
    }
}
