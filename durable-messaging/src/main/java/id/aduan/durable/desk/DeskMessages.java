package id.aduan.durable.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the dead-letter desk. */
@MessageBundle("desk")
public interface DeskMessages {
    @Message("Rekaman tertahan")
    String title();

    @Message("Rekaman yang gagal diterapkan menunggu keputusan di sini. Rekaman lain tetap berjalan; "
            + "rekaman dengan kunci yang sama menunggu di belakangnya sesuai urutan.")
    String intro();

    @Message("Tidak ada rekaman yang tertahan.")
    String nothing();

    @Message("{failed} gagal, {behind} menunggu di belakangnya.")
    String totals(long failed, long behind);

    @Message("Isinya tidak dapat dibaca")
    String causeUnreadable();

    @Message("Ditolak oleh aturan basis data")
    String causeDatabase();

    @Message("Ditolak oleh aturan layanan")
    String causeRule();

    @Message("Rekaman sebelumnya dilepas; yang ini belum dicoba lagi")
    String causeNotTried();

    @Message("Menunggu rekaman sebelumnya dengan kunci yang sama")
    String causeBehind();

    @Message("Kesalahan yang tidak terduga di dalam program")
    String causeProgram();

    @Message("Sebab")
    String cause();

    @Message("Konsumen")
    String consumer();

    @Message("Tempat di Kafka")
    String position();

    @Message("Kunci")
    String key();

    @Message("tanpa kunci")
    String noKey();

    @Message("Sejak")
    String since();

    @Message("Peristiwa")
    String event();

    @Message("Menunggu di belakangnya")
    String behind();

    @Message("{count} menunggu di belakangnya")
    String behindIt(long count);

    @Message("Lihat rekaman")
    String look();

    @Message("Semua dengan sebab ini")
    String allOfCause();

    @Message("{shown} dari {count} ditampilkan.")
    String shownOf(long shown, long count);

    @Message("Terapkan lagi semua dengan sebab ini")
    String replayAll();

    @Message("Terapkan lagi")
    String replay();

    @Message("Setelah sebabnya diperbaiki. Rekaman dengan kunci ini diterapkan sesuai urutan, masing-masing sekali.")
    String replayHint();

    @Message("Lepas rekaman ini")
    String drop();

    @Message("Rekaman ini tidak akan diterapkan. Yang menunggu di belakangnya diterapkan sesuai urutan.")
    String dropHint();

    @Message("Alasan")
    String reason();

    @Message("Kepala rekaman")
    String headers();

    @Message("Isi")
    String body();

    @Message("••• menutupi data pribadi dan teks; angka di sebelahnya adalah jumlah hurufnya. "
            + "Kontak tetap tersegel.")
    String maskHint();

    @Message("Isi ini bukan JSON dan tidak ditampilkan: {bytes} bita, SHA-256 {digest}.")
    String bodyHidden(long bytes, String digest);

    @Message("Isi dipotong; lengkapnya lewat API.")
    String bodyCut();

    @Message("Catatan keputusan")
    String log();

    @Message("Belum ada keputusan.")
    String logEmpty();

    @Message("dilihat")
    String actOpened();

    @Message("diterapkan")
    String actReplayed();

    @Message("gagal lagi")
    String actReplayFailed();

    @Message("dilepas")
    String actDropped();

    @Message("{applied} rekaman diterapkan.")
    String doneApplied(long applied);

    @Message("{failed} kunci gagal lagi dan tetap tertahan.")
    String doneFailed(long failed);

    @Message("Masih ada {waiting} dengan sebab ini. Tekan sekali lagi untuk melanjutkan.")
    String doneRemaining(long waiting);

    @Message("Rekaman dilepas dan alasannya dicatat.")
    String doneDropped();

    @Message("Rekaman ini tidak tertahan lagi")
    String notFoundTitle();

    @Message("Mungkin sudah diterapkan atau dilepas. Muat ulang daftarnya.")
    String notFoundDetail();

    @Message("Gagal lagi")
    String failedTitle();

    @Message("Gagal dengan: {cause}. {applied} diterapkan lebih dahulu, {waiting} masih menunggu. "
            + "Perbaiki sebabnya, lalu coba lagi.")
    String failedDetail(String cause, long applied, long waiting);

    @Message("Isian belum benar")
    String invalidTitle();

    @Message("Perbaiki isian, lalu kirim lagi.")
    String invalidDetail();

    @Message("Tulis alasannya.")
    String reasonRequired();

    @Message("Paling banyak {most} huruf.")
    String reasonTooLong(int most);

    @Message("Ada huruf yang tidak dapat disimpan.")
    String reasonUnreadable();
}
