package id.aduan.routing.rest;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the triage desk and of the directory's pages. */
@MessageBundle("routing")
interface RoutingMessages {
    @Message("Meja triase")
    String desk();

    @Message("{total} laporan menunggu keputusan")
    String waiting(long total);

    @Message("{count} laporan rahasia menunggu koordinator.")
    String forCoordinator(long count);

    @Message("Tidak ada laporan yang menunggu.")
    String nothingWaits();

    @Message("Cari nomor atau kata")
    String searchReports();

    @Message("Cari")
    String search();

    @Message("Nomor")
    String number();

    @Message("Diterima")
    String received();

    @Message("Laporan")
    String report();

    @Message("Tempat")
    String place();

    @Message("Tempat belum diketahui")
    String placeUnknown();

    @Message("Saran")
    String suggestion();

    @Message("Tidak ada saran")
    String noSuggestion();

    @Message("Tampaknya genting")
    String flagged();

    @Message("Ditahan: mirip spam")
    String heldSpam();

    @Message("Ditahan: teks berulang")
    String heldRepeated();

    @Message("Ditahan: pengirim belum terbukti")
    String heldUnproven();

    @Message("Rahasia")
    String confidential();

    @Message("Anonim")
    String anonymous();

    @Message("Pengaduan")
    String kindComplaint();

    @Message("Aspirasi")
    String kindAspiration();

    @Message("Permintaan informasi")
    String kindQuestion();

    @Message("Berikutnya")
    String nextPage();

    @Message("Sebelumnya")
    String previousPage();

    @Message("Kembali ke antrean")
    String backToQueue();

    @Message("Foto {index}")
    String photo(int index);

    @Message("Alasan mesin")
    String reasons();

    @Message("Pilih instansi")
    String chooseAgency();

    @Message("Tekan 1, 2 atau 3 untuk memilih saran.")
    String keysHint();

    @Message("Instansi lain")
    String otherAgency();

    @Message("Nama atau singkatan instansi")
    String agencySearch();

    @Message("Tidak ada instansi dengan nama itu.")
    String noAgency();

    @Message("Catatan untuk pelapor dan instansi")
    String note();

    @Message("Boleh kosong. Dapat dibaca pelapor; jangan tulis data pribadi.")
    String noteHint();

    @Message("Teruskan ke {name}")
    String assignTo(String name);

    @Message("Bukan wewenang kabupaten")
    String notOurs();

    @Message("Pihak yang berwenang")
    String body();

    @Message("Sampaikan ke pelapor")
    String refer();

    @Message("Arsipkan")
    String archive();

    @Message("Alasan arsip")
    String archiveReason();

    @Message("Terlalu umum")
    String tooGeneral();

    @Message("Tidak terbaca")
    String unreadable();

    @Message("Bukan urusan pemerintah")
    String notAboutGovernment();

    @Message("Spam")
    String spam();

    @Message("Laporan ganda")
    String duplicate();

    @Message("Keterangan")
    String explanation();

    @Message("Wajib diisi. Dapat dibaca pelapor.")
    String explanationHint();

    @Message("Gabungkan dengan laporan lain")
    String merge();

    @Message("Nomor laporan yang diteruskan")
    String mergeInto();

    @Message("Gabungkan")
    String mergeButton();

    @Message("Laporan {number} sudah diputuskan.")
    String decided(String number);

    @Message("Riwayat keputusan")
    String history();

    @Message("Keputusan {number}")
    String decisionNumber(int number);

    @Message("Diteruskan ke {name}")
    String outcomeAssigned(String name);

    @Message("Bukan wewenang: {name}")
    String outcomeNotOurs(String name);

    @Message("Menunggu petugas triase")
    String outcomeTriage();

    @Message("Diarsipkan")
    String outcomeArchived();

    @Message("Digabungkan")
    String outcomeMerged();

    @Message("Laporan ini tidak menunggu keputusan lagi.")
    String notWaiting();

