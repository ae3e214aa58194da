package id.aduan.stack.mailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One conversation of SMTP (RFC 5321): without encryption and sign-in, with pipelining and any eight bits. */
final class SmtpTalk {
    private static final Pattern MAIL = Pattern.compile("(?i)MAIL FROM: ?<([^>]*)>.*");
    private static final Pattern RECIPIENT = Pattern.compile("(?i)RCPT TO: ?<([^>]+)>.*");
    private static final int LONGEST_LINE = 8_192;
    private static final int LARGEST_MAIL = 5 * 1024 * 1024;
    private static final int MOST_RECIPIENTS = 100;

    private final InputStream in;
    private final OutputStream out;
    private final Kept kept;
    private String sender;
    private final List<String> recipients = new ArrayList<>();

    SmtpTalk(InputStream in, OutputStream out, Kept kept) {
        this.in = new BufferedInputStream(in);
        this.out = new BufferedOutputStream(out);
        this.kept = kept;
    }

    /** Until the other side has said goodbye or is gone. */
    void run() throws IOException {
        say("220 localhost takes mail and delivers none");
        String line = line();
        while (line != null && heard(line)) {
            line = line();
        }
    }

    /** Whether the conversation goes on. */
    private boolean heard(String line) throws IOException {
        String verb = (line + " ").substring(0, (line + " ").indexOf(' ')).toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO" -> {
                reset();
                say("250-localhost", "250-PIPELINING", "250-8BITMIME", "250-SMTPUTF8", "250 SIZE " + LARGEST_MAIL);
            }
            case "HELO" -> {
                reset();
                say("250 localhost");
            }
            case "MAIL" -> mail(MAIL.matcher(line));
            case "RCPT" -> recipient(RECIPIENT.matcher(line));
            case "DATA" -> data();
            case "RSET" -> {
                reset();
                say("250 forgotten");
            }
            case "NOOP" -> say("250 fine");
            case "VRFY" -> say("252 any address is taken");
            case "QUIT" -> {
                say("221 goodbye");
                return false;
            }
            default -> say("502 this is not known here");
        }
        return true;
    }

    private void mail(Matcher matcher) throws IOException {
        if (!matcher.matches()) {
            say("501 MAIL FROM:<address> is how it is said");
        } else if (sender != null) {
            say("503 there is a sender already");
        } else {
            sender = matcher.group(1);
            say("250 from whomever");
        }
    }

    private void recipient(Matcher matcher) throws IOException {
        if (!matcher.matches()) {
            say("501 RCPT TO:<address> is how it is said");
        } else if (sender == null) {
            say("503 MAIL comes first");
        } else if (recipients.size() == MOST_RECIPIENTS) {
            say("452 too many recipients");
        } else {
            recipients.add(matcher.group(1));
            say("250 to whomever");
        }
    }

    private void data() throws IOException {
        if (recipients.isEmpty()) {
            say("503 RCPT comes first");
            return;
        }
        say("354 end with a dot on a line of its own");
        byte[] mail = body();
        int refusal = kept.refusal();
        if (mail.length > LARGEST_MAIL) {
            say("552 too large");
        } else if (refusal != 0) {
            say(refusal + " refused, as the mailbox was told to");
        } else {
            kept.add(sender, recipients, mail);
            say("250 kept");
        }
        reset();
    }

    /** Up to the lone dot; a dot that was doubled at the begin of a line is one. Of what is too large the end is dropped. */
    private byte[] body() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            byte[] line = bytes();
            if (line == null) {
                throw new EOFException("in the middle of a mail");
            }
            if (line.length == 1 && line[0] == '.') {
                return body.toByteArray();
            }
            int from = line.length > 0 && line[0] == '.' ? 1 : 0;
            if (body.size() <= LARGEST_MAIL) {
                body.write(line, from, line.length - from);
                body.write('\r');
                body.write('\n');
            }
        }
    }

    private String line() throws IOException {
        byte[] line = bytes();
        return line == null ? null : new String(line, 0, Math.min(line.length, LONGEST_LINE), UTF_8);
    }

    /** A line without its end; null when there is nothing more. */
    private byte[] bytes() throws IOException {
        var line = new ByteArrayOutputStream(128);
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() <= LARGEST_MAIL) {
                line.write(next);
            }
            next = in.read();
        }
        byte[] bytes = line.toByteArray();
        boolean ended = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return ended ? java.util.Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    private void say(String... lines) throws IOException {
        for (String line : lines) {
            out.write((line + "\r\n").getBytes(US_ASCII));
        }
        out.flush();
    }

    private void reset() {
        sender = null;
        recipients.clear();
    }
}
