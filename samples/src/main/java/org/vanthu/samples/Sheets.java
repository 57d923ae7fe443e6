package org.vanthu.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lays a draft out on A4 sheets as Decree 30, appendix I, wants it, with the freedom that offices take. */
final class Sheets {

    static final float WIDTH = 595.3f;
    static final float HEIGHT = 841.9f;

    private final Draft draft;
    private final Random random;
    private final Family family;
    private final boolean rough;
    private final float left;
    private final float right;
    private final float top;
    private final float bottom;
    private final List<List<Mark>> pages = new ArrayList<>();
    private List<Mark> page = new ArrayList<>();
    private float y;

    Sheets(Draft draft, Random random) {
        this.draft = draft;
        this.random = random;
        this.family = draft.look().family();
        this.rough = draft.look().rough();
        this.left = 82 + random.nextInt(16);
        this.right = WIDTH - 42 - random.nextInt(14);
        this.top = 52 + random.nextInt(18);
        this.bottom = HEIGHT - 57;
    }

    List<List<Mark>> lay() {
        newPage();
        if (draft.complaint()) {
            complaintHeading();
        } else {
            heading();
            title();
        }
        basis();
        for (String paragraph : draft.body()) {
            paragraph(paragraph, Face.SERIF);
        }
        closing();
        if (draft.look().footer()) {
            footer();
        }
        if (rough) {
            roughEnd();
        }
        return pages;
    }

    private void newPage() {
        page = new ArrayList<>();
        pages.add(page);
        y = top;
        if (pages.size() > 1) {
            centred(Integer.toString(pages.size()), (left + right) / 2, 42, Face.SERIF, 13);
            y = top + 16;
        }
    }

    private void text(String text, float x, float baseline, Face face, float size) {
        page.add(new Mark.TextMark(text, x, baseline, family.face(face), size, Mark.BLACK, 0));
    }

    private float width(String text, Face face, float size) {
        return family.face(face).width(text, size);
    }

    private void centred(String text, float centre, float baseline, Face face, float size) {
        text(text, centre - width(text, face, size) / 2, baseline, face, size);
    }

    private List<String> wrap(String text, float width, Face face, float size) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && width(line + " " + word, face, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void rule(float centre, float at, float length) {
        page.add(new Mark.LineMark(centre - length / 2, at, centre + length / 2, at, 0.8f, Mark.BLACK));
    }

    // ---- first page ----

    private void heading() {
        float size = random.nextBoolean() ? 13 : 12;
        float start = left - random.nextInt(28);
        float split = start + (right - start) * (0.40f + random.nextFloat() * 0.03f);
        float leftCentre = (start + split) / 2;
        float rightCentre = (split + right) / 2;
        float step = size * 1.18f;
        float leftY = y + size;
        for (String line : draft.issuer().parent().isEmpty()
                ? List.<String>of()
                : wrap(draft.issuer().parent(), split - start - 4, Face.SERIF, size)) {
            centred(line, leftCentre, leftY, Face.SERIF, size);
            leftY += step;
        }
        List<String> own = draft.issuer().preferredLines().isEmpty() || random.nextInt(6) == 0
                ? List.of(draft.issuer().name())
                : draft.issuer().preferredLines();
        float last = 60;
        for (String part : own) {
            for (String line : wrap(part, split - start - 4, Face.BOLD, size)) {
                centred(line, leftCentre, leftY, Face.BOLD, size);
                last = width(line, Face.BOLD, size);
                leftY += step;
            }
        }
        rule(leftCentre, leftY - step + 4, last * (0.33f + random.nextFloat() * 0.2f));
        float mottoSize = Math.min(
                size, 13 * (right - split) / Math.max(1, width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Face.BOLD, 13)));
        centred(
                "CỘNG " + (random.nextInt(4) == 0 ? "HOÀ" : "HÒA") + " XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                rightCentre,
                y + size,
                Face.BOLD,
                mottoSize);
        String motto = random.nextInt(5) == 0 ? "Độc lập – Tự do – Hạnh phúc" : "Độc lập - Tự do - Hạnh phúc";
        centred(motto, rightCentre, y + size + step, Face.BOLD, mottoSize + 1);
        rule(rightCentre, y + size + step + 4.5f, width(motto, Face.BOLD, mottoSize + 1));
        float row =
                Math.max(leftY + 6, y + size + 2 * step + 10) + (draft.look().spacedHeading() ? 6 : 0);
        float dateRow = random.nextInt(4) == 0 ? y + size + 2 * step + 10 : row;
        if (!draft.number().isEmpty()) {
            number(leftCentre, row, 13);
        }
        date(rightCentre, Math.max(dateRow, y + size + 2 * step + 8), 13 + random.nextInt(2));
        y = row + 8;
        underNumber(leftCentre, split - start);
        if (draft.look().arrivalStamp()) {
            boolean rightSide = draft.kind() == Kind.CONG_VAN;
            // nobody stamps over a mark of secrecy or urgency
            arrivalStamp(rightSide ? right - 150 : start - 16, rightSide ? row + 12 : Math.max(row + 12, y + 2));
        }
    }

