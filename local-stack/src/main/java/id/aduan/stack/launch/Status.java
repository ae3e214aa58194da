package id.aduan.stack.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.stack.mailbox.Mailbox;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** How the stack is at this moment: what the launcher wrote down, and what the processes say themselves. */
final class Status {
    private static final JsonMapper JSON = new JsonMapper();

    private final Settings settings;
    private final Optional<StackState> state;
    private final List<Line> lines = new ArrayList<>();

    /** A process and how it is. */
    record Line(String name, boolean ready, Optional<Long> pid, String url, int restarts) {}

    private Status(Settings settings) {
        this.settings = settings;
        this.state = StackState.read(settings.home())
                .filter(known -> known.launcherProcess().isPresent());
        Ports ports = settings.ports();
        add("front", ports.frontAddress().toString(), () -> Probe.listens(ports.front()));
        add("kafka", ports.bootstrap(), () -> Probe.listens(ports.kafka()));
        add("postgres", postgresUrl(), () -> Probe.listens(ports.postgres()));
        for (ServiceEntry service : settings.services()) {
            add(service.name(), ports.addressOf(service), () -> Probe.answers(Stack.readiness(ports, service)));
        }
    }

    static Status now(Settings settings) {
        return new Status(settings);
    }

    /** Whether a launcher is there, without asking each process. */
    static boolean isRunning(Settings settings) {
        return StackState.read(settings.home())
                .flatMap(StackState::launcherProcess)
                .isPresent();
    }

    /** Whether a launcher is there. */
    boolean running() {
        return state.isPresent();
    }

    /** Whether every process serves. */
    boolean ready() {
        return running()
                && state.get().phase() == StackState.Phase.READY
                && lines.stream().allMatch(Line::ready);
    }

    String json() {
        var document = new LinkedHashMap<String, Object>();
        document.put("ready", ready());
        document.put("front", settings.ports().frontAddress().toString());
        document.put("kafka", Map.of("bootstrap", settings.ports().bootstrap()));
        document.put("postgres", Map.of("url", postgresUrl()));
        document.put(
                "services",
                lines.stream()
                        .filter(line -> isService(line.name()))
                        .map(Status::json)
                        .toList());
        document.put(
                "foundation",
                lines.stream()
                        .filter(line -> !isService(line.name()))
                        .map(Status::json)
                        .toList());
        document.put(
                "mail",
                Map.of(
                        "smtp",
                        "127.0.0.1:" + settings.ports().mail(),
                        "mailbox",
                        settings.ports().frontAddress() + Mailbox.PATH));
        whatsApp().ifPresent(door -> document.put("whatsapp", door));
        telephone().ifPresent(door -> document.put("telephone", door));
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty without such a door, and before the first start, which makes the secrets. */
    private Optional<Map<String, String>> whatsApp() {
        if (settings.services().stream().noneMatch(WhatsAppDoor::isOf)
                || !Files.exists(settings.home().secrets())) {
            return Optional.empty();
        }
        return Optional.of(
                new WhatsAppDoor(settings, Secrets.read(settings.home().secrets())).status());
    }

    /** Empty without such a door, and before the first start, which makes the secrets. */
    private Optional<Map<String, String>> telephone() {
        if (settings.services().stream().noneMatch(TelephoneDoor::isOf)
                || !Files.exists(settings.home().secrets())) {
            return Optional.empty();
        }
        return Optional.of(
                new TelephoneDoor(settings, Secrets.read(settings.home().secrets())).status());
    }

    /** For a person: one line per process. */
    List<String> text() {
        if (!running()) {
            return List.of("Aduan is not running. Start it: ./aduan up");
        }
        var text = new ArrayList<String>();
        for (Line line : lines) {
            String restarts = line.restarts() == 0 ? "" : "  died " + line.restarts() + " times";
            text.add("%-16s %-9s pid %-8s %s%s"
                    .formatted(
                            line.name(),
                            line.ready() ? "ready" : "not ready",
                            line.pid().map(String::valueOf).orElse("-"),
                            line.url(),
                            restarts));
        }
        return text;
    }

    private void add(String name, String url, BooleanSupplier serves) {
        Optional<ComponentState> known = state.flatMap(all -> all.component(name));
        Optional<Long> pid = known.flatMap(ComponentState::process).map(Status::server);
        boolean ready = pid.isPresent() && serves.getAsBoolean();
        lines.add(new Line(
                name, ready, pid, url, known.map(ComponentState::restarts).orElse(0)));
    }

    /** The server's own process, where another one only holds it. */
    private static long server(ProcessHandle process) {
        return process.children()
                .filter(child -> child.info().command().orElse("").endsWith("/postgres"))
                .findFirst()
                .orElse(process)
                .pid();
    }

    private boolean isService(String name) {
        return settings.services().stream().anyMatch(service -> service.name().equals(name));
    }

    private String postgresUrl() {
        return "postgresql://127.0.0.1:" + settings.ports().postgres();
    }

    private static Map<String, Object> json(Line line) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("name", line.name());
        entry.put("ready", line.ready());
        entry.put("pid", line.pid().orElse(null));
        entry.put("url", line.url());
        return entry;
    }
}
