package id.aduan.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of a text as people write in a chat, slang written out. Immutable; load it once and share it. */
public final class ChatWords {
    private final Map<String, String> slang = new HashMap<>();

    /** Reads the slang that comes with this module. */
    public ChatWords() {
        for (String line : OwnFiles.lines("slang.txt")) {
            String[] pair = line.split("=", 2);
            slang.put(pair[0].strip(), pair[1].strip());
        }
    }

    /** In lower case; the signs that mean yes, no and thanks are words too. */
    public List<String> of(String text) {
        List<String> words = new ArrayList<>();
        for (String word : Plain.words(signs(text))) {
            String meant = slang.get(word);
            if (meant == null) {
                words.add(word);
            } else {
                words.addAll(List.of(meant.split(" ")));
            }
        }
        return words;
    }

    private static String signs(String text) {
        return text.replace("👍", " ya ")
                .replace("✅", " ya ")
                .replace("👌", " ya ")
                .replace("👎", " tidak ")
                .replace("🙏", " makasih ");
    }
}
