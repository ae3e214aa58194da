package id.aduan.intake.whatsapp.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The table of errors: what is done about each code. It is data ({@code send-errors.csv}). */
final class SendErrors {
    private static final String FILE = "send-errors.csv";
    private static final Pattern REASON = Pattern.compile("[A-Z_]{3,40}");
    private static final Entry UNKNOWN = new Entry(Remedy.RETRY, "PROVIDER_ERROR", false);
    private static final SendErrors TABLE = load();

    private final TreeMap<Integer, Range> ranges = new TreeMap<>();

    private SendErrors() {}

    /**
     * What is done.
     *
     * @param reason a word for receipts and figures
     * @param known false for a code that the table does not have
     */
    record Entry(Remedy remedy, String reason, boolean known) {}

    private record Range(int from, int to, Entry entry) {}

    static Entry of(int code) {
        Map.Entry<Integer, Range> below = TABLE.ranges.floorEntry(code);
        return below != null && code <= below.getValue().to() ? below.getValue().entry() : UNKNOWN;
    }

    private static SendErrors load() {
        SendErrors table = new SendErrors();
        try (var lines = new BufferedReader(new InputStreamReader(SendErrors.class.getResourceAsStream(FILE), UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(table::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void add(String line) {
        String[] columns = line.split(";", 4);
        if (columns.length != 4 || !REASON.matcher(columns[2]).matches()) {
            throw new IllegalStateException(FILE + " has a line that cannot be read: " + line);
        }
        String[] codes = columns[0].split("-", 2);
        int from = Integer.parseInt(codes[0]);
        int to = Integer.parseInt(codes[codes.length - 1]);
        Map.Entry<Integer, Range> below = ranges.floorEntry(to);
        if (to < from || (below != null && below.getValue().to() >= from)) {
            throw new IllegalStateException(FILE + " has codes twice: " + columns[0]);
        }
        ranges.put(from, new Range(from, to, new Entry(Remedy.valueOf(columns[1]), columns[2], true)));
    }
}
