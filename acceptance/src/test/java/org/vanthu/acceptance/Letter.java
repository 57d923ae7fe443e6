package org.vanthu.acceptance;

import com.microsoft.playwright.Page;

/**
 * An official letter with the layout of Decree 30/2020, empty places for number and date, printed to PDF by the browser
 * as people do who write in a browser.
 */
final class Letter {

    private Letter() {}

    /** Prints it; {@code organ} writes to {@code addressee}, {@code position} and {@code name} sign. */
    static byte[] print(
            Desk desk, String organ, String symbol, String subject, String addressee, String position, String name) {
        Page page = desk.page().context().newPage();
        try {
            page.setContent("""
                    <!DOCTYPE html><html lang="vi"><style>
                      @page { size: A4; margin: 20mm 15mm 20mm 30mm }
                      body { font: 14pt/1.4 "Times New Roman", "Liberation Serif", serif; margin: 0; color: #000 }
                      table { width: 100%%; border-collapse: collapse; font-size: 13pt }
                      td { vertical-align: top; text-align: center; padding: 0 }
                      p { margin: 6pt 0; text-align: justify; text-indent: 1.27cm }
                      .plain p, .end p { text-indent: 0; text-align: center; margin: 0 }
                      .end td:first-child { text-align: left; font-size: 11pt; width: 50%% }
                    </style>
                    <table class="plain"><tr><td style="width:42%%"><p>UBND TỈNH MẪU<p><b>%1$s</b></td>
                      <td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><p style="font-size:14pt"><b>Độc lập - Tự do - Hạnh phúc</b></td></tr>
                      <tr><td style="padding-top:8pt"><p>Số: &nbsp; &nbsp; &nbsp; &nbsp; &nbsp;/%2$s<p style="font-size:12pt">V/v %3$s</td>
                      <td style="padding-top:8pt"><p style="font-size:14pt"><i>Mẫu Sơn, ngày &nbsp; &nbsp; &nbsp; tháng &nbsp; &nbsp; &nbsp; năm 2026</i></td></tr></table>
                    <p style="text-align:center; margin:18pt 0">Kính gửi: %4$s
                    <p>Phúc đáp các văn bản của Quý Sở, sau khi nghiên cứu, cơ quan có ý kiến như sau:
                    <p>1. Nhất trí với nội dung dự thảo Quy chế phối hợp.
                    <p>2. Đề nghị bổ sung thời hạn gửi báo cáo trước ngày 10 hằng tháng.
                    <p>Trên đây là ý kiến của cơ quan, gửi Quý Sở tổng hợp./.
                    <table class="end" style="margin-top:18pt"><tr><td><b><i>Nơi nhận:</i></b><br>- Như trên;<br>- Phòng Văn xã;<br>- Lưu: VT, KT.</td>
                      <td><p style="font-size:14pt"><b>%5$s</b><p style="margin-top:90pt; font-size:14pt"><b>%6$s</b></td></tr></table>
                    """.formatted(organ, symbol, subject, addressee, position, name));
            return page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        } finally {
            page.close();
        }
    }
}
