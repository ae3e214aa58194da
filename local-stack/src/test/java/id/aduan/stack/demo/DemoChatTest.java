package id.aduan.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DemoChatTest {
    private final List<DemoChat> chats = DemoChat.all();

    @Test
    void itsPeopleCanBeNobodyAndNoTwoAreTheSame() {
        assertThat(chats)
                .extracting(DemoChat::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("Rekaan "));
    }

    @Test
    void everyLineIsSomethingToDo() {
        assertThat(chats.stream().flatMap(chat -> chat.lines().stream()))
                .hasSizeGreaterThan(8)
                .allMatch(line -> (line.act() == null) != (line.tap() == null));
    }

    @Test
    void everyPictureIsOneThatIsDrawn() {
        assertThat(chats.stream()
                        .flatMap(chat -> chat.lines().stream())
                        .filter(line -> line.act() != null && line.act().has("picture"))
                        .map(line ->
                                Picture.of(line.act().path("picture").asText().toUpperCase(Locale.ROOT))))
                .isNotEmpty();
    }
}
