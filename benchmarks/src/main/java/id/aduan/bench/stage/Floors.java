package id.aduan.bench.stage;

import id.aduan.bench.floor.BareCases;
import id.aduan.bench.floor.BareChat;
import id.aduan.bench.floor.BareDispatch;
import id.aduan.bench.floor.BareIntake;
import id.aduan.bench.floor.BareRouting;
import id.aduan.bench.floor.BareWebhook;
import id.aduan.bench.floor.FloorKeys;
import id.aduan.bench.stack.Broker;
import id.aduan.bench.stack.FloorDatabase;
import id.aduan.bench.stack.Program;
import id.aduan.bench.stack.SystemUnderTest;
import id.aduan.contracts.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The bare programs of a stage, frozen whenever it is not their turn. */
final class Floors implements AutoCloseable {
    static final String RECEIVED = "floor-received";
    static final String ROUTED = "floor-routed";
    static final String CASE_EVENTS = "floor-case-event";
    static final String UPDATES = "floor-update";
    static final String NOTICES = "floor-notice";
    static final String RECEIVED_URGENT = "floor-received-urgent";
    static final String ROUTED_URGENT = "floor-routed-urgent";

    private final Run run;
    private final SystemUnderTest system;
    private final FloorKeys keys;
    private final List<Program> programs = new ArrayList<>();
    private final List<Duration> startUps = new ArrayList<>();

    Floors(Run run, SystemUnderTest system, Broker broker) {
        this.run = run;
        this.system = system;
        this.keys = FloorKeys.make(run.folder().resolve("keys"));
        broker.copyTopic(Topic.COMPLAINT_RECEIVED.wireName(), RECEIVED);
        broker.copyTopic(Topic.COMPLAINT_ROUTED.wireName(), ROUTED);
        broker.copyTopic(Topic.CASE_EVENT.wireName(), CASE_EVENTS);
        broker.copyTopic(Topic.WHATSAPP_UPDATE.wireName(), UPDATES);
        broker.copyTopic(Topic.NOTICE.wireName(), NOTICES);
        broker.copyTopic(Topic.COMPLAINT_RECEIVED_URGENT.wireName(), RECEIVED_URGENT);
        broker.copyTopic(Topic.COMPLAINT_ROUTED_URGENT.wireName(), ROUTED_URGENT);
    }

    FloorKeys keys() {
        return keys;
    }

    /** Gives the address where reports are posted to. */
    URI intake() {
        int port = freePort();
        start(
                BareIntake.class,
                "160m",
                Integer.toString(port),
                system.bootstrap(),
                RECEIVED,
                keys.folder().toString(),
                system.secret("aduan.secrets.reporter-ref"),
                system.secret("aduan.secrets.tracking-pin"));
        return URI.create("http://127.0.0.1:" + port + "/api/v1/complaints");
    }

    void routing() {
        start(BareRouting.class, "192m", system.bootstrap(), RECEIVED, ROUTED);
    }

    void cases(FloorDatabase database, BareCases.Extent extent) {
        start(
                BareCases.class,
                "192m",
                system.bootstrap(),
                ROUTED,
                CASE_EVENTS,
                database.url(),
                keys.folder().toString(),
                system.secret("aduan.vault.master-key"),
                extent.name());
    }

    /** Takes calls and shows emergencies; gives the address of both. Its database has the table of {@link BareDispatch}. */
    URI dispatch(FloorDatabase database) {
        int port = freePort();
        start(
                BareDispatch.class,
                "256m",
                Integer.toString(port),
                system.bootstrap(),
                RECEIVED,
                RECEIVED_URGENT,
                ROUTED_URGENT,
                database.url(),
                keys.folder().toString(),
                system.secret("aduan.secrets.reporter-ref"),
                system.secret("aduan.secrets.tracking-pin"),
                system.secret("aduan.vault.master-key"));
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Gives the address of a webhook. */
    URI webhook() {
        int port = freePort();
        start(
                BareWebhook.class,
                "192m",
                Integer.toString(port),
                system.bootstrap(),
                UPDATES,
                system.secret("aduan.secrets.whatsapp-app"),
                system.secret("aduan.secrets.whatsapp-rest"));
        return URI.create("http://127.0.0.1:" + port + "/webhooks/whatsapp");
    }

    /** Answers citizens, or tells them what stands on the topic of notices. */
    void chat(BareChat.Work work, FloorDatabase database, URI graph, int perSecond) {
        start(
                BareChat.class,
                "192m",
                system.bootstrap(),
                work == BareChat.Work.UPDATES ? UPDATES : NOTICES,
                work.name(),
                database.url(),
                graph.toString(),
                Integer.toString(perSecond),
                system.secret("aduan.secrets.whatsapp-rest"));
    }

    List<Long> pids() {
        return programs.stream().map(Program::pid).toList();
    }

    void freeze() {
        programs.forEach(Program::freeze);
    }

    void thaw() {
        programs.forEach(Program::thaw);
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
    }

    /** How long each took until it served, in the order of the pids. */
    List<Duration> startUps() {
        return List.copyOf(startUps);
    }

    private void start(Class<?> mainClass, String heap, String... arguments) {
        long began = System.nanoTime();
        programs.add(Program.start(
                mainClass, heap, run.folder().resolve(mainClass.getSimpleName() + ".log"), List.of(arguments)));
        startUps.add(Duration.ofNanos(System.nanoTime() - began));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
