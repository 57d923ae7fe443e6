package org.vanthu.benchmarks;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Words as official documents use them: a few hundred that stand in nearly every document and a long tail of rare ones,
 * drawn by Zipf's law. Most words have two syllables, as in Vietnamese. The same on every machine and in every run.
 */
final class Lexicon {

    private static final String FREQUENT = """
            của|và|các|cho|trong|được|về|theo|tại|có|việc|thực hiện|quy định|trên|từ|đến|với|này|số|ngày|năm|tháng|tỉnh|huyện|xã|phường\
            |quản lý|nhà nước|công tác|đơn vị|cơ quan|tổ chức|cá nhân|ban hành|quyết định|kế hoạch|báo cáo|thông báo|công văn|tờ trình\
            |nghị định|thông tư|chính phủ|thủ tướng|bộ trưởng|ủy ban|nhân dân|hội đồng|chủ tịch|giám đốc|văn phòng|phòng ban|sở ngành\
            |địa phương|kinh tế|xã hội|phát triển|đầu tư|xây dựng|dự án|ngân sách|tài chính|kinh phí|nguồn vốn|giải ngân|thanh toán\
            |quyết toán|dự toán|phân bổ|bổ sung|điều chỉnh|phê duyệt|thẩm định|đề nghị|kiến nghị|hướng dẫn|triển khai|kiểm tra|thanh tra\
            |giám sát|đánh giá|tổng hợp|rà soát|phối hợp|chủ trì|chỉ đạo|yêu cầu|nhiệm vụ|giải pháp|mục tiêu|chỉ tiêu|kết quả|tiến độ\
            |thời hạn|chất lượng|hiệu quả|trách nhiệm|quyền hạn|thủ tục|hành chính|cải cách|hồ sơ|văn bản|tài liệu|lưu trữ|văn thư|chữ ký\
            |điện tử|phần mềm|dữ liệu|thông tin|truyền thông|công nghệ|chuyển đổi|kỹ thuật|số hóa|kết nối|liên thông|an toàn|an ninh\
            |trật tự|quốc phòng|quân sự|công an|giao thông|vận tải|đường bộ|cầu đường|thủy lợi|đê điều|phòng chống|thiên tai|bão lụt|hạn hán\
            |cứu nạn|cứu hộ|môi trường|tài nguyên|khoáng sản|đất đai|nhà ở|quy hoạch|sử dụng|giải phóng|mặt bằng|bồi thường|hỗ trợ|tái định cư\
            |thu hồi|cấp giấy|chứng nhận|quyền sở hữu|nông nghiệp|nông thôn|nông dân|trồng trọt|chăn nuôi|thú y|dịch bệnh|thủy sản|lâm nghiệp\
            |rừng phòng hộ|giống cây|phân bón|hợp tác xã|doanh nghiệp|sản xuất|kinh doanh|thương mại|xuất khẩu|nhập khẩu|thị trường|giá cả\
            |hàng hóa|tiêu dùng|công nghiệp|khu công nghiệp|năng lượng|điện lực|xăng dầu|du lịch|văn hóa|thể thao|lễ hội|di tích|bảo tồn\
            |giáo dục|đào tạo|trường học|học sinh|giáo viên|tuyển sinh|thi tuyển|y tế|bệnh viện|khám bệnh|chữa bệnh|bảo hiểm|dược phẩm\
            |vệ sinh|thực phẩm|dân số|trẻ em|phụ nữ|thanh niên|người cao tuổi|người khuyết tật|chính sách|ưu đãi|thương binh|liệt sĩ|giảm nghèo\
            |lao động|việc làm|tiền lương|cán bộ|công chức|viên chức|tuyển dụng|bổ nhiệm|miễn nhiệm|luân chuyển|thi đua|khen thưởng|kỷ luật\
            |khiếu nại|tố cáo|tiếp công dân|tham nhũng|tiết kiệm|lãng phí|tư pháp|hộ tịch|công chứng|hòa giải|pháp luật|phổ biến|dân tộc\
            |tôn giáo|tín ngưỡng|mặt trận|đoàn thể|bầu cử|đại biểu|cử tri|kỳ họp|nghị quyết|chương trình|hội nghị|giấy mời|cuộc họp|tham dự\
            |thành phần|địa điểm|thời gian|nội dung|chuẩn bị|trình bày|góp ý|dự thảo|lấy ý kiến|thống nhất|ký kết|hợp đồng|đấu thầu|gói thầu\
            |nhà thầu|nghiệm thu|bàn giao|bảo trì|sửa chữa|trụ sở|trang thiết bị|tài sản|công sản|đấu giá|cho thuê|thuế|phí|lệ phí|kho bạc""";

