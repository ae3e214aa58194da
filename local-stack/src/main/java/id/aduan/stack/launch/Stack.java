package id.aduan.stack.launch;

import id.aduan.stack.PostgresServer;
import id.aduan.stack.backup.WalArchive;
import id.aduan.stack.signin.DevelopmentIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** All processes of Aduan: started in order, watched, written down, stopped in order. */
final class Stack {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Settings settings;
    private final Secrets secrets;
    private final Consumer<String> say;
    private final List<Supervised> foundation = new ArrayList<>();
    private final List<Supervised> services = new ArrayList<>();
    private final ExecutorService starters = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "starter");
        thread.setDaemon(true);
        return thread;
    });
    private StackState.Phase phase = StackState.Phase.STARTING;

    Stack(Settings settings, Secrets secrets, Consumer<String> say) throws IOException {
        this.settings = settings;
        this.secrets = secrets;
        this.say = say;
        Path tether = Jvm.tether(settings.home().run());
        for (Component component : List.of(postgres(), kafka(), front())) {
            foundation.add(new Supervised(component, say, this::writeDown));
        }
        for (ServiceEntry service : settings.services()) {
            services.add(new Supervised(service(service, tether), say, this::writeDown));
        }
    }

    /** Starts everything and returns when all of it is ready; throws with the reason when something dies. */
    void start() {
        writeDown();
        say.accept("Starting PostgreSQL, Kafka, the front and the sign-in …");
        startAll(foundation);
        say.accept("Starting "
                + String.join(", ", services.stream().map(Supervised::name).toList()) + " …");
        startAll(services);
        synchronized (this) {
            phase = StackState.Phase.READY;
        }
        writeDown();
    }

    /** Stops everything and returns when nothing is left: what uses others first, PostgreSQL last. */
    void stop() {
        synchronized (this) {
            phase = StackState.Phase.STOPPING;
        }
        stopAll(services);
        stopAll(foundation.subList(1, foundation.size()));
        stopAll(foundation.subList(0, 1));
        try {
            Files.deleteIfExists(StackState.file(settings.home()));
        } catch (IOException e) {
            say.accept("The state of the stack cannot be deleted: " + e.getMessage());
        }
    }

    private void startAll(List<Supervised> components) {
        List<CompletableFuture<Void>> starts = components.stream()
                .map(component -> CompletableFuture.runAsync(component::start, starters)
                        .thenRun(() -> say.accept("  " + component.name() + " is ready")))
                .toList();
        try {
            CompletableFuture.anyOf(
                            failureOf(starts), CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Fails with the first that fails, without waiting for the others. */
    private static CompletableFuture<Object> failureOf(List<CompletableFuture<Void>> starts) {
        var failure = new CompletableFuture<Object>();
        for (CompletableFuture<Void> start : starts) {
            var unused = start.exceptionally(reason -> {
                failure.completeExceptionally(reason);
                return null;
            });
        }
        return failure;
    }

    private static void stopAll(List<Supervised> components) {
        components.forEach(Supervised::release);
        components.forEach(Supervised::awaitEnd);
    }

    private synchronized void writeDown() {
        if (phase == StackState.Phase.STOPPING) {
            return;
        }
        var states = new ArrayList<ComponentState>();
        foundation.forEach(component -> states.add(component.state()));
        services.forEach(component -> states.add(component.state()));
        ProcessHandle own = ProcessHandle.current();
        long began = own.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        new StackState(own.pid(), began, settings.ports().front(), phase, states).write(settings.home());
    }

    private Component postgres() {
        Path log = settings.home().log("postgres");
        int port = settings.ports().postgres();
        return new Component(
                "postgres",
                log,
                () -> {
                    Logs.begin(log, "postgres");
                    var server = PostgresServer.start(
                            settings.home().postgres(),
                            port,
                            secrets.databaseAdministrator(),
                            PostgresServer.Durability.FULL,
                            log,
                            new WalArchive(settings.home().wal()).settings(),
                            PATIENCE);
                    try {
                        settings.services().stream()
                                .flatMap(service -> service.database().stream())
                                .forEach(name -> server.createDatabase(name, secrets.databasePassword(name)));
                    } catch (RuntimeException e) {
                        server.close();
                        throw e;
                    }
                    return new Child(server.process());
                },
                () -> Probe.listens(port),
                PATIENCE);
    }

    private Component kafka() {
        Path log = settings.home().log("kafka");
        Path ready = settings.home().run().resolve("kafka.ready");
        return new Component(
                "kafka", log, () -> KafkaMain.start(settings, log, ready), () -> Files.exists(ready), PATIENCE);
    }

    private Component front() {
        Path log = settings.home().log("front");
        Ports ports = settings.ports();
        return new Component(
                "front",
                log,
                () -> {
                    Logs.begin(log, "front");
                    return Jvm.ofClass(
                            "96m",
                            FrontMain.class,
                            List.of(settings.project().toString()),
                            Map.of(
                                    "ADUAN_HOME",
                                    settings.home().folder().toString(),
                                    "ADUAN_PORT",
                                    Integer.toString(ports.front()),
                                    Settings.WAYS,
                                    Settings.written(ports.ways())),
                            log);
                },
                () -> Probe.answers(
                        ports.frontAddress() + DevelopmentIssuer.PATH + "/.well-known/openid-configuration"),
                PATIENCE);
    }

    private Component service(ServiceEntry service, Path tether) {
        Path log = settings.home().log(service.name());
        var environment = new ServiceEnvironment(settings, secrets);
        return new Component(
                service.name(),
                log,
                () -> {
                    Logs.begin(log, service.name());
                    return Jvm.ofJar(
                            service.heap(),
                            tether,
                            settings.wraps().getOrDefault(service.name(), List.of()),
                            Deployment.of(settings, service),
                            settings.javaOptions(),
                            environment.of(service),
                            log);
                },
                () -> Probe.answers(readiness(settings.ports(), service)),
                PATIENCE);
    }

    static String readiness(Ports ports, ServiceEntry service) {
        return "http://127.0.0.1:" + ports.managementOf(service) + "/q/health/ready";
    }
}