    private void number(float centre, float baseline, float size) {
        String label = random.nextInt(7) == 0 ? "Số : " : "Số: ";
        String separator = random.nextInt(12) == 0 ? " / " : "/";
        if (!draft.look().handNumber()) {
            centred(label + draft.number() + separator + draft.notation(), centre, baseline, Face.SERIF, size);
            return;
        }
        String gap = "          ";
        if (rough && random.nextBoolean()) { // a numbering stamp instead of the pen
            gap = " ".repeat(6 + random.nextInt(8));
        }
        String printed = label + gap + "/" + draft.notation();
        float x = centre - width(printed, Face.SERIF, size) / 2;
        text(label, x, baseline, Face.SERIF, size);
        float labelEnd = x + width(label, Face.SERIF, size);
        float slash = labelEnd + width(gap, Face.SERIF, size);
        text("/" + draft.notation(), slash, baseline, Face.SERIF, size);
        float middle = (labelEnd + slash) / 2;
        if (rough && random.nextInt(3) == 0) {
            float x0 = middle - Face.SANS_BOLD.width(draft.number(), size - 1) / 2;
            page.add(new Mark.TextMark(
                    draft.number(),
                    x0,
                    baseline - 2 + random.nextFloat() * 3,
                    Face.SANS_BOLD,
                    size - 1,
                    random.nextBoolean() ? Mark.BLUE : Mark.BLACK,
                    random.nextFloat() * 4 - 2));
        } else {
            byHand(draft.number(), middle, baseline - 1 + random.nextFloat() * 3, size + 3);
        }
    }

    private void byHand(String text, float centre, float baseline, float size) {
        float x = centre - Face.ITALIC.width(text, size) / 2;
        for (String letter : text.split("(?!^)", -1)) {
            page.add(new Mark.TextMark(
                    letter,
                    x,
                    baseline + random.nextFloat() * 1.6f - 0.8f,
                    Face.ITALIC,
                    size,
                    Mark.BLUE,
                    random.nextFloat() * 10 - 6));
            x += Face.ITALIC.width(letter, size) + 0.6f;
        }
    }

    private void date(float centre, float baseline, float size) {
        int day = draft.date().getDayOfMonth();
        int month = draft.date().getMonthValue();
        String dayText = day < 10 ? "0" + day : Integer.toString(day);
        String monthText = month < 3 || (random.nextInt(5) == 0 && month < 10) ? "0" + month : Integer.toString(month);
        String place = draft.issuer().place();
        if (!draft.look().handDate()) {
            centred(
                    place + ", ngày " + dayText + " tháng " + monthText + " năm "
                            + draft.date().getYear(),
                    centre,
                    baseline,
                    Face.ITALIC,
                    size);
            return;
        }
        String before = place + ", ngày ";
        String full = before + "     tháng      năm " + draft.date().getYear();
        float x = centre - width(full, Face.ITALIC, size) / 2;
        text(before, x, baseline, Face.ITALIC, size);
        x += width(before, Face.ITALIC, size);
        float gap = width("     ", Face.ITALIC, size);
        byHand(dayText, x + gap / 2, baseline, size + 2);
        x += gap;
        text(" tháng ", x, baseline, Face.ITALIC, size);
        x += width(" tháng ", Face.ITALIC, size);
        byHand(monthText, x + gap / 2, baseline, size + 2);
        x += gap;
        text(" năm " + draft.date().getYear(), x, baseline, Face.ITALIC, size);
    }

