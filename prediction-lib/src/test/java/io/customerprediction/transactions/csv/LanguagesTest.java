package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shop's export is read in its own language: names of columns, statuses, currencies, encodings, ways to write a date. */
class LanguagesTest {
    /** Forty orders of eight customers, of which every tenth has the other status. */
    private static String export(String header, String date, String amount, String sale, String other) {
        List<String> rows = new ArrayList<>(List.of(header));
        for (int i = 1; i <= 40; i++) {
            rows.add("o" + i + ";" + date.replace("DD", String.valueOf(10 + i % 19)) + ";c" + i % 8 + ";" + amount + ";"
                    + (i % 10 == 0 ? other : sale));
        }
        return String.join("\n", rows) + "\n";
    }

    private static ReadLog read(byte[] export) {
        return ReadLog.of(export, LogFormat.DETECT, ReadLog.RULES);
    }

    private static double sum(ReadLog log) {
        return log.spent().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cs | Číslo objednávky;Datum objednávky;Zákazník;Cena celkem;Stav | DD.03.2024 | 10,50 Kč | Vyřízena | Stornována | cancelled order",
                "sk | Číslo faktúry;Dátum vystavenia;Odberateľ;Suma s DPH;Stav | DD.03.2024 | 10,50 | Uhradená | Neuhradená | pending payment",
                "hu | Rendelésszám;Rendelés dátuma;Vevő neve;Végösszeg;Állapot | 2024.03.DD. 10:15 | 10,50 Ft | Teljesítve | Törölve | cancelled order",
                "ro | Număr comandă;Data comenzii;Nume client;Total comandă;Stare comandă | DD.03.2024 | 10,50 lei | Livrată | Anulată | cancelled order",
                "hr | Broj narudžbe;Datum narudžbe;Kupac;Ukupno;Status | DD.03.2024. | 10,50 € | Isporučeno | Otkazano | cancelled order",
                "bg | Номер на поръчка;Дата;Клиент;Обща сума;Статус | DD.03.2024 | 10,50 лв. | Изпълнена | Отказана | cancelled order",
                "el | Αριθμός παραγγελίας;Ημερομηνία;Πελάτης;Σύνολο;Κατάσταση | DD/03/2024 | 10,50 € | Ολοκληρωμένη | Ακυρωμένη | cancelled order",
                "tr | Sipariş No;Sipariş Tarihi;Müşteri Adı;Toplam Tutar;Durum | DD.03.2024 | 10,50 TL | Teslim Edildi | İptal Edildi | cancelled order",
                "ru | Номер заказа;Дата заказа;Покупатель;Сумма заказа;Статус | DD.03.2024 | 10,50 | Доставлен | Отменён | cancelled order",
                "uk | Номер замовлення;Дата;Покупець;Сума, грн;Статус | DD.03.2024 | 10,50 | Виконано | Скасовано | cancelled order",
                "fi | Tilausnumero;Tilauspäivä;Asiakas;Summa;Tila | DD.3.2024 | 10,50 € | Toimitettu | Odottaa maksua | pending payment",
                "da | Ordrenr.;Ordredato;Kundenr.;Ordretotal;Ordrestatus | DD-03-2024 | 10,50 | Afsendt | Annulleret | cancelled order",
                "no | Fakturanr;Fakturadato;Kunde;Beløp inkl. mva;Status | DD.03.2024 | 10,50 | Betalt | Ubetalt | pending payment",
                "he | מספר הזמנה;תאריך הזמנה;שם לקוח;סה\"כ;סטטוס | DD/03/2024 | ₪10.50 | הושלמה | בוטלה | cancelled order",
                "ar | رقم الطلب;تاريخ الطلب;اسم العميل;إجمالي الطلب;حالة الطلب | 2024-03-DD | 10.50 | مكتمل | ملغي | cancelled order",
                "vi | Mã đơn hàng;Ngày đặt hàng;Khách hàng;Tổng tiền;Trạng thái | DD/03/2024 | 10.50 | Hoàn thành | Đã hủy | cancelled order",
                "id | Nomor Invoice;Tanggal Pembelian;Nama Pembeli;Total Penjualan;Status Pesanan | DD-03-2024 | 10.50 | Selesai | Dibatalkan | cancelled order",
                "th | หมายเลขคำสั่งซื้อ;วันที่สั่งซื้อ;ชื่อลูกค้า;ยอดรวม;สถานะ | 2024-03-DD | 10.50 | สำเร็จ | ยกเลิก | cancelled order",
                "ja | 注文番号;注文日時;会員コード;請求金額;ステータス | 2024年3月DD日 10:15 | 10.50 | 発送済み | 注文キャンセル | cancelled order",
                "zh | 订单编号;订单创建时间;买家会员名;买家实际支付金额;订单状态 | 2024-03-DD 10:15:00 | 10.50 | 交易成功 | 等待买家付款 | pending payment",
                "ko | 주문번호;주문일시;구매자ID;결제금액;주문상태 | 2024-03-DD 10:15 | 10.50 | 배송완료 | 주문취소 | cancelled order",
                "es | # de venta;Fecha de venta;Comprador;Ingresos por productos (MXN);Estado | DD de marzo de 2024 10:15 hs. | 10.50 | Entregado | Venta cancelada | cancelled order",
                "pt | Número do Pedido;Data;Nome do comprador;Total;Status do Pagamento | DD/03/2024 | 10,50 | Confirmado | Recusado | failed payment"
            })
    void anExportIsReadInItsLanguage(
            String language, String header, String date, String amount, String sale, String other, String reason) {
        ReadLog log = read(export(header, date, amount, sale, other).getBytes(StandardCharsets.UTF_8));

        assertThat(log.report().setAside()).isEqualTo(Map.of(reason, 4L));
        assertThat(sum(log)).isEqualTo(36 * 10.5);
        assertThat(log.customers()).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1250 | Numer zamówienia;Data złożenia;Kontrahent;Wartość brutto;Status płatności | Opłacone | Nieopłacone",
                "windows-1251 | Номер заказа;Дата заказа;Покупатель;Сумма;Статус | Оплачен | Не оплачен",
                "windows-1253 | Αριθμός παραγγελίας;Ημερομηνία;Πελάτης;Σύνολο;Κατάσταση | Ολοκληρωμένη | Εκκρεμεί",
                "windows-1254 | Sipariş No;Sipariş Tarihi;Müşteri Adı;Toplam Tutar;Sipariş Durumu | Tamamlandı | Ödeme Bekliyor",
                "windows-31j | 注文番号;注文日;購入者 名前;合計金額;入金状況 | 入金済 | 未入金",
                "GB18030 | 订单号;下单时间;买家;实付金额;订单状态 | 已发货 | 待付款"
            })
    void theEncodingIsFoundByTheNamesOfTheColumns(String encoding, String header, String sale, String other) {
        ReadLog log = read(export(header, "2024-03-DD", "10.50", sale, other).getBytes(Charset.forName(encoding)));

        assertThat(log.report().setAside()).isEqualTo(Map.of("pending payment", 4L));
        assertThat(sum(log)).isEqualTo(36 * 10.5);
    }

    @ParameterizedTest
    @CsvSource({"MÜŞTERİ ADI", "Müşteri adı", "müsteri adi"})
    void aNameIsTheSameInCapitalsOfItsLanguage(String name) {
        ReadLog log = ReadLog.of(name + ",tarih,tutar", "a,2024-03-01,5.00", "b,2024-03-02,6.00");

        assertThat(log.report().reading().columns()).containsEntry("customer", name);
    }
}
