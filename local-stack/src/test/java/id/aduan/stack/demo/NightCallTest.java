package id.aduan.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class NightCallTest {
    private final List<NightCall> calls = NightCall.all();

    @Test
    void mostCallsOfANightAreNothing() {
        assertThat(calls).extracting(NightCall::key).doesNotHaveDuplicates();
        assertThat(calls.stream()
                        .filter(call -> type(call).equals("GHOST") || type(call).equals("PRANK")))
                .hasSizeGreaterThanOrEqualTo(calls.size() / 2);
        assertThat(calls.stream()
                        .filter(call ->
                                call.log().path("emergencyKind").asText().equals("FIRE")))
                .hasSize(1);
    }

    @Test
    void itsPeopleCanBeNobody() {
        assertThat(calls)
                .allMatch(call -> call.from() == null || call.from().startsWith("0800 0000 "))
                .allMatch(
                        call -> call.log().at("/caller/name").asText("Rekaan ").startsWith("Rekaan ")
                                || call.log().at("/caller/name").isMissingNode());
    }

    @Test
    void whoJoinsJoinsAnEarlierReport() {
        List<String> reports = new ArrayList<>();
        for (NightCall call : calls) {
            if (call.joins() != null) {
                assertThat(reports).contains(call.joins());
            } else if (type(call).equals("NORMAL")) {
                reports.add(call.key());
            }
        }
        assertThat(calls.stream().filter(call -> call.joins() != null)).hasSizeGreaterThan(1);
    }

    @Test
    void theSimulatorHasWordsForEachCaller() {
        ResourceBundle texts =
                ResourceBundle.getBundle("id.aduan.stack.telephone.telephone", Locale.forLanguageTag("id"));

        assertThat(calls).allMatch(call -> texts.containsKey("says." + call.says()));
    }

    private static String type(NightCall call) {
        return call.log().path("callType").asText();
    }
}