    private void underNumber(float centre, float width) {
        float at = y + 6;
        if (draft.kind() == Kind.CONG_VAN) {
            float size = random.nextBoolean() ? 12 : 13;
            Face face = random.nextInt(5) == 0 ? Face.ITALIC : Face.SERIF;
            String about = rough && random.nextInt(4) == 0 ? "V/v: " : "V/v ";
            for (String line : wrap(about + draft.subject(), width - 6, face, size)) {
                centred(line, centre, at + size - 4, face, size);
                at += size * 1.15f;
            }
            at += 4;
        }
        if (!draft.secrecy().isEmpty()) {
            at = stamp(draft.secrecy(), centre, at, draft.secrecy().length() * 10 + 18);
        }
        if (draft.urgency() > 0) {
            String word = switch (draft.urgency()) {
                case 1 -> "KHẨN";
                case 2 -> "THƯỢNG KHẨN";
                default -> random.nextBoolean() ? "HOẢ TỐC" : "HỎA TỐC";
            };
            at = stamp(word, centre, at, draft.urgency() == 1 ? 57 : draft.urgency() == 2 ? 113 : 85);
        }
        if (!draft.circulation().isEmpty()) {
            at = stamp(draft.circulation(), centre, at, 150);
        }
        y = Math.max(y, at);
    }

    private float stamp(String word, float centre, float at, float width) {
        float x = centre - width / 2 + random.nextInt(30) - 15;
        float top = at + 2 + random.nextInt(4);
        page.add(new Mark.FrameMark(x, top, width, 22.7f, 1.4f, Mark.RED));
        float size = 13.5f;
        page.add(new Mark.TextMark(
                word, x + (width - Face.BOLD.width(word, size)) / 2, top + 16, Face.BOLD, size, Mark.RED, 0));
        return top + 27;
    }

    private void arrivalStamp(float x, float top) {
        int rgb = random.nextBoolean() ? Mark.RED : Mark.BLUE;
        float width = 142;
        float height = 88;
        page.add(new Mark.FrameMark(x, top, width, height, 1.1f, rgb));
        String office = random.nextBoolean() ? "VĂN PHÒNG UBND TỈNH" : "SỞ TÀI CHÍNH";
        stampLine(office, x, top + 13, width, 9, rgb);
        page.add(new Mark.LineMark(x, top + 18, x + width, top + 18, 0.8f, rgb));
        page.add(new Mark.TextMark("ĐẾN", x + 8, top + 42, Face.SANS_BOLD, 15, rgb, 0));
        page.add(new Mark.TextMark("Số: ............", x + 50, top + 33, Face.SERIF, 10, rgb, 0));
        byHand(Integer.toString(100 + random.nextInt(9000)), x + 95, top + 31, 13);
        page.add(new Mark.TextMark("Ngày: ...........", x + 50, top + 50, Face.SERIF, 10, rgb, 0));
        byHand(
                (1 + random.nextInt(28)) + "/" + (1 + random.nextInt(12)) + "/"
                        + draft.date().getYear() % 100,
                x + 105,
                top + 48,
                12);
        page.add(new Mark.TextMark("Chuyển: ....................", x + 8, top + 67, Face.SERIF, 10, rgb, 0));
        page.add(new Mark.TextMark("Số và ký hiệu HS: ...........", x + 8, top + 82, Face.SERIF, 10, rgb, 0));
    }

    private void stampLine(String text, float x, float baseline, float width, float size, int rgb) {
        page.add(new Mark.TextMark(
                text, x + (width - Face.SANS_BOLD.width(text, size)) / 2, baseline, Face.SANS_BOLD, size, rgb, 0));
    }