    private static final String ONSETS = "|b|c|ch|d|đ|g|gi|h|kh|l|m|n|ng|nh|ph|qu|r|s|t|th|tr|v|x";
    private static final String RIMES =
            "a|ai|ao|an|ang|anh|am|au|ay|ăn|ăng|âm|ân|âu|ây|e|en|eo|ê|ên|ênh|i|iên|iêu|in|inh|iêng|o|oa|oan|oi|on|ong|ô|ôi|ôn|ông|ơ|ơi|ơn"
                    + "|u|ui|un|ung|uôn|uông|uyên|ư|ưa|ưng|ươi|ương|ươu|y";
    private static final String TONES = " \u0300\u0301\u0303\u0309\u0323";
    private static final String MARKED_VOWELS = "ăâêôơư";
    private static final String VOWELS = "aăâeêioôơuưy";

    private static final int RARE_WORDS = 16_000;
    private static final int TABLE = 1 << 20;
    /** Flattens the head, where Zipf's law alone would repeat the first words too often. */
    private static final int OFFSET = 8;

    private final List<String> words;
    private final int frequent;
    private final int[] table = new int[TABLE];

    Lexicon() {
        List<String> all = new ArrayList<>(List.of(FREQUENT.strip().split("\\|")));
        frequent = all.size();
        List<String> syllables = syllables();
        Random random = new Random(2026);
        Collections.shuffle(syllables, random);
        for (int i = 0; i < RARE_WORDS; i++) {
            all.add(syllables.get(random.nextInt(syllables.size())) + " "
                    + syllables.get(random.nextInt(syllables.size())));
        }
        words = List.copyOf(all);
        fillTable();
    }

    private void fillTable() {
        double sum = 0;
        for (int rank = 0; rank < words.size(); rank++) {
            sum += 1.0 / (rank + OFFSET);
        }
        double reached = 0;
        int slot = 0;
        for (int rank = 0; rank < words.size(); rank++) {
            reached += 1.0 / (rank + OFFSET);
            int end = (int) Math.round(reached / sum * TABLE);
            while (slot < end) {
                table[slot++] = rank;
            }
        }
    }

    private static List<String> syllables() {
        List<String> all = new ArrayList<>();
        for (String onset : ONSETS.split("\\|", -1)) {
            for (String rime : RIMES.split("\\|", -1)) {
                for (int i = 0; i < TONES.length(); i++) {
                    all.add(onset + toned(rime, TONES.charAt(i)));
                }
            }
        }
        return all;
    }

    private static String toned(String rime, char tone) {
        if (tone == ' ') {
            return rime;
        }
        int at = -1;
        for (int i = 0; i < rime.length(); i++) {
            char c = rime.charAt(i);
            if (MARKED_VOWELS.indexOf(c) >= 0 || (at < 0 && VOWELS.indexOf(c) >= 0)) {
                at = i;
            }
        }
        String marked = rime.substring(0, at + 1) + tone + rime.substring(at + 1);
        return Normalizer.normalize(marked, Normalizer.Form.NFC);
    }

    /** A word of a text: the more frequent the lower its rank. */
    String draw(SplittableRandom random) {
        return words.get(table[random.nextInt(TABLE)]);
    }

    /** So many words in a row. */
    String phrase(SplittableRandom random, int count) {
        StringBuilder text = new StringBuilder(count * 9);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(draw(random));
        }
        return text.toString();
    }

    /** The two-syllable words that stand in many documents. */
    List<String> frequentPairs() {
        return words.subList(0, frequent).stream()
                .filter(word -> word.chars().filter(c -> c == ' ').count() == 1)
                .toList();
    }

    /** Two-syllable words that few documents have, the more frequent first. */
    List<String> rarePairs(int count) {
        return words.subList(frequent, frequent + count);
    }
}
