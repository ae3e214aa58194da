package id.aduan.intake.whatsapp.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DialoguesTest {

    @TestFactory
    Stream<DynamicTest> inIndonesian() throws IOException {
        return dialogues("dialogues-id.txt");
    }

    @TestFactory
    Stream<DynamicTest> inSundanese() throws IOException {
        return dialogues("dialogues-su.txt");
    }

    @TestFactory
    Stream<DynamicTest> inEnglish() throws IOException {
        return dialogues("dialogues-en.txt");
    }

    private static Stream<DynamicTest> dialogues(String resource) throws IOException {
        Map<String, List<String>> dialogues = new LinkedHashMap<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(DialoguesTest.class.getResourceAsStream(resource), UTF_8))) {
            List<String> current = null;
            for (String line : reader.lines().map(String::strip).toList()) {
                if (line.startsWith("#")) {
                    current = new ArrayList<>();
                    dialogues.put(line.substring(1).strip(), current);
                } else if (!line.isEmpty()) {
                    current.add(line);
                }
            }
        }
        return dialogues.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(entry.getKey(), () -> Dialogue.play(entry.getKey(), entry.getValue())));
    }
}