    private void title() {
        float centre = (left + right) / 2;
        float size = draft.look().bodySize();
        if (draft.kind() == Kind.CONG_VAN) {
            y += 14;
            if (draft.look().arrivalStamp() && random.nextInt(4) != 0) {
                y = Math.max(y, belowFrames() - 6);
            }
            addressees(centre, size);
            return;
        }
        y += 20 + random.nextInt(14);
        boolean stamp = draft.look().arrivalStamp();
        float titleSize = 14 + random.nextInt(3);
        String word = Text.upper(draft.kind().title);
        float titleCentre = stamp ? Math.max(centre, left + 250) : centre;
        centred(word, titleCentre, y, Face.BOLD, titleSize);
        y += titleSize + 4;
        if (!draft.subject().isEmpty()) {
            float width = stamp ? 250 : 280 + random.nextInt(130);
            Face face = rough && random.nextInt(7) == 0 ? Face.ITALIC : Face.BOLD;
            float letters = rough && random.nextInt(4) == 0 ? 13 : 14;
            for (String line : wrap(draft.subject(), width, face, letters)) {
                centred(line, titleCentre, y, face, letters);
                y += 17;
            }
            rule(titleCentre, y - 11, 70 + random.nextInt(60));
        }
        if (stamp) {
            y = Math.max(y, belowFrames());
        }
        y += 10;
        if (draft.kind() == Kind.CONG_DIEN) {
            centred(
                    draft.signature().position() + " "
                            + abbreviated(draft.issuer().name()) + " điện:",
                    centre,
                    y,
                    Face.BOLD,
                    size);
            y += size + 8;
        }
        if (!draft.addressees().isEmpty()) {
            addressees(centre, size);
        } else if (draft.kind() == Kind.QUYET_DINH || draft.kind() == Kind.NGHI_QUYET) {
            for (String line : wrap(authority(), right - left - 40, Face.BOLD, size)) {
                centred(line, centre, y, Face.BOLD, size);
                y += size * 1.25f;
            }
            y += 4;
        }
    }

    private float belowFrames() {
        float lowest = y;
        for (Mark mark : page) {
            if (mark instanceof Mark.FrameMark frame) {
                lowest = Math.max(lowest, frame.y() + frame.height() + 16);
            }
        }
        return lowest;
    }

    private String authority() {
        String name = draft.issuer().name();
        if (draft.kind() == Kind.NGHI_QUYET) {
            return name;
        }
        String head = draft.issuer().signatures().get(0).position();
        return name.startsWith("ỦY BAN") || name.startsWith("UỶ BAN") ? "CHỦ TỊCH " + name : head + " " + name;
    }

    private static String abbreviated(String name) {
        return name.replace("ỦY BAN NHÂN DÂN", "UBND").replace("UỶ BAN NHÂN DÂN", "UBND");
    }

    private void addressees(float centre, float size) {
        List<String> all = draft.addressees();
        if (all.size() == 1) {
            String line = "Kính gửi: " + all.get(0) + (random.nextBoolean() ? "." : "");
            centred(line, centre, y + 6, Face.SERIF, size);
            y += size + 18;
            return;
        }
        float x = left + 90 + random.nextInt(50);
        text("Kính gửi:", x, y + 6, Face.SERIF, size);
        boolean sameLine = random.nextInt(4) == 0;
        float itemX = x + width("Kính gửi: ", Face.SERIF, size) + (sameLine ? 6 : 0);
        float at = y + 6 + (sameLine ? 0 : size * 1.3f);
        for (int i = 0; i < all.size(); i++) {
            text("- " + all.get(i) + (i == all.size() - 1 ? "." : ";"), itemX, at, Face.SERIF, size);
            at += size * 1.3f;
        }
        y = at + 8;
    }

    private void complaintHeading() {
        float centre = (left + right) / 2;
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", centre, y + 13, Face.BOLD, 13);
        centred("Độc lập - Tự do - Hạnh phúc", centre, y + 30, Face.BOLD, 14);
        rule(centre, y + 35, 170);
        date(right - 120, y + 58, 14);
        centred(draft.subject(), centre, y + 92, Face.BOLD, 15);
        y += 120;
        addressees(centre, 14);
    }

    // ---- body ----

    private void basis() {
        for (String line : draft.basis()) {
            paragraph(line, Face.ITALIC);
        }
        if (draft.kind() == Kind.QUYET_DINH || draft.kind() == Kind.NGHI_QUYET) {
            room(30);
            y += 6;
            centred(
                    Text.upper(draft.kind().title) + ":",
                    (left + right) / 2,
                    y,
                    Face.BOLD,
                    draft.look().bodySize());
            y += 20;
        }
    }

