package id.aduan.intake.callcenter.walkin;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import id.aduan.kit.pages.RegencyTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * The receipt as one page of A6, black on white for any printer: number, PIN, when, and a code that opens the tracking page.
 * The code holds neither number nor PIN, since no address does. The font (Liberation Sans, SIL Open Font License) comes with
 * PDFBox and goes into the file, as far as it is used.
 */
final class ReceiptPdf {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 28;
    private static final float CODE = 100;
    private static final float LEADING = 1.3f;

    /** How much of a font's size the stroke of bold letters is. */
    private static final float BOLD = 0.035f;

    private final ReceiptMessages words;
    private final String language;
    private final String tracking;

    /**
     * @param words in the visitor's language
     * @param language its BCP 47 tag
     * @param tracking the address of the tracking page
     */
    ReceiptPdf(ReceiptMessages words, String language, String tracking) {
        this.words = words;
        this.language = language;
        this.tracking = tracking;
    }

    /** Takes some ten milliseconds of the thread that calls. */
    byte[] of(Receipt receipt) {
        try (PDDocument document = new PDDocument();
                InputStream letters = PDDocument.class.getResourceAsStream(FONT)) {
            PDFont font = PDType0Font.load(document, letters, true);
            PDPage page = new PDPage(PDRectangle.A6);
            document.addPage(page);
            document.getDocumentInformation().setTitle(words.title());
            document.getDocumentCatalog().setLanguage(language);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                new Sheet(content, font).write(receipt);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the receipt cannot be written", e);
        }
    }

    private final class Sheet {
        private final PDPageContentStream content;
        private final PDFont font;
        private final float width = PDRectangle.A6.getWidth() - 2 * MARGIN;
        private float y = PDRectangle.A6.getHeight() - MARGIN;

        Sheet(PDPageContentStream content, PDFont font) {
            this.content = content;
            this.font = font;
        }

        void write(Receipt receipt) throws IOException {
            text(words.site(), 10, false);
            text(words.title(), 15, true);
            rule();
            text(words.number(), 9, false);
            text(receipt.number().value(), 18, true);
            y -= 4;
            text(words.pin(), 9, false);
            text(spaced(receipt.pin()), 22, true);
            y -= 4;
            text(words.receivedAt(RegencyTime.moment(receipt.receivedAt())), 9, false);
            rule();
            float top = y;
            code(MARGIN + width - CODE, top - CODE);
            paragraph(words.follow(tracking.replaceFirst("^https?://", "")), 9.5f, width - CODE - 12);
            y = Math.min(y, top - CODE) - 8;
            paragraph(words.keep(), 9, width);
            y -= 4;
            paragraph(words.emergency(), 9, width);
        }

        private void text(String line, float size, boolean bold) throws IOException {
            y -= size;
            content.beginText();
            content.setFont(font, size);
            content.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
            content.setLineWidth(bold ? size * BOLD : 0);
            content.newLineAtOffset(MARGIN, y);
            content.showText(written(line));
            content.endText();
            y -= size * (LEADING - 1);
        }

        private void paragraph(String text, float size, float within) throws IOException {
            StringBuilder line = new StringBuilder();
            for (String word : text.split(" ")) {
                if (line.length() > 0 && widthOf(line + " " + word, size) > within) {
                    text(line.toString(), size, false);
                    line.setLength(0);
                }
                line.append(line.length() == 0 ? "" : " ").append(word);
            }
            text(line.toString(), size, false);
        }

        private float widthOf(String line, float size) throws IOException {
            return font.getStringWidth(written(line)) / 1000 * size;
        }

        /** A letter that the font does not have must not keep anybody from his receipt. */
        private String written(String line) throws IOException {
            StringBuilder kept = new StringBuilder();
            for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
                String letter = Character.toString(line.codePointAt(at));
                kept.append(isThere(letter) ? letter : "?");
            }
            return kept.toString();
        }

        private boolean isThere(String letter) throws IOException {
            try {
                font.encode(letter);
                return true;
            } catch (IllegalArgumentException missing) {
                return false;
            }
        }

        private void rule() throws IOException {
            y -= 5;
            content.setLineWidth(0.75f);
            content.moveTo(MARGIN, y);
            content.lineTo(MARGIN + width, y);
            content.stroke();
            y -= 7;
        }

        private void code(float left, float bottom) throws IOException {
            BitMatrix matrix = matrix();
            float module = CODE / matrix.getWidth();
            for (int row = 0; row < matrix.getHeight(); row++) {
                for (int column = 0; column < matrix.getWidth(); column++) {
                    if (matrix.get(column, row)) {
                        content.addRect(left + column * module, bottom + CODE - (row + 1) * module, module, module);
                    }
                }
            }
            content.fill();
        }

        private BitMatrix matrix() {
            try {
                return new QRCodeWriter()
                        .encode(
                                tracking,
                                BarcodeFormat.QR_CODE,
                                0,
                                0,
                                Map.of(
                                        EncodeHintType.ERROR_CORRECTION,
                                        ErrorCorrectionLevel.M,
                                        EncodeHintType.MARGIN,
                                        0));
            } catch (WriterException e) {
                throw new IllegalStateException("the address does not fit into a code", e);
            }
        }
    }

    private static String spaced(String pin) {
        return pin.length() == 6 ? pin.substring(0, 3) + " " + pin.substring(3) : pin;
    }
}
