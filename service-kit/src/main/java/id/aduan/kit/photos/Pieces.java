package id.aduan.kit.photos;

import java.util.ArrayList;
import java.util.List;

/** Parts of arrays that are put together once, at the end: a photo exists in memory twice, not four times. */
final class Pieces {
    private final List<Piece> pieces = new ArrayList<>();
    private int length;

    private record Piece(byte[] source, int start, int length) {}

    Pieces add(byte[] all) {
        return add(all, 0, all.length);
    }

    Pieces add(byte[] source, int start, int count) {
        pieces.add(new Piece(source, start, count));
        length += count;
        return this;
    }

    Pieces addAll(Pieces others) {
        pieces.addAll(others.pieces);
        length += others.length;
        return this;
    }

    int length() {
        return length;
    }

    byte[] join() {
        byte[] joined = new byte[length];
        int at = 0;
        for (Piece piece : pieces) {
            System.arraycopy(piece.source(), piece.start(), joined, at, piece.length());
            at += piece.length();
        }
        return joined;
    }
}
