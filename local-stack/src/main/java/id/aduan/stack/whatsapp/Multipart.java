package id.aduan.stack.whatsapp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a {@code multipart/form-data} body that lies on the disk, so that large files take no memory. */
final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILENAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final int LONGEST_FIELD = 64 * 1024;

    private final Path file;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** @param filename of a file, else empty */
    record Part(Optional<String> filename, Optional<String> type, long from, long length) {}

    private Multipart(Path file) {
        this.file = file;
    }

    /** @throws IllegalArgumentException when it is none */
    static Multipart of(String contentType, Path file) throws IOException {
        Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
        if (!boundary.find()) {
            throw new IllegalArgumentException("no boundary");
        }
        var multipart = new Multipart(file);
        String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        try (var channel = FileChannel.open(file)) {
            if (channel.size() > 0) {
                multipart.read(
                        channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()),
                        ("--" + name).getBytes(US_ASCII));
            }
        }
        return multipart;
    }

    Optional<Part> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /** A field's text; empty where there is none, or a file of that name. */
    Optional<String> field(String name) throws IOException {
        Part part = parts.get(name);
        if (part == null || part.length() > LONGEST_FIELD) {
            return Optional.empty();
        }
        try (InputStream in = open(part)) {
            return Optional.of(new String(in.readNBytes((int) part.length()), UTF_8).strip());
        }
    }

    /** The bytes of a part, up to its end. */
    InputStream open(Part part) throws IOException {
        FileChannel channel = FileChannel.open(file);
        channel.position(part.from());
        return new Bounded(Channels.newInputStream(channel), part.length());
    }

    private void read(ByteBuffer body, byte[] boundary) {
        int at = find(body, boundary, 0);
        while (at >= 0) {
            int headers = at + boundary.length;
            int next = find(body, boundary, headers);
            int content = find(body, "\r\n\r\n".getBytes(US_ASCII), headers);
            if (next < 0 || content < 0 || content > next) {
                return; // the last boundary, or nothing that can be read
            }
            var text = new byte[content - headers];
            body.get(headers, text);
            add(new String(text, ISO_8859_1), content + 4, next - 2);
            at = next;
        }
    }

    private void add(String headers, int from, int to) {
        String type = null;
        for (String line : headers.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-type:")) {
                type = line.substring("content-type:".length()).strip();
            }
        }
        Matcher name = NAME.matcher(headers);
        if (name.find() && to >= from) {
            Matcher filename = FILENAME.matcher(headers);
            Optional<String> named = filename.find()
                    ? Optional.of(new String(filename.group(1).getBytes(ISO_8859_1), UTF_8))
                    : Optional.empty();
            parts.put(name.group(1), new Part(named, Optional.ofNullable(type), from, (long) to - from));
        }
    }

    private static int find(ByteBuffer body, byte[] wanted, int from) {
        int last = body.limit() - wanted.length;
        for (int i = from; i <= last; i++) {
            int matched = 0;
            while (matched < wanted.length && body.get(i + matched) == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    /** Ends after so many bytes. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            left--;
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
