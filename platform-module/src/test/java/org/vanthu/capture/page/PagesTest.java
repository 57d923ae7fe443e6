package org.vanthu.capture.page;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.files.PagePictures;
import org.vanthu.files.SampleFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PagesTest {
    private static final String PDF = "application/pdf";
    private static final String TEXT =
            "Ủy ban nhân dân tỉnh Lạng Sơn Sở Nội vụ Số 477 TTr SNV Cộng hòa xã hội chủ nghĩa Việt Nam"
                    + " Độc lập Tự do Hạnh phúc Lạng Sơn ngày 17 tháng 8 năm 2021 Tờ trình về việc ban hành Quy chế làm việc của Ủy ban"
                    + " nhân dân tỉnh nhiệm kỳ mới kính gửi Ủy ban nhân dân tỉnh căn cứ Luật Tổ chức chính quyền địa phương";

    @TempDir
    Path temp;

    @Test
    void rotatesOnePageAndLeavesTheSource() throws IOException {
        Path source = Files.write(temp.resolve("a.pdf"), SampleFiles.pdf(3));
        byte[] before = Files.readAllBytes(source);

        PdfPages.rotate(source, PDF, 2, 90, temp.resolve("b.pdf"));

        var sizes = PagePictures.sizes(temp.resolve("b.pdf"), PDF);
        assertThat(sizes.get(1).width()).isGreaterThan(sizes.get(1).height());
        assertThat(sizes.get(0).width()).isLessThan(sizes.get(0).height());
        assertThat(source).hasBinaryContent(before);
        assertThatThrownBy(() -> PdfPages.rotate(source, PDF, 4, 90, temp.resolve("c.pdf")))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void splitsAndJoinsPdfAndMultiPageTiff() throws IOException {
        Path tiff = Files.write(temp.resolve("a.tif"), SampleFiles.tiff(4));
        var targets = IntStream.range(0, 9)
                .mapToObj(i -> temp.resolve("part" + i + ".pdf"))
                .iterator();

        List<Path> parts = PdfPages.split(tiff, "image/tiff", List.of(1, 3), targets);
        PdfPages.merge(List.of(parts.get(1), tiff), List.of(PDF, "image/tiff"), temp.resolve("joined.pdf"));

        assertThat(parts.stream().map(this::pages)).containsExactly(1, 2, 1);
        assertThat(pages(temp.resolve("joined.pdf"))).isEqualTo(6);
        assertThatThrownBy(() -> PdfPages.split(tiff, "image/tiff", List.of(4), targets))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void recognisesARescanByItsPictureAndTellsOthersApart() {
        BufferedImage page = page(TEXT, 0, 0);
        BufferedImage rescan = page(TEXT, 3, 2);
        BufferedImage other = SampleFiles.picture(800, 1100, 99);

        assertThat(PictureHash.of(page).distance(PictureHash.of(rescan))).isLessThan(8);
        assertThat(PictureHash.of(page).distance(PictureHash.of(other))).isGreaterThan(12);
        assertThat(shared(PictureHash.of(page).bands(), PictureHash.of(rescan).bands()))
                .isTrue();
        assertThat(PictureHash.parse(PictureHash.of(page).hex())).isEqualTo(PictureHash.of(page));
    }

    @Test
    void recognisesARescanByItsTextDespiteReadingErrors() {
        List<String> words = List.of(TEXT.split(" "));
        List<String> misread = new ArrayList<>(words);
        misread.set(10, "hoa");
        misread.set(40, "Quy-che");
        var first = TextSignature.of(words.stream()).orElseThrow();
        var second = TextSignature.of(misread.stream()).orElseThrow();
        var other = TextSignature.of(Stream.iterate(1, i -> i + 1).limit(80).map(i -> "w" + i))
                .orElseThrow();

        assertThat(first.similarity(second)).isGreaterThan(0.7);
        assertThat(shared(first.bands(), second.bands())).isTrue();
        assertThat(first.similarity(other)).isLessThan(0.2);
        assertThat(TextSignature.parse(first.hex()).similarity(first)).isEqualTo(1);
        assertThat(TextSignature.of(Stream.of("chỉ", "vài", "chữ"))).isEmpty();
    }

    @Test
    void keepsPicturesWithinTheLimitAndForgetsOnDemand() throws IOException {
        Path pdf = Files.write(temp.resolve("a.pdf"), SampleFiles.pdf(2));
        Path jpg = Files.write(temp.resolve("a.jpg"), SampleFiles.image("jpg", 900, 1200));
        var pictures = new PagePictures(temp.resolve("cache"), 0, Clock.systemUTC());

        Path made = pictures.jpeg("aa11", PDF, () -> pdf, 2, 950);
        Path photo = pictures.jpeg("bb22", "image/jpeg", () -> jpg, 1, 400);

        assertThat(ImageIO.read(made.toFile()).getWidth()).isBetween(999, 1001);
        assertThat(ImageIO.read(photo.toFile()).getWidth()).isEqualTo(400);
        assertThatThrownBy(() -> pictures.jpeg("aa11", PDF, () -> pdf, 3, 100))
                .isInstanceOf(IndexOutOfBoundsException.class);
        pictures.forget("aa11");
        assertThat(made).doesNotExist();
        for (int i = 0; i < 70; i++) {
            pictures.jpeg("k" + i, "image/jpeg", () -> jpg, 1, 100);
        }
        try (var files = Files.walk(temp.resolve("cache"))) {
            assertThat(files.filter(Files::isRegularFile).count()).isLessThan(20);
        }
    }

    private int pages(Path pdf) {
        try {
            return PagePictures.sizes(pdf, PDF).size();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean shared(List<Long> one, List<Long> two) {
        return IntStream.range(0, one.size()).anyMatch(i -> one.get(i).equals(two.get(i)));
    }

    private static BufferedImage page(String text, int shift, int noise) {
        var image = new BufferedImage(800, 1100, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 800, 1100);
        g.setColor(Color.BLACK);
        g.setFont(new Font(Font.SERIF, Font.PLAIN, 24));
        var words = Arrays.asList(text.split(" "));
        for (int line = 0; line * 6 < words.size(); line++) {
            g.drawString(
                    String.join(" ", words.subList(line * 6, Math.min(words.size(), line * 6 + 6))),
                    80 + shift,
                    100 + line * 60 + shift);
        }
        var random = new Random(noise);
        for (int i = 0; i < noise * 500; i++) {
            g.fillRect(random.nextInt(800), random.nextInt(1100), 1, 1);
        }
        g.dispose();
        return image;
    }
}
