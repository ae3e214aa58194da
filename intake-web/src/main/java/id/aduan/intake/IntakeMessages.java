package id.aduan.intake;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the doors say about a report that comes in or is followed; {@link IntakeWords} picks the language. */
@MessageBundle("intake")
public interface IntakeMessages {
    @Message("Wajib diisi.")
    String required();

    @Message("Paling banyak {limit} huruf. Persingkat, atau lanjutkan lewat balasan setelah laporan terkirim.")
    String tooLong(int limit);

    @Message("Belum ada kata yang dapat dibaca. Tulis dengan kata-kata Anda.")
    String noText();

    @Message("Nilai ini tidak dikenal. Pilih salah satu yang tersedia.")
    String unknownValue();

    @Message("Isian ini tidak dikenal. Periksa ejaannya, atau hapus.")
    String unknownField();

    @Message("Jenis nilainya salah. Lihat contoh di dokumentasi API.")
    String wrongType();

    @Message("Tulis sebagai angka, misalnya -6.5567.")
    String notANumber();

    @Message("Angka ini di luar jangkauan. Garis lintang -90 sampai 90, garis bujur -180 sampai 180.")
    String outOfRange();

    @Message(
            "Desa atau kelurahan ini tidak ada di Purwakarta. Pilih dari daftar, atau tulis tempatnya dengan kata-kata.")
    String unknownArea();

    @Message("Tanggal tidak terbaca. Tulis seperti 2026-11-24 atau 2026-11-24T08:30.")
    String unreadableDate();

    @Message("Waktu kejadian ada di masa depan. Isi waktu yang sudah lewat, atau kosongkan.")
    String dateInFuture();

    @Message("Waktu kejadian terlalu lampau. Periksa tahunnya, atau kosongkan.")
    String dateTooOld();

    @Message("Nomor telepon ini tidak benar. Tulis seperti 0812… atau +62812…, atau kosongkan.")
    String invalidPhone();

    @Message("Alamat surel ini tidak benar. Tulis seperti nama@contoh.id, atau kosongkan.")
    String invalidEmail();

    @Message("Kunci kiriman harus 1 sampai 200 huruf atau angka tanpa karakter khusus.")
    String invalidKey();

    @Message("Berkas ini bukan foto JPEG, PNG atau WebP. Pilih foto lain.")
    String unsupportedPhoto();

    @Message(
            "Foto HEIC belum dapat dibuka. Di iPhone pilih Pengaturan, Kamera, Format, Paling Kompatibel; atau kirim tangkapan layar fotonya.")
    String heicPhoto();

    @Message("Foto ini rusak atau terpotong. Kirim ulang, atau pilih foto lain.")
    String damagedPhoto();

    @Message("Foto terlalu besar: paling besar {limit} MB. Perkecil, lalu kirim lagi.")
    String photoTooLarge(int limit);

    @Message("Foto terlalu besar: paling banyak {limit} megapiksel. Perkecil, lalu kirim lagi.")
    String photoTooManyPixels(int limit);

    @Message("Paling banyak {limit} foto. Kirim yang paling jelas; sisanya dapat dikirim lewat balasan.")
    String tooManyPhotos(int limit);

    @Message("Tulis sesuatu, atau lampirkan foto.")
    String nothingSaid();

    @Message("Pilih satu sampai lima bintang.")
    String invalidStars();

    @Message("Garis lintang dan bujur tertukar, dan sudah kami betulkan.")
    String warnCoordinatesSwapped();

    @Message("Titik ini di luar Kabupaten Purwakarta. Laporan tetap diterima; petugas akan memeriksa tempatnya.")
    String warnOutsideRegency();

    @Message("Foto yang sama dikirim dua kali dan disimpan satu kali.")
    String warnPhotoRepeated();

    @Message("Ada isian yang belum benar")
    String invalidTitle();

    @Message("Perbaiki isian di daftar kesalahan, lalu kirim lagi. Belum ada yang tersimpan.")
    String invalidDetail();

    @Message("Kiriman tidak dapat dibaca")
    String unreadableTitle();

    @Message("Isi bukan JSON yang utuh. Periksa tanda kurung dan kutipnya, lalu kirim lagi.")
    String unreadableDetail();

    @Message("Laporan belum tersimpan")
    String notSafeTitle();

    @Message(
            "Sistem sedang terganggu, jadi laporan belum dapat kami terima. Kirim lagi sebentar lagi dengan kunci yang sama: laporan tidak akan menjadi dua.")
    String notSafeDetail();

    @Message("Kontak belum dapat disimpan dengan aman")
    String noSealingKeyTitle();

    @Message("Kunci penyegel belum tersedia. Coba lagi sebentar, atau kirim laporan tanpa kontak.")
    String noSealingKeyDetail();

    @Message("Nomor atau PIN tidak cocok")
    String unknownNumberOrPinTitle();

    @Message(
            "Periksa nomor laporan dan enam angka PIN di tanda terima, lalu coba lagi. Setelah lima kali salah, tunggu satu jam.")
    String unknownNumberOrPinDetail();

    @Message("Terlalu banyak percobaan")
    String tooManyTriesTitle();

    @Message("Tunggu satu jam, lalu coba lagi dengan PIN di tanda terima.")
    String tooManyTriesDetail();

    @Message("Status sedang tidak dapat dilihat")
    String casesAwayTitle();

    @Message("Laporan Anda aman. Status sedang tidak dapat ditampilkan; coba lagi beberapa menit lagi.")
    String casesAwayDetail();

    @Message("Laporan sudah diterima dan sedang dicatat. Lihat lagi beberapa menit lagi.")
    String beingRegistered();

    @Message("Laporan masih dicatat")
    String notYetTitle();

    @Message("Tambahan dapat dikirim setelah laporan tercatat. Coba lagi beberapa menit lagi.")
    String notYetDetail();

    @Message("Berkas tidak ditemukan")
    String noSuchFileTitle();

    @Message("Buka foto dari halaman laporan Anda.")
    String noSuchFileDetail();

    @Message("Terlalu banyak kiriman dari tempat ini")
    String tooManyReportsTitle();

    @Message("Tunggu sebentar, lalu kirim lagi dengan kunci yang sama. Untuk keadaan darurat telepon 112.")
    String tooManyReportsDetail();

    @Message("Kiriman Anda diterima dan akan tampak di riwayat laporan.")
    String acceptedAction();

    @Message("Laporan ini tidak ada pada pengguna ini")
    String unknownCaseTitle();

    @Message("Periksa nomornya, atau ambil dari daftar laporan pengguna.")
    String unknownCaseDetail();

    @Message("Jenis isi tidak didukung")
    String unsupportedBodyTitle();

    @Message("Kirim sebagai application/json, atau multipart/form-data dengan bagian complaint dan photo.")
    String unsupportedBodyDetail();

    @Message("Kiriman terlalu lama")
    String tooSlowTitle();

    @Message(
            "Kiriman tidak selesai pada waktunya. Perkecil fotonya, atau cari sinyal yang lebih baik, lalu kirim lagi.")
    String tooSlowDetail();

    @Message("Kiriman terlalu besar")
    String bodyTooLargeTitle();

    @Message("Laporan tanpa foto jauh lebih kecil dari ini. Kirim foto sebagai multipart/form-data.")
    String bodyTooLargeDetail();
}
