package id.aduan.intake.whatsapp.accounts;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the page of our numbers and of its problems. */
@MessageBundle("accounts")
interface AccountMessages {
    @Message("Nomor WhatsApp")
    String title();

    @Message("Nomor yang dipakai pintu WhatsApp, keadaannya menurut WhatsApp, dan templatnya.")
    String intro();

    @Message("Belum ada nomor yang diatur. Panduan pemasangan menjelaskan caranya.")
    String nothing();

    @Message("Mengirim")
    String sends();

    @Message("Berhenti")
    String stopped();

    @Message("Tidak terhubung")
    String unreachable();

    @Message("Belum diketahui")
    String unknown();

    @Message("Tidak mengirim apa pun sejak {time} WIB: tokennya tidak berlaku (kode {code}).")
    String stoppedByToken(String time, String code);

    @Message("Tidak mengirim apa pun sejak {time} WIB: WhatsApp tidak mengizinkannya (kode {code}).")
    String stoppedByPolicy(String time, String code);

    @Message("WhatsApp tidak dapat dihubungi sejak {time} WIB. Pesan menunggu dan dikirim sendiri setelah tersambung.")
    String unreachableSince(String time);

    @Message("Laporan warga tetap diterima selama nomor berhenti; jawabannya menunggu.")
    String stoppedHint();

    @Message("Mutu")
    String quality();

    @Message("Batas")
    String limit();

    @Message("Kabar terakhir dari WhatsApp")
    String remark();

    @Message("Pesan menunggu")
    String waiting();

    @Message("Jalankan lagi")
    String resume();

    @Message("Perbaiki dahulu sebabnya di Meta. Satu pesan dikirim sebagai percobaan; bila diterima, sisanya menyusul.")
    String resumeHint();

    @Message("Nomor {name} dijalankan lagi.")
    String resumed(String name);

    @Message("Templat")
    String templates();

    @Message("Satu-satunya bentuk pesan setelah 24 jam tanpa kabar dari warga. Meta harus menyetujui tiap bahasa.")
    String templatesIntro();

    @Message("Nama")
    String name();

    @Message("Bahasa")
    String language();

    @Message("Status")
    String status();

    @Message("Jenis")
    String category();

    @Message("Keterangan")
    String reason();

    @Message("Akun")
    String account();

    @Message("Periksa templat di Meta")
    String check();

    @Message("Daftarkan yang belum ada")
    String register();

    @Message("Pemeriksaan tidak mengubah apa pun di Meta. Pendaftaran hanya menambah yang belum ada.")
    String registerHint();

    @Message("Hasil")
    String outcome();

    @Message("sudah ada")
    String there();

    @Message("didaftarkan")
    String registered();

    @Message("belum ada")
    String missing();

    @Message("ditolak")
    String refused();

    @Message("tidak diketahui")
    String notKnown();

    @Message("Riwayat")
    String history();

    @Message("menjalankan lagi {name}")
    String actResumed(String name);

    @Message("mendaftarkan templat ({note})")
    String actRegistered(String note);

    @Message("Nomor tidak ada")
    String notFoundTitle();

    @Message("Tidak ada nomor dengan nama ini.")
    String notFoundDetail();

    @Message("Nomor tidak sedang berhenti")
    String notStoppedTitle();

    @Message("Nomor ini sudah mengirim, atau baru saja dijalankan lagi oleh orang lain.")
    String notStoppedDetail();
}
