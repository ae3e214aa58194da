package id.aduan.intake.whatsapp.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.intake.whatsapp.webhook.BodyMemory.Room;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
    private final BodyMemory memory = new BodyMemory(96L * 1024 * 1024);

    @Test
    void largeBodiesHaveAnEndAndSmallOnesGoOnBesideThem() {
        List<Room> rooms = new ArrayList<>();
        for (Room room = memory.take(Webhook.MAX_BODY_BYTES);
                room != null;
                room = memory.take(Webhook.MAX_BODY_BYTES)) {
            rooms.add(room);
        }

        assertThat(rooms).hasSize(2);
        rooms.get(0).close();
        assertThat(memory.take(Webhook.MAX_BODY_BYTES)).isNotNull();

        Room last = memory.take(BodyMemory.SMALL_BYTES + 1);
        while (last != null) {
            last = memory.take(BodyMemory.SMALL_BYTES + 1);
        }
        assertThat(memory.take(700)).isNotNull();
    }

    @Test
    void smallBodiesHaveAnEndToo() {
        int taken = 0;
        while (memory.take(BodyMemory.SMALL_BYTES) != null) {
            taken++;
        }

        assertThat(taken).isEqualTo(48);
    }

    @Test
    void theLargestBodyAloneHasRoomInAnyBudget() {
        assertThat(new BodyMemory(1).take(Webhook.MAX_BODY_BYTES)).isNotNull();
    }
}
