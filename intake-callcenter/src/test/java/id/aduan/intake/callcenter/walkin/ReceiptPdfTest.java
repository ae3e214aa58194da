package id.aduan.intake.callcenter.walkin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import id.aduan.contracts.TrackingNumber;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ReceiptPdfTest {
    private static final String TRACKING = "https://aduan.example.org/lacak";
    private static final Receipt RECEIPT =
            new Receipt(new TrackingNumber("PWK-DXT34-QD6N7-1"), "042137", Instant.parse("2026-11-27T01:30:00Z"));

    @Test
    void isOnePageOfA6WithNumberPinAndTheTimeOfTheRegency() throws IOException {
        // When
        byte[] pdf = receipt("Aduan Kabupatén Purwakarta");

        // Then
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            PDRectangle paper = document.getPage(0).getMediaBox();
            assertThat(paper.getWidth()).isEqualTo(PDRectangle.A6.getWidth());
            assertThat(paper.getHeight()).isEqualTo(PDRectangle.A6.getHeight());
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Kabupatén", "PWK-DXT34-QD6N7-1", "042 137", "27/11/2026 08.30");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("su");
        }
    }

    @Test
    void bringsItsLettersAlong() throws IOException {
        // When
        byte[] pdf = receipt("Aduan");

        // Then
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDPage page = document.getPage(0);
            for (COSName name : page.getResources().getFontNames()) {
                assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
            }
            assertThat(page.getResources().getFontNames()).isNotEmpty();
        }
    }

    @Test
    void aLetterThatTheFontDoesNotHaveKeepsNobodyFromHisReceipt() throws IOException {
        // When
        byte[] pdf = receipt("Aduan \uD83D\uDE00 \u6F22");

        // Then
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Aduan ? ?", "PWK-DXT34-QD6N7-1");
        }
    }

    @Test
    void theCodeOpensTheTrackingPageAndTellsNeitherNumberNorPin() throws IOException, NotFoundException {
        // When
        byte[] pdf = receipt("Aduan");

        // Then
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(read(new PDFRenderer(document).renderImageWithDPI(0, 200, ImageType.RGB)))
                    .isEqualTo(TRACKING);
        }
    }

    private static byte[] receipt(String site) {
        return new ReceiptPdf(new Words(site), "su", TRACKING).of(RECEIPT);
    }

    private static String read(BufferedImage picture) throws NotFoundException {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        return new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)))[0].getText();
    }

    private record Words(String site) implements ReceiptMessages {
        @Override
        public String title() {
            return "Tanda tarima laporan";
        }

        @Override
        public String number() {
            return "Nomer laporan";
        }

        @Override
        public String pin() {
            return "PIN";
        }

        @Override
        public String receivedAt(String moment) {
            return "Katampi " + moment + " WIB di méja tatap muka";
        }

        @Override
        public String follow(String address) {
            return "Turutan ieu laporan di " + address + " ku nomer jeung PIN di luhur.";
        }

        @Override
        public String keep() {
            return "Simpen ieu kertas. Saha baé nu nyekel nomer jeung PIN tiasa ningali laporan anjeun.";
        }

        @Override
        public String emergency() {
            return "Kaayaan darurat: telepon 112, teu kedah gaduh pulsa.";
        }

        @Override
        public String notFoundTitle() {
            return "";
        }

        @Override
        public String notFoundDetail() {
            return "";
        }
    }
}
