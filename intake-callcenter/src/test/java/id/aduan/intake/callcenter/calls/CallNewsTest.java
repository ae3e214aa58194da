package id.aduan.intake.callcenter.calls;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.intake.callcenter.calls.CallNews.Kind;
import id.aduan.intake.callcenter.calls.CallNews.Seen;
import org.junit.jupiter.api.Test;

class CallNewsTest {
    private static final Seen RINGING = new Seen(1, CallState.RINGING, null, false);
    private static final Seen TAKEN = new Seen(2, CallState.OPEN, "a", false);

    @Test
    void whatHappenedFollowsFromWhatTheRowSaysBeforeAndNow() {
        assertThat(CallNews.kind(null, RINGING)).isEqualTo(Kind.RINGING);
        assertThat(CallNews.kind(RINGING, TAKEN)).isEqualTo(Kind.CLAIMED);
        assertThat(CallNews.kind(TAKEN, new Seen(3, CallState.OPEN, "b", false)))
                .isEqualTo(Kind.TAKEN_OVER);
        assertThat(CallNews.kind(TAKEN, new Seen(3, CallState.RINGING, null, false)))
                .isEqualTo(Kind.RELEASED);
        assertThat(CallNews.kind(TAKEN, new Seen(3, CallState.OPEN, "a", true))).isEqualTo(Kind.ENDED);
        assertThat(CallNews.kind(RINGING, new Seen(2, CallState.ABANDONED, null, true)))
                .isEqualTo(Kind.ENDED);
        assertThat(CallNews.kind(TAKEN, new Seen(3, CallState.LOGGED, "a", false)))
                .isEqualTo(Kind.LOGGED);
        assertThat(CallNews.kind(null, TAKEN)).isEqualTo(Kind.CLAIMED);
    }
}