    private void room(float needed) {
        if (y + needed > bottom) {
            newPage();
        }
    }

    private void paragraph(String paragraph, Face face) {
        float size = draft.look().bodySize();
        float step = size * 1.15f * draft.look().lineSpacing();
        float indent = 28.3f;
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ", -1)) {
            float space = right - left - (lines.isEmpty() ? indent : 0);
            if (line.length() > 0 && width(line + " " + word, face, size) > space) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        for (int i = 0; i < lines.size(); i++) {
            room(step);
            y += step;
            justified(lines.get(i), i == 0 ? left + indent : left, i == lines.size() - 1, face, size);
        }
        y += 6;
    }

    private void justified(String line, float x, boolean last, Face face, float size) {
        if (last) {
            text(line, x, y, face, size);
            return;
        }
        String[] words = line.split(" ", -1);
        float used = 0;
        for (String word : words) {
            used += width(word, face, size);
        }
        float gap = words.length > 1 ? (right - x - used) / (words.length - 1) : 0;
        float at = x;
        for (String word : words) {
            text(word, at, y, face, size);
            at += width(word, face, size) + gap;
        }
    }

    // ---- last page ----

    private void closing() {
        float signCentre = left + (right - left) * (0.72f + random.nextFloat() * 0.05f);
        float signWidth = (right - left) * 0.52f;
        float size = random.nextBoolean() ? 14 : 13;
        List<String> lines = new ArrayList<>(draft.signature().competence());
        lines.addAll(wrap(draft.signature().position(), signWidth, Face.BOLD, size));
        float handRoom = 62 + random.nextInt(26);
        float height = lines.size() * size * 1.2f + handRoom + size;
        float listHeight = (draft.receivers().size() + (rough ? 5 : 2)) * 13f + 8;
        room(Math.max(height, listHeight) + 18);
        y += 18;
        float start = y;
        boolean two = rough && draft.kind() == Kind.BIEN_BAN;
        if (two) {
            secretary(start, size, handRoom + lines.size() * size * 1.2f);
        } else if (!draft.receivers().isEmpty()) {
            receivers(start);
        }
        float at = start;
        for (String line : lines) {
            centred(line, signCentre, at, Face.BOLD, size);
            at += size * 1.2f;
        }
        if (rough && random.nextInt(9) == 0) {
            centred("(Ký tên, đóng dấu)", signCentre, at, Face.ITALIC, size - 1);
        }
        float name = at + handRoom;
        centred(draft.fullSigner(), signCentre, name, Face.BOLD, size);
        if (random.nextInt(12) != 0) {
            page.add(new Mark.ScribbleMark(signCentre - 45, at - 4, 100, handRoom - 14, random.nextLong()));
        }
        if (draft.look().seal()) {
            float lower = rough ? random.nextInt(22) : 0;
            page.add(new Mark.SealMark(
                    signCentre - 42 - random.nextInt(14),
                    at + handRoom / 2 - 8 + lower,
                    48,
                    draft.issuer().name(),
                    random.nextBoolean() ? "★" : "SAO"));
        }
        y = name + 10;
        if (two && !draft.receivers().isEmpty()) {
            room(listHeight + 20);
            y += 18;
            receivers(y);
        }
    }

    /** The other signature of minutes, at the left. */
    private void secretary(float start, float size, float depth) {
        float centre = left + (right - left) * 0.2f;
        centred("THƯ KÝ", centre, start, Face.BOLD, size);
        page.add(new Mark.ScribbleMark(centre - 40, start + 14, 80, depth - 34, random.nextLong()));
        centred("Hoàng Thị Minh Châu", centre, start + depth, Face.BOLD, size);
    }

    // ---- what happens to documents in an office ----

    private void roughEnd() {
        List<Mark> first = pages.get(0);
        if (!draft.complaint() && random.nextInt(6) == 0) {
            float at = 16;
            float x = right - 150 + random.nextInt(20);
            for (String line : new RoughTexts(random).electronicSignature(draft.issuer(), draft.date())) {
                String shown = line.length() > 44 ? line.substring(0, 44) : line;
                first.add(new Mark.TextMark(shown, x, at, Face.SANS, 6.5f, Mark.BLACK, 0));
                at += 8;
            }
        }
        if (random.nextInt(5) == 0) { // a leader's note in the margin
            first.add(new Mark.ScribbleMark(
                    8 + random.nextInt(20), 250 + random.nextInt(300), 50, 40, random.nextLong()));
            first.add(new Mark.ScribbleMark(
                    10 + random.nextInt(20), 300 + random.nextInt(300), 46, 26, random.nextLong()));
        }
        if (!draft.number().isEmpty() && random.nextInt(6) == 0) {
            if (random.nextBoolean()) {
                annex();
            } else {
                landscapeAnnex();
            }
        }
    }

