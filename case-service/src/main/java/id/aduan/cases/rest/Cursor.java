package id.aduan.cases.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.cases.application.CaseLists.Order;
import id.aduan.cases.application.CaseLists.Position;
import id.aduan.contracts.ComplaintId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * Where a page ends, for the caller to give back: it says nothing to him and fits one order only.
 *
 * @param order of the list that it belongs to
 */
public record Cursor(Order order, Position position) {
    private static final String SEPARATOR = "|";

    /** As it stands in a link. */
    public String encode() {
        String text = String.join(
                SEPARATOR,
                order.name(),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, position.receivedAt())),
                position.id().toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** Fails with {@link IllegalArgumentException} for what {@link #encode()} never gave. */
    public static Cursor decode(String text) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("\\|", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no cursor");
        }
        return new Cursor(
                Order.valueOf(parts[0]),
                new Position(
                        Instant.EPOCH.plus(Long.parseLong(parts[1]), ChronoUnit.MICROS), ComplaintId.parse(parts[2])));
    }
}
