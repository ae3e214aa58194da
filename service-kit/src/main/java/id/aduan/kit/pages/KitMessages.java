package id.aduan.kit.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words that every service needs: errors and the frame of the staff pages. */
@MessageBundle("kit")
public interface KitMessages {
    @Message("Halaman atau data ini tidak ditemukan")
    String notFoundTitle();

    @Message("Periksa alamatnya, atau mulai lagi dari halaman depan.")
    String notFoundDetail();

    @Message("Masuk dahulu")
    String unauthorizedTitle();

    @Message("Sertakan token akses yang masih berlaku, atau masuk kembali.")
    String unauthorizedDetail();

    @Message("Tidak diizinkan")
    String forbiddenTitle();

    @Message("Akun Anda tidak memiliki peran untuk tindakan ini. Hubungi koordinator bila seharusnya ada.")
    String forbiddenDetail();

    @Message("Kiriman dari situs lain ditolak")
    String crossOriginTitle();

    @Message("Buka halaman ini langsung di alamat Aduan, lalu kirim dari sana.")
    String crossOriginDetail();

    @Message("Permintaan tidak dapat dibaca")
    String badRequestTitle();

    @Message("Periksa isi permintaan, lalu kirim lagi.")
    String badRequestDetail();

    @Message("Cara ini tidak dilayani di alamat ini")
    String methodNotAllowedTitle();

    @Message("Lihat dokumentasi API untuk metode yang dilayani.")
    String methodNotAllowedDetail();

    @Message("Jenis isi tidak didukung")
    String unsupportedMediaTypeTitle();

    @Message("Kirim sebagai jenis isi yang tertulis di dokumentasi API.")
    String unsupportedMediaTypeDetail();

    @Message("Terlalu besar")
    String tooLargeTitle();

    @Message("Perkecil isi kiriman, lalu kirim lagi.")
    String tooLargeDetail();

    @Message("Sedang terganggu")
    String unavailableTitle();

    @Message("Layanan sedang terganggu. Tidak ada yang hilang: coba lagi sebentar.")
    String unavailableDetail();

    @Message("Kesalahan di pihak kami")
    String internalTitle();

    @Message("Coba lagi. Bila berulang, sampaikan nomor jejak ini kepada petugas: {id}")
    String internalDetail(String id);

    @Message("Kembali ke halaman depan")
    String backToStart();

    @Message("Keluar")
    String signOut();

    @Message("Meja triase")
    String navTriage();

    @Message("Kasus")
    String navCases();

    @Message("Rekaman tertahan")
    String navDeadLetters();

    @Message("Langsung ke isi")
    String skipToContent();

    @Message("Bahasa")
    String language();
}
