package id.aduan.intake.whatsapp.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SendStateTest {
    private static final List<SendState> TOLD =
            List.of(SendState.SENT, SendState.DELIVERED, SendState.READ, SendState.PLAYED);

    @Test
    void whatIsToldOnlyRises() {
        for (int from = 0; from < TOLD.size(); from++) {
            for (int to = 0; to < TOLD.size(); to++) {
                assertThat(TOLD.get(from).risesTo(TOLD.get(to)))
                        .as("%s to %s", TOLD.get(from), TOLD.get(to))
                        .isEqualTo(to > from);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SendState.class,
            names = {"SENDING", "UNCERTAIN", "ACCEPTED", "GIVEN_UP", "QUEUED"})
    void aStatusSettlesWhatIsNotKnownToHaveArrived(SendState before) {
        assertThat(TOLD).allMatch(before::risesTo);
    }

    @Test
    void whatHasFailedStaysFailed() {
        assertThat(TOLD).noneMatch(SendState.FAILED::risesTo);
    }

    @ParameterizedTest
    @EnumSource(SendState.class)
    void nothingFailsAfterItHasArrivedNorBeforeItWent(SendState state) {
        assertThat(state.mayFail())
                .isEqualTo(List.of(SendState.SENDING, SendState.UNCERTAIN, SendState.ACCEPTED, SendState.SENT)
                        .contains(state));
    }
}
