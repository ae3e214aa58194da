package id.aduan.intake.callcenter.figures;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the figures, on the page and in the exports. */
@MessageBundle("figures")
interface FiguresMessages {
    @Message("Angka panggilan")
    String title();

    @Message("Panggilan 112")
    String callCenter();

    @Message("Tatap muka")
    String walkIn();

    @Message("Dari tanggal")
    String from();

    @Message("Sampai tanggal")
    String to();

    @Message("Meja")
    String desk();

    @Message("Tampilkan")
    String show();

    @Message("Unduh CSV")
    String csv();

    @Message("Unduh Excel")
    String xlsx();

    @Message("Masa itu tidak dapat ditampilkan")
    String periodTitle();

    @Message("Isilah dua tanggal seperti 2026-11-28, yang kedua tidak sebelum yang pertama, paling lama {days} hari.")
    String periodDetail(int days);

    @Message("Jumlah")
    String total();

    @Message("Normal")
    String normal();

    @Message("Ghost")
    String ghost();

    @Message("Prank")
    String prank();

    @Message("Informasi")
    String informasi();

    @Message("Belum dicatat")
    String notLogged();

    @Message("Terputus")
    String abandoned();

    @Message("Darurat")
    String emergencies();

    @Message("Digabung")
    String joined();

    @Message("Per jam")
    String byHour();

    @Message("Per hari")
    String byDay();

    @Message("Per operator")
    String byOperator();

    @Message("Jam")
    String hour();

    @Message("Tanggal")
    String date();

    @Message("Operator")
    String operator();

    @Message("Tidak dipegang siapa pun")
    String nobody();

    @Message("Waktu")
    String time();

    @Message("Rata-rata")
    String average();

    @Message("Median")
    String median();

    @Message("Diketahui")
    String known();

    @Message("Tidak diketahui")
    String unknown();

    @Message("Sampai diangkat")
    String toAnswer();

    @Message("Sampai dicatat")
    String toLog();

    @Message("Darurat: sampai di instansi")
    String toDispatch();

    @Message("Darurat: sampai diterima instansi")
    String toAcknowledgement();

    @Message("Darurat: sampai petugas berangkat")
    String toOnTheWay();

    @Message("Darurat: sampai petugas di lokasi")
    String toOnScene();

    @Message("{seconds} dtk")
    String seconds(String seconds);

    @Message("{minutes} mnt {seconds} dtk")
    String minutes(long minutes, long seconds);

    @Message("{hours} jam {minutes} mnt")
    String hours(long hours, long minutes);

    @Message("Diangkat dalam 15 detik")
    String within15();

    @Message("Diangkat dalam 20 detik")
    String within20();

    @Message("{percent} % (sasaran {aim} %)")
    String share(String percent, int aim);

    @Message("tercapai")
    String reached();

    @Message("belum tercapai")
    String missed();

    @Message("Panggilan yang diangkat dalam 15 detik (persen)")
    String within15Percent();

    @Message("Panggilan yang diangkat dalam 20 detik (persen)")
    String within20Percent();

    @Message("Sampai diangkat, rata-rata (detik)")
    String answerSeconds();

    @Message("Sampai dicatat, rata-rata (detik)")
    String logSeconds();

    @Message("Ringkasan")
    String summary();

    @Message(
            "Setiap panggilan dihitung tepat satu kali. Ghost dan prank bukan aduan dan tidak masuk jumlah aduan. Waktu angkat diketahui hanya bila sentral telepon memberitahukannya.")
    String note();
}
