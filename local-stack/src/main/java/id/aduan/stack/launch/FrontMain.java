package id.aduan.stack.launch;

import id.aduan.stack.front.Front;
import id.aduan.stack.front.Route;
import id.aduan.stack.http.LoopbackServer;
import id.aduan.stack.mailbox.Mailbox;
import id.aduan.stack.operations.Operations;
import id.aduan.stack.operations.Watched;
import id.aduan.stack.signin.DevelopmentIssuer;
import id.aduan.stack.signin.IssuerOptions;
import id.aduan.stack.telephone.TelephoneSimulator;
import id.aduan.stack.tether.Tether;
import id.aduan.stack.whatsapp.WhatsAppSimulator;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The process of the front address, of the development sign-in and of the simulators. Its argument is the root of the sources. */
final class FrontMain {
    private FrontMain() {}

    public static void main(String[] arguments) {
        Tether.hold(System.in);
        LoopbackServer.answerAtOnce();
        var settings = Settings.of(System.getenv(), Path.of(arguments[0]));
        Ports ports = settings.ports();
        var secrets = Secrets.read(settings.home().secrets());
        DevelopmentIssuer.start(new IssuerOptions(
                ports.issuer(),
                Optional.of(ports.frontAddress()),
                secrets.clients(settings.services()),
                secrets.signingKey(),
                new Agencies(new RunningStack(settings)),
                backChannels(settings)));
        var routes = new ArrayList<>(routes(settings));
        routes.add(
                new Route(Mailbox.PATH, "mailbox", Mailbox.start(ports.mail()).pagesPort()));
        var simulators = new LinkedHashMap<String, String>();
        if (settings.services().stream().anyMatch(WhatsAppDoor::isOf)) {
            WhatsAppSimulator.start(new WhatsAppDoor(settings, secrets).simulator());
            routes.add(new Route(WhatsAppSimulator.PAGE, "WhatsApp simulator", ports.simulator()));
            simulators.put(WhatsAppSimulator.PAGE, "A phone with WhatsApp");
        }
        if (settings.services().stream().anyMatch(TelephoneDoor::isOf)) {
            routes.add(new Route(
                    TelephoneSimulator.PAGE,
                    "telephone simulator",
                    TelephoneSimulator.start(new TelephoneDoor(settings, secrets).simulator())
                            .port()));
            simulators.put(TelephoneSimulator.PAGE, "Telephones that call 112");
        }
        simulators.put(Mailbox.PATH, "Mailbox");
        routes.add(new Route(
                Operations.PATH,
                "operations",
                Operations.start(watched(settings), ports.bootstrap(), simulators)
                        .port()));
        Front.start(ports.front(), routes);
    }

    private static List<URI> backChannels(Settings settings) {
        return settings.services().stream()
                .filter(service -> service.pages().isPresent())
                .map(service -> URI.create(
                        settings.ports().addressOf(service) + service.pages().get() + "/back-channel-logout"))
                .toList();
    }

    private static List<Watched> watched(Settings settings) {
        return settings.services().stream()
                .map(service -> new Watched(
                        service.name(),
                        URI.create("http://127.0.0.1:" + settings.ports().managementOf(service)),
                        service.pages().map(prefix -> prefix + "/dead-letters")))
                .toList();
    }

    static List<Route> routes(Settings settings) {
        var routes = new ArrayList<Route>();
        routes.add(new Route(DevelopmentIssuer.PATH, "sign-in", settings.ports().issuer()));
        for (ServiceEntry service : settings.services()) {
            for (String prefix : service.prefixes()) {
                routes.add(new Route(prefix, service.name(), settings.ports().wayTo(service)));
            }
        }
        return routes;
    }
}