    @Message("Peta desa dan titik laporan")
    String map();

    @Message("Direktori")
    String directory();

    @Message("Kata")
    String words();

    @Message("Instansi")
    String agencies();

    @Message("Versi direktori {version}")
    String directoryVersion(long version);

    @Message("Urusan")
    String urusan();

    @Message("Bobot")
    String weight();

    @Message("Simpan")
    String save();

    @Message("Hapus")
    String remove();

    @Message("Tambah kata")
    String addWord();

    @Message("Nama")
    String name();

    @Message("Singkatan")
    String shortName();

    @Message("Nama lain, pisahkan dengan koma")
    String aliases();

    @Message("Berlaku sampai")
    String validTo();

    @Message("Pengganti")
    String successor();

    @Message("Tersimpan sebagai versi {version}.")
    String saved(long version);

    @Message("Patokan")
    String landmarks();

    @Message("Tempat yang disebut warga untuk menunjukkan lokasi: kantor, pasar, stasiun, sekolah.")
    String landmarksHint();

    @Message("Tambah patokan")
    String addLandmark();

    @Message("{number} patokan disebut warga dan belum diperiksa")
    String uncheckedLandmarks(long number);

    @Message("Belum diperiksa")
    String unchecked();

    @Message("Sudah benar")
    String markChecked();

    @Message("Ubah patokan {name}")
    String editLandmark(String name);

    @Message("Jenis")
    String kind();

    @Message("Lintang")
    String latitude();

    @Message("Bujur")
    String longitude();

    @Message("Klik peta untuk mengisi lintang dan bujur, atau tulis angkanya, misalnya -6.55275 dan 107.44647.")
    String pointHint();

    @Message("Peta untuk memilih titik patokan")
    String pointMap();

    @Message("Hanya diketahui sampai wilayah")
    String knownArea();

    @Message(
            "Pilih bila letak tepatnya belum diketahui. Titiknya lalu hanya tengah wilayah itu. Kosongkan bila titiknya tepat.")
    String knownAreaHint();

    @Message("Titiknya tepat")
    String exactPoint();

    @Message("hanya wilayahnya diketahui")
    String onlyArea();

    @Message("Ubah")
    String change();

    @Message("Batal")
    String cancel();

    @Message("Kantor")
    String landmarkOffice();

    @Message("Kesehatan")
    String landmarkHealth();

    @Message("Pasar")
    String landmarkMarket();

    @Message("Stasiun atau terminal")
    String landmarkStation();

    @Message("Sekolah")
    String landmarkSchool();

    @Message("Taman atau wisata")
    String landmarkPark();

    @Message("Lainnya")
    String landmarkOther();

    @Message("Laporan tidak ditemukan")
    String notFoundTitle();

    @Message("Periksa nomornya. Laporan rahasia hanya dapat dibuka koordinator.")
    String notFoundDetail();

    @Message("Sudah diputuskan")
    String alreadyDecidedTitle();

    @Message("{name} sudah memutuskan laporan ini pada {time} WIB. Muat ulang untuk melihat keputusannya.")
    String alreadyDecidedDetail(String name, String time);

    @Message("Keputusan belum dapat disimpan")
    String unfitTitle();

    @Message("Pilih instansi yang ada dan masih berlaku.")
    String unknownAgency();

    @Message("Pilih pihak yang ada dalam direktori.")
    String unknownReferral();

    @Message("Tulis nomor laporan lain yang ada dan belum dihapus.")
    String unknownTarget();

    @Message("Tulis keterangan untuk mengarsipkan atau menggabungkan.")
    String noteMissing();

    @Message("Catatan paling banyak 500 huruf.")
    String noteUnfit();

    @Message("Pilih alasan arsip.")
    String reasonMissing();

    @Message("Direktori tidak berubah")
    String directoryRefusedTitle();

    @Message("Isian tidak cocok dengan direktori: {cause}")
    String directoryRefusedDetail(String cause);
}
