package id.aduan.cases.application;

import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.emergency;
import static id.aduan.cases.support.Given.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.cases.application.EmergencyBoard.News;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.durable.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A board that looks once an hour, and when it is woken. */
@QuarkusTest
@Stack
class EmergencyBoardWakesComponentTest {
    @Inject
    Transactions transactions;

    @Inject
    Emergencies emergencies;

    @Inject
    Clock clock;

    @Inject
    EmergencySettings settings;

    @Inject
    Given given;

    private final List<News> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void agencies() {
        given.agencies();
    }

    @Test
    void anOpenScreenIsToldWhenTheBoardIsWoken() {
        EmergencyBoard board = new EmergencyBoard(transactions, emergencies, clock, new OnceAnHour());
        Cancellable screen = watch(board);
        ComplaintReceived fire = given.caseOf(emergency(), assigned(1, DLH));
        assertThat(told).as("it has not looked").hasSize(1);

        board.wake();

        await().atMost(PATIENCE).until(() -> shows(fire));
        screen.cancel();
    }

    @Test
    void itIsWokenWhileNobodyLooksAndByTheNextScreen() {
        EmergencyBoard board = new EmergencyBoard(transactions, emergencies, clock, new OnceAnHour());
        board.wake();
        watch(board).cancel();
        board.wake();
        ComplaintReceived fire = given.caseOf(emergency(), assigned(1, DLH));
        told.clear();

        Cancellable screen = watch(board);

        assertThat(shows(fire)).as("all of it at first").isTrue();
        ComplaintReceived second = given.caseOf(emergency(), assigned(1, DLH));
        board.wake();
        await().atMost(PATIENCE).until(() -> shows(second));
        screen.cancel();
    }

    /** Returns when the screen shows what there is, and the board has looked as it does at the beginning. */
    private Cancellable watch(EmergencyBoard board) {
        Cancellable screen = board.watch(new Viewer("dispatcher", Set.of("supervisor"), null))
                .subscribe()
                .with(told::add);
        await().atMost(PATIENCE).until(() -> !told.isEmpty());
        return screen;
    }

    private boolean shows(ComplaintReceived complaint) {
        return told.stream()
                .flatMap(news -> news.rows().stream())
                .anyMatch(row -> row.subject().id().equals(complaint.complaintId()));
    }

    private final class OnceAnHour implements EmergencySettings, EmergencySettings.Board {
        @Override
        public Acknowledge acknowledge() {
            return settings.acknowledge();
        }

        @Override
        public Board board() {
            return this;
        }

        @Override
        public Incidents incidents() {
            return settings.incidents();
        }

        @Override
        public Duration every() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration keep() {
            return settings.board().keep();
        }

        @Override
        public int most() {
            return settings.board().most();
        }
    }
}