    private void annex() {
        newPage();
        float centre = (left + right) / 2;
        centred("PHỤ LỤC", centre, y, Face.BOLD, 14);
        centred(annexLine(), centre, y + 18, Face.ITALIC, 13);
        y += 44;
        table(left, right, y);
    }

    /** A sheet that lies across, scanned upright like the others: everything on it is turned. */
    private void landscapeAnnex() {
        page = new ArrayList<>();
        pages.add(page);
        float size = 13;
        turned("PHỤ LỤC", WIDTH - 60, HEIGHT / 2 - width("PHỤ LỤC", Face.BOLD, size) / 2, Face.BOLD, size);
        float start = Math.max(60, HEIGHT / 2 - width(annexLine(), Face.ITALIC, size) / 2);
        turned(annexLine(), WIDTH - 80, start, Face.ITALIC, size);
        for (int row = 0; row < 9; row++) {
            float x = WIDTH - 120 - row * 34;
            page.add(new Mark.LineMark(x + 14, 70, x + 14, HEIGHT - 70, 0.7f, Mark.BLACK));
            turned((row + 1) + ". Đơn vị thứ " + (row + 1), x, 90, Face.SERIF, size);
            turned(Integer.toString(100 + random.nextInt(9000)), x, 420, Face.SERIF, size);
            turned(Integer.toString(10 + random.nextInt(900)), x, 620, Face.SERIF, size);
        }
    }

    private void turned(String text, float x, float along, Face face, float size) {
        page.add(new Mark.TextMark(text, x, along, family.face(face), size, Mark.BLACK, 90));
    }

    private String annexLine() {
        return "(Kèm theo " + draft.kind().title + " số " + draft.fullNumber() + " của "
                + abbreviated(draft.issuer().name()) + ")";
    }

    private void table(float from, float to, float start) {
        float at = start;
        for (int row = 0; row < 12; row++) {
            page.add(new Mark.LineMark(from, at, to, at, 0.7f, Mark.BLACK));
            text(Integer.toString(row + 1), from + 6, at + 15, Face.SERIF, 12);
            text("Xã, phường thứ " + (row + 1), from + 40, at + 15, Face.SERIF, 12);
            text(Integer.toString(10 + random.nextInt(9000)), to - 90, at + 15, Face.SERIF, 12);
            at += 21;
        }
        page.add(new Mark.LineMark(from, at, to, at, 0.7f, Mark.BLACK));
        for (float x : new float[] {from, from + 32, to - 110, to}) {
            page.add(new Mark.LineMark(x, start, x, at, 0.7f, Mark.BLACK));
        }
    }

    private void receivers(float start) {
        text("Nơi nhận:", left, start, random.nextInt(3) == 0 ? Face.BOLD : Face.ITALIC, 12);
        float at = start + 14;
        for (String receiver : draft.receivers()) {
            for (String line :
                    rough ? wrap("- " + receiver + ";", 215, Face.SERIF, 11) : List.of("- " + receiver + ";")) {
                text(line, left, at, Face.SERIF, 11);
                at += 13;
            }
        }
        text("- " + draft.archiveLine(), left, at, Face.SERIF, 11);
    }

    private void footer() {
        List<Mark> first = pages.get(0);
        first.add(new Mark.LineMark(left, HEIGHT - 48, right, HEIGHT - 48, 0.6f, Mark.BLACK));
        first.add(new Mark.TextMark(
                "Địa chỉ: Số 2 đường Hùng Vương; ĐT: (0205) 3812 345; Email: vanthu@coquan.gov.vn",
                left + 10,
                HEIGHT - 36,
                family.face(Face.SERIF),
                10,
                Mark.BLACK,
                0));
    }
}
