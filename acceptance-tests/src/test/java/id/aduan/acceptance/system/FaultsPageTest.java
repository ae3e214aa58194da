package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsPageTest {
    private static final String STORM = FaultsPage.STORM + "\n\nold\n";

    @Test
    void eachRunWritesItsPartAndLeavesTheOthers() {
        String page = FaultsPage.with("", FaultsPage.Part.MATRIX, "# Faults\n\n| a |\n");
        page = FaultsPage.with(page, FaultsPage.Part.STORM, STORM);
        assertThat(page).isEqualTo("# Faults\n\n| a |\n\n" + STORM);

        page = FaultsPage.with(page, FaultsPage.Part.MATRIX, "# Faults\n\n| b |\n");
        assertThat(page).isEqualTo("# Faults\n\n| b |\n\n" + STORM);

        page = FaultsPage.with(page, FaultsPage.Part.STORM, STORM.replace("old", "new"));
        assertThat(page).isEqualTo("# Faults\n\n| b |\n\n" + FaultsPage.STORM + "\n\nnew\n");
    }

    @Test
    void theStormMayComeFirst() {
        String page = FaultsPage.with("", FaultsPage.Part.STORM, STORM);
        assertThat(FaultsPage.with(page, FaultsPage.Part.MATRIX, "# Faults\n")).isEqualTo("# Faults\n\n" + STORM);
    }

    @Test
    void theTableKeepsTheRowsOfTrialsThatWereNotRunAndSaysWhatWasNeverRun() {
        List<String> order =
                List.of("kafka/killed/20/s", "kafka/killed/idle", "front/killed/20/s", "front/killed/idle");
        LocalDate first = LocalDate.of(2026, 11, 1);
        LocalDate later = LocalDate.of(2026, 11, 2);
        String old = FaultTable.row(outcome("kafka", "20/s", 1), first);
        String gone = FaultTable.row(outcome("kettle", "20/s", 1), first);
        String page =
                FaultTable.of(List.of("kafka/killed/20/s", "kettle/killed/20/s"), List.of(old, gone), List.of(), "");
        String idle = FaultTable.row(outcome("kafka", "idle", 2), later);
        String front = FaultTable.row(outcome("front", "20/s", 3), later);

        String next = FaultTable.of(order, List.of(front, idle), List.of("a disk: not by this user"), page);

        assertThat(next.lines().filter(line -> line.startsWith("| kafka") || line.startsWith("| front")))
                .containsExactly(old, idle, front);
        assertThat(next)
                .doesNotContain("kettle")
                .contains("- a disk: not by this user\n- front/killed/idle: not run\n");
        String again = FaultTable.row(outcome("kafka", "20/s", 9), later);
        assertThat(FaultTable.of(order, List.of(again), List.of(), next).lines())
                .contains(again, idle, front)
                .doesNotContain(old);
    }

    private static String outcome(String part, String load, int reports) {
        return "| " + part + " | killed | " + load + " | " + reports + " | 1 | 201=1 | 0 | 6 | 7 | 0 | 0 | 0 |  | 5 |";
    }
}
