package id.aduan.intake.callcenter.calls;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of what is told of a call: problems, and what the desk adds to a report by itself. */
@MessageBundle("calls")
interface CallMessages {
    @Message("Kebakaran")
    String fire();

    @Message("Kerusuhan")
    String riot();

    @Message("Kecelakaan")
    String accident();

    @Message("Bencana alam")
    String naturalDisaster();

    @Message("Masalah kesehatan")
    String medical();

    @Message("Gangguan keamanan dan ketertiban umum")
    String publicSecurity();

    @Message("Keadaan darurat lain")
    String other();

    @Message("Bahaya: {hazards}")
    String hazards(String hazards);

    @Message("Pertanyaan yang dijawab langsung")
    String question();

    @Message("Baru masuk")
    String statusNew();

    @Message("Belum diteruskan")
    String statusReceived();

    @Message("Di instansi")
    String statusDispatched();

    @Message("Sedang dikerjakan")
    String statusInProgress();

    @Message("Sudah dijawab")
    String statusAnswered();

    @Message("Menunggu pelapor")
    String statusPostponed();

    @Message("Selesai")
    String statusClosed();

    @Message("Bukan kewenangan kabupaten")
    String statusReferred();

    @Message("Panggilan tidak ditemukan")
    String notFoundTitle();

    @Message("Tidak ada panggilan atau data dengan nomor itu.")
    String notFoundDetail();

    @Message("Panggilan ditangani operator lain")
    String takenTitle();

    @Message("{operator} sedang menangani panggilan ini. Supervisor dapat mengambil alih.")
    String takenDetail(String operator);

    @Message("Panggilan belum diambil")
    String notTakenTitle();

    @Message("Ambil dahulu panggilan ini, lalu lanjutkan.")
    String notTakenDetail();

    @Message("Panggilan sudah dicatat")
    String loggedTitle();

    @Message("{operator} sudah mencatat panggilan ini dan isinya berbeda. Buat panggilan baru bila ada hal lain.")
    String loggedDetail(String operator);

    @Message("Ada konsep yang lebih baru")
    String draftOlderTitle();

    @Message("Konsep versi {version} sudah disimpan dari layar lain. Muat ulang panggilan ini.")
    String draftOlderDetail(long version);

    @Message("Nomor melaporkan keadaan darurat")
    String emergencyTitle();

    @Message("Dari nomor ini baru saja dilaporkan keadaan darurat, jadi tidak dapat diblokir.")
    String emergencyDetail();

    @Message("Nomor tidak diketahui")
    String noNumberTitle();

    @Message("Nomor panggilan ini tidak diketahui, jadi tidak ada yang dapat diblokir.")
    String noNumberDetail();

    @Message("Persetujuan belum ada")
    String consentTitle();

    @Message(
            "Data diri pengunjung hanya disimpan bila ia setuju. Minta persetujuannya, atau kosongkan nama dan kontak.")
    String consentDetail();

    @Message("Kontak belum dapat disimpan")
    String noKeyTitle();

    @Message("Kunci penyegel kontak belum sampai di layanan ini. Coba lagi sebentar, atau catat tanpa nama dan kontak.")
    String noKeyDetail();

    @Message("Isian belum benar")
    String invalidTitle();

    @Message("Perbaiki isian yang disebut, lalu catat lagi.")
    String invalidDetail();

    @Message("Wajib diisi.")
    String required();

    @Message("Terlalu panjang.")
    String tooLong();

    @Message("Pilihan tidak dikenal.")
    String unknownValue();

    @Message("Bukan nomor telepon. Perbaiki atau kosongkan.")
    String invalidPhone();

    @Message("Bukan nomor telepon dan bukan alamat surel.")
    String invalidContact();

    @Message("Wilayah tidak dikenal.")
    String unknownArea();

    @Message("Bukan koordinat.")
    String noPoint();

    @Message("Waktu tidak terbaca.")
    String unreadableDate();

    @Message("Waktu belum tiba.")
    String dateInFuture();

    @Message("Tidak berlaku untuk jenis panggilan ini.")
    String notOfThisType();
}
