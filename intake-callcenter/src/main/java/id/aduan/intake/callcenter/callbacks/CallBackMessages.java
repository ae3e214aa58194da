package id.aduan.intake.callcenter.callbacks;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the list of call-backs, and what an operator says to a caller, in the caller's language. */
@MessageBundle("callbacks")
interface CallBackMessages {
    @Message("Telepon balik")
    String title();

    @Message("{count} penelepon menunggu kabar")
    String waiting(long count);

    @Message("Tidak ada penelepon yang menunggu kabar.")
    String none();

    @Message("Laporan {number}")
    String report(String number);

    @Message("Ikut melapor kejadian orang lain")
    String joined();

    @Message("Panggilan 112")
    String callCenter();

    @Message("Tatap muka")
    String walkIn();

    @Message("Nomor berakhiran {digits}")
    String numberEndsWith(String digits);

    @Message("Hanya surel")
    String emailOnly();

    @Message("{count} kabar lain ikut selesai")
    String others(long count);

    @Message("Yang disampaikan")
    String toSay();

    @Message("Tampilkan nomor")
    String reveal();

    @Message("Siapa yang melihat nomor dicatat.")
    String revealHint();

    @Message("Sedang ditelepon {operator} sejak {time}")
    String beingCalled(String operator, String time);

    @Message("Percobaan ke-{count}; berikutnya {time}")
    String nextTry(long count, String time);

    @Message("Berlaku sampai {time}")
    String until(String time);

    @Message("Catatan (tidak wajib)")
    String note();

    @Message("Sudah disampaikan")
    String done();

    @Message("Coba lagi nanti")
    String tryAgain();

    @Message("Tidak dapat dihubungi")
    String unreachable();

    @Message("Nama")
    String name();

    @Message("Tidak disebut")
    String noName();

    @Message("Telepon")
    String phone();

    @Message("Surel")
    String email();

    @Message("Kontak sudah dihapus. Pilih \"Tidak dapat dihubungi\".")
    String gone();

    @Message("Dicatat: sudah disampaikan.")
    String savedDone();

    @Message("Dicatat: dicoba lagi nanti.")
    String savedAgain();

    @Message("Dicatat: tidak dapat dihubungi.")
    String savedUnreachable();

    @Message("Halaman sebelumnya")
    String previous();

    @Message("Halaman berikutnya")
    String next();

    @Message("Kembali ke daftar")
    String back();

    @Message("Tidak ada kabar seperti itu")
    String notFoundTitle();

    @Message("Muat ulang daftar telepon balik.")
    String notFoundDetail();

    @Message("Sudah selesai")
    String settledTitle();

    @Message("Kabar ini sudah disampaikan, ditutup, atau lewat waktunya. Muat ulang daftar.")
    String settledDetail();

    @Message("Catatan tidak dapat disimpan")
    String noteTitle();

    @Message("Paling panjang {longest} huruf.")
    String noteUnfit(int longest);

    @Message("Laporan Bapak/Ibu dengan nomor {number} sudah kami terima.")
    String sayReceived(String number);

    @Message("Laporan Bapak/Ibu dengan nomor {number} sudah diteruskan ke {agency}.")
    String sayAgency(String number, String agency);

    @Message("{agency} sudah menjawab laporan Bapak/Ibu nomor {number}: {words} Apakah masalahnya sudah beres?")
    String sayAnswered(String number, String agency, String words);

    @Message("{agency} memerlukan keterangan untuk laporan Bapak/Ibu nomor {number}: {words} Mohon dijawab {until}.")
    String sayWaits(String number, String agency, String words, String until);

    @Message("Laporan Bapak/Ibu nomor {number} sudah selesai. Terima kasih sudah melapor.")
    String sayClosed(String number);

    @Message("Kejadian yang Bapak/Ibu ikut laporkan sudah ditangani {agency}. Terima kasih sudah melapor.")
    String sayJoinedAnswered(String agency);

    @Message("Kejadian yang Bapak/Ibu ikut laporkan sudah selesai ditangani. Terima kasih sudah melapor.")
    String sayJoinedClosed();

    @Message("petugas")
    String someone();

    @Message("Laporan sudah ditindaklanjuti.")
    String nothingAnswered();

    @Message("petugas memerlukan keterangan tambahan.")
    String nothingAsked();

    @Message("secepatnya")
    String soon();

    @Message("paling lambat {day}")
    String byDay(String day);
}
