package id.aduan.intake.callcenter.exchange;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words for whoever connects an exchange. */
@MessageBundle("exchange")
interface ExchangeMessages {
    @Message("Tanda tangan tidak diterima")
    String signatureTitle();

    @Message(
            "Header Aduan-Signature tidak ada. Tanda tangani setiap kejadian seperti diterangkan dalam docs/deploy.md.")
    String signatureMissing();

    @Message("Header Aduan-Signature tidak cocok dengan isi atau rahasianya lain.")
    String signatureWrong();

    @Message("Waktu dalam Aduan-Signature berbeda lebih dari lima menit. Periksa jam sentral telepon.")
    String signatureOld();

    @Message("Kejadian tidak dapat diterima")
    String eventTitle();

    @Message("Bacalah errors: kolom mana yang salah.")
    String eventDetail();

    @Message("Isi bukan JSON yang dapat dibaca")
    String unreadableTitle();

    @Message("Kirim satu objek JSON seperti diterangkan dalam dokumen API.")
    String unreadableDetail();

    @Message("Terlalu besar")
    String tooLargeTitle();

    @Message("Satu kejadian paling besar 16 KB, dan panjangnya disebut dalam Content-Length.")
    String tooLargeDetail();

    @Message("Wajib diisi, paling panjang {longest} huruf.")
    String fieldUnfit(int longest);

    @Message("Paling panjang {longest} huruf.")
    String tooLong(int longest);

    @Message("Waktu seperti 2026-11-28T16:42:07+07:00, atau detik sejak 1970.")
    String atUnfit();
}
